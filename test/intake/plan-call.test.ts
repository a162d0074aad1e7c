import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planCall, type CallEvent, type CallFact } from '../../src/intake/plan-call.ts';
import { conversationKey } from '../../src/intake/conversation-key.ts';

const start = Date.parse('2026-11-21T09:00:00Z');
const recording = { sid: 'RE1', url: 'https://api.twilio.com/2010-04-01/Accounts/AC1/Recordings/RE1' };

function event(fact: CallFact, second: number, caller: { from?: string; to?: string } = {}): CallEvent {
  const { from = '', to = '' } = caller;
  return {
    callSid: 'CA1',
    form: `${fact.kind}=1`,
    receivedAt: new Date(start + second * 1000),
    from,
    to,
    ...fact,
  };
}

const caller = { from: '+14155550123', to: '+14155550100' };
const call = event({ kind: 'call' }, 0, caller);
const recorded = event({ kind: 'recorded', recording, seconds: 20 }, 30, caller);
const finished = event({ kind: 'recording', recording, status: 'completed' }, 35);
const absent = event({ kind: 'recording', recording: null, status: 'absent' }, 10);
const transcript = event(
  {
    kind: 'transcription',
    transcriptionSid: 'TR1',
    status: 'completed',
    text: ' Refill metoprolol. ',
    recording,
  },
  60,
  caller,
);
const unread = event(
  { kind: 'transcription', transcriptionSid: 'TR1', status: 'failed', text: '', recording },
  60,
  caller,
);

function secondsUntil(processAfter: Date | null): number | null {
  return processAfter && (processAfter.getTime() - start) / 1000;
}

describe('when a call is read', () => {
  it.each([
    ['hung up at the greeting: five minutes after it came', [call], 300],
    ['recorded: two minutes later, without waiting for a transcript any longer', [call, recorded], 150],
    ['recorded, and told of twice: not put off', [call, recorded, finished], 150],
    [
      'ended without a word: nothing is to be expected but silence',
      [call, { ...recorded, seconds: 0 } as CallEvent],
      300,
    ],
    ['transcribed: at once', [call, recorded, finished, transcript], null],
    ['not to be transcribed: at once, for a person to hear', [call, recorded, finished, unread], null],
    ['without a recording: at once, for a person to call back', [call, absent], null],
    ['with its first webhook lost', [finished], 155],
  ])('%s', (_, events, seconds) => {
    expect(secondsUntil(planCall(events).processAfter)).toBe(seconds);
  });
});

describe('when a call is read whose recording our own model is to hear, too', () => {
  const heard = {
    origin: 'speech',
    recordingSid: 'RE1',
    text: 'Refill metoprolol.',
    failure: null,
    language: 'en',
    key: '1',
  } as const;
  const awaited = ['vendor', 'speech'] as const;

  it.each([
    ['transcribed by the vendor alone: two minutes after it was recorded', [transcript], [], 150],
    ['heard by the model alone: two minutes after it was recorded', [finished], [heard], 150],
    ['transcribed by both: at once', [transcript], [heard], null],
    [
      'by both, of whom neither understood it: at once',
      [unread],
      [{ ...heard, text: '', failure: 'silent' }],
      null,
    ],
    ['written down by a person: at once', [finished], [{ ...heard, origin: 'person' }], null],
  ] as const)('%s', (_, events, transcripts, seconds) => {
    const plan = planCall([call, recorded, ...events], { transcripts, awaited });
    expect(secondsUntil(plan.processAfter)).toBe(seconds);
  });
});

describe('what a call says', () => {
  it('is its transcript, its numbers and its recording, kept once', () => {
    expect(planCall([finished, transcript, recorded, call])).toEqual({
      text: 'Refill metoprolol.',
      heardByPerson: false,
      ...caller,
      original: 'call=1',
      processAfter: null,
      recordings: [recording],
    });
  });

  it('is nothing but a recording to hear when the transcript failed', () => {
    expect(planCall([call, recorded, unread])).toMatchObject({ text: '', recordings: [recording] });
  });

  it('is all the words when there are several recordings', () => {
    const second = event(
      {
        kind: 'transcription',
        transcriptionSid: 'TR2',
        status: 'completed',
        text: 'And lisinopril.',
        recording: null,
      },
      50,
    );
    expect(planCall([second, transcript]).text).toBe('Refill metoprolol.\nAnd lisinopril.');
  });

  it('is the same in any order and with any repeats', () => {
    const events = [call, recorded, finished, transcript, unread, absent];
    const some = fc.subarray(events, { minLength: 1 });
    const orders = some.chain((chosen) =>
      fc.tuple(fc.constant(chosen), fc.shuffledSubarray([...chosen, ...chosen], { minLength: 0 })),
    );
    fc.assert(
      fc.property(orders, ([chosen, extra]) => {
        expect(planCall([...extra, ...chosen])).toEqual(planCall(chosen));
      }),
    );
  });
});

describe('which thread an arrival belongs to', () => {
  it.each([
    ['sms', '+14155550123', '+14155550123|+14155550100'],
    ['voice', '+14155550123', '+14155550123|+14155550100'],
    ['sms', '(415) 555-0123', '+14155550123|+14155550100'],
    ['sms', 'whatsapp:+14155550123', '+14155550123|+14155550100'],
    ['voice', 'anonymous', 'id'],
    ['voice', '', 'id'],
    ['voice', '+266696687', 'id'],
    ['voice', '+86282452253', 'id'],
    ['voice', '+17378742833', 'id'],
    ['sms', '22395', 'id'],
    ['sms', 'CLINIC', 'id'],
    ['web', '+14155550123', 'id'],
    ['api', '+14155550123', 'id'],
  ] as const)('%s from %j: %s', (channel, from, key) => {
    expect(conversationKey(channel, from, '+14155550100', 'id')).toBe(key);
  });
});
