import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planCall, type CallEvent, type CallFact } from '../../src/intake/plan-call.ts';
import { recordCallEvent } from '../../src/intake/record-call-event.ts';
import { recordTranscript } from '../../src/intake/record-transcript.ts';
import { loadTranscripts } from '../../src/intake/transcript-store.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { newSid } from '../support/vendors.ts';

const start = Date.parse('2026-11-21T09:00:00Z');
const caller = { from: '+14155550123', to: '+14155550100' };
const nobody = { from: '', to: '' };

let db: TestDatabase;
let fetched: string[] = [];
let jobs: { messageId: string; runAt: Date | null }[] = [];

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

function deps() {
  return {
    prisma: db.database.prisma,
    enqueueMessage(_: unknown, messageId: string, runAt: Date | null) {
      jobs.push({ messageId, runAt });
      return Promise.resolve();
    },
    enqueueAttachments(_: unknown, ids: string[]) {
      fetched.push(...ids);
      return Promise.resolve();
    },
  };
}

function record(event: CallEvent) {
  return recordCallEvent(deps(), event);
}

/** The callbacks of one recorded and transcribed call, as the vendor usually sends them. */
function usualCall() {
  const callSid = newSid('CA');
  const recording = { sid: newSid('RE'), url: `https://api.twilio.com/Recordings/${callSid}` };
  function event(fact: CallFact, second: number, parties: { from: string; to: string }): CallEvent {
    return {
      callSid,
      form: `${fact.kind}=1`,
      receivedAt: new Date(start + second * 1000),
      ...parties,
      ...fact,
    };
  }
  const transcription = { kind: 'transcription', transcriptionSid: newSid('TR'), recording } as const;
  return {
    callSid,
    call: event({ kind: 'call' }, 0, caller),
    recorded: event({ kind: 'recorded', recording, seconds: 20 }, 30, caller),
    finished: event({ kind: 'recording', recording, status: 'completed' }, 35, nobody),
    transcript: event({ ...transcription, status: 'completed', text: 'Refill metoprolol.' }, 60, caller),
    unread: event({ ...transcription, status: 'failed', text: '' }, 60, caller),
  };
}

async function messageOf(callSid: string) {
  const messages = await db.database.prisma.inboundMessage.findMany({
    where: { providerId: callSid },
    include: { attachments: { select: { url: true, position: true } } },
  });
  expect(messages).toHaveLength(1);
  const [message] = messages;
  if (!message) throw new Error('no message');
  return message;
}

function permutations<T>(items: T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) =>
    permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
  );
}

/** Plays a call's callbacks in this order, each of them twice. */
async function checkOrder(order: number[]): Promise<void> {
  const { callSid, call, recorded, finished, transcript } = usualCall();
  const events = [call, recorded, finished, transcript];
  for (const index of order) {
    const event = events[index] ?? call;
    expect(await record(event)).toEqual({ kind: 'recorded' });
    expect(await record(event)).toEqual({ kind: 'repeated' });
  }
  const { text, from, to, original, recordings } = planCall(events);
  expect(await messageOf(callSid), order.join()).toMatchObject({
    text,
    from,
    to,
    original,
    conversationKey: `${caller.from}|${caller.to}`,
    processAfter: null,
    state: 'received',
    attachments: [{ url: recordings[0]?.url, position: 0 }],
  });
}

describe('the callbacks of a call', () => {
  it('make the same one message in each of their orders, repeated or not', async () => {
    await Promise.all(permutations([0, 1, 2, 3]).map(checkOrder));
  });

  it('make one message when all come at the same moment', async () => {
    const { callSid, call, recorded, finished, transcript } = usualCall();
    const results = await Promise.all([call, recorded, finished, transcript, call, transcript].map(record));
    expect(results.filter((result) => result.kind === 'recorded')).toHaveLength(4);
    expect(await messageOf(callSid)).toMatchObject({
      text: 'Refill metoprolol.',
      ...caller,
      processAfter: null,
    });
  });

  it('let the message be read sooner and sooner, never later', async () => {
    jobs = [];
    const { call, recorded, finished, transcript } = usualCall();
    for (const event of [call, recorded, finished, transcript]) await record(event);
    const due = jobs.map(({ runAt }) => runAt && (runAt.getTime() - start) / 1000);
    expect(due).toEqual([300, 150, null]);
    expect(new Set(jobs.map((job) => job.messageId)).size).toBe(1);
  });

  it('have a message read again when its transcript comes after it was read', async () => {
    const { callSid, call, recorded, finished, transcript } = usualCall();
    for (const event of [call, recorded]) await record(event);
    const { id } = await messageOf(callSid);
    await db.database.prisma.inboundMessage.update({ where: { id }, data: { state: 'processed' } });
    jobs = [];
    await record(finished);
    expect(await messageOf(callSid)).toMatchObject({ state: 'processed', revision: 0 });
    expect(jobs).toEqual([]);
    await record(transcript);
    expect(await messageOf(callSid)).toMatchObject({
      state: 'received',
      revision: 1,
      text: 'Refill metoprolol.',
    });
    expect(jobs).toEqual([{ messageId: id, runAt: null }]);
    await record(transcript);
    expect(await messageOf(callSid)).toMatchObject({ state: 'received', revision: 1 });
  });

  it('have the recording fetched as soon as it is known, once', async () => {
    fetched = [];
    const { callSid, call, recorded, finished, transcript } = usualCall();
    for (const event of [call, recorded, finished, transcript, finished]) await record(event);
    const attachments = await db.database.prisma.attachment.findMany({
      where: { message: { providerId: callSid } },
    });
    expect(fetched).toEqual(attachments.map((attachment) => attachment.id));
    expect(fetched).toHaveLength(1);
  });

  it('leave a recording for a person to hear when no transcript can be had', async () => {
    const { callSid, call, finished, unread } = usualCall();
    for (const event of [call, finished, unread]) await record(event);
    const message = await messageOf(callSid);
    expect(message).toMatchObject({ text: '', processAfter: null, state: 'received' });
    expect(message.attachments).toHaveLength(1);
  });

  it('learn the caller from a later callback when the first one was lost', async () => {
    const { callSid, finished, transcript } = usualCall();
    await record(finished);
    expect(await messageOf(callSid)).toMatchObject({ from: '', conversationKey: callSid });
    await record(transcript);
    expect(await messageOf(callSid)).toMatchObject({
      from: caller.from,
      conversationKey: `${caller.from}|${caller.to}`,
    });
  });

  it('keep nothing when the job cannot be started', async () => {
    const { callSid, call } = usualCall();
    function refuse(): Promise<void> {
      return Promise.reject(new Error('no queue'));
    }
    const { prisma } = db.database;
    const deps = { prisma, enqueueMessage: refuse, enqueueAttachments: refuse };
    await expect(recordCallEvent(deps, call)).rejects.toThrow('no queue');
    expect(await prisma.callEvent.count({ where: { callSid } })).toBe(0);
    expect(await prisma.inboundMessage.count({ where: { providerId: callSid } })).toBe(0);
  });
});

const callbackKinds = ['call', 'recorded', 'finished', 'transcript'] as const;

function permutationsOf<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((first) =>
    permutationsOf(items.filter((item) => item !== first)).map((rest) => [first, ...rest]),
  );
}

describe('the callbacks of a call', () => {
  it.each(permutationsOf(callbackKinds).map((order) => [order.join(', '), order] as const))(
    'in the order %s, and any of them again, make the same message',
    async (_, order) => {
      const repeats = fc.array(fc.constantFrom(...order), { maxLength: 4 });
      await fc.assert(
        fc.asyncProperty(repeats, async (again) => {
          const { callSid, ...events } = usualCall();
          for (const kind of [...order, ...again]) await record(events[kind]);
          const { text, from, to, processAfter, attachments } = await messageOf(callSid);
          expect({ text, from, to, processAfter }).toEqual({
            text: 'Refill metoprolol.',
            ...{ from: events.call.from, to: events.call.to, processAfter: null },
          });
          expect(attachments).toHaveLength(1);
        }),
        { numRuns: 3 },
      );
    },
  );
});

/** Everything that may come of one call, of which the first makes its message. */
const steps = ['call', 'recorded', 'finished', 'transcript', 'speech', 'person'] as const;

describe('what comes of a call in any order and repeated, with late transcripts of our own', () => {
  it('is one message with the words of whoever is trusted most, and one recording', async () => {
    const orders = fc
      .shuffledSubarray([...steps], { minLength: 1 })
      .chain((order) => fc.tuple(fc.constant(order), fc.array(fc.constantFrom(...order), { maxLength: 4 })));
    await fc.assert(
      fc.asyncProperty(orders, async ([order, repeats]) => {
        const { callSid, ...events } = usualCall();
        const words = { vendor: 'Refill metoprolol.', speech: 'Refill metformin.', person: 'Refill both.' };
        async function play(step: (typeof steps)[number]): Promise<void> {
          if (step !== 'speech' && step !== 'person') return void (await record(events[step]));
          const row = await db.database.prisma.inboundMessage.findFirst({ where: { providerId: callSid } });
          if (!row) return;
          const recordingSid =
            events.finished.kind === 'recording' ? (events.finished.recording?.sid ?? '') : '';
          const heard = { messageId: row.id, recordingSid, origin: step, text: words[step] } as const;
          const more = { failure: null, language: 'en', by: 'Ada', at: new Date(start + 90_000) };
          await recordTranscript(deps(), { ...heard, ...more, dedupeKey: `${step}:${callSid}` });
        }
        for (const step of [...order, ...repeats, ...order]) await play(step);
        const told = order.filter((step) => step !== 'speech' && step !== 'person');
        if (told.length === 0) return;
        const message = await messageOf(callSid);
        const listeners = [
          ...(order.includes('person') ? [words.person] : []),
          ...(order.includes('speech') ? [words.speech] : []),
          ...(order.includes('transcript') ? [words.vendor] : []),
        ];
        expect(message.text).toBe(listeners[0] ?? '');
        const hasSound = order.some(
          (step) => step === 'recorded' || step === 'finished' || step === 'transcript',
        );
        expect(message.attachments).toHaveLength(hasSound ? 1 : 0);
        expect(await db.database.prisma.transcript.count({ where: { messageId: message.id } })).toBe(
          order.filter((step) => step === 'speech' || step === 'person').length,
        );
      }),
      { numRuns: 25 },
    );
  });
});

describe('a transcript that is not the vendor’s', () => {
  async function readCall() {
    const { callSid, call, recorded, transcript } = usualCall();
    for (const event of [call, recorded, transcript]) await record(event);
    const { id } = await messageOf(callSid);
    await db.database.prisma.inboundMessage.update({ where: { id }, data: { state: 'processed' } });
    jobs = [];
    return { callSid, id };
  }

  function written(messageId: string, origin: 'speech' | 'person', text: string, dedupeKey?: string) {
    const said = { messageId, recordingSid: '', origin, text, failure: text === '' ? 'silent' : null };
    const more = { language: null, by: 'Ada', at: new Date(start + 90_000) };
    return recordTranscript(deps(), { ...said, ...more, ...(dedupeKey ? { dedupeKey } : {}) });
  }

  it('of a person takes the place of the words, and has the message read again at once', async () => {
    const { callSid, id } = await readCall();
    expect(await written(id, 'person', ' Refill metformin. ')).toEqual({ kind: 'recorded' });
    expect(await messageOf(callSid)).toMatchObject({
      state: 'received',
      revision: 1,
      text: 'Refill metformin.',
    });
    expect(jobs).toEqual([{ messageId: id, runAt: null }]);
  });

  it('of a person with the same words has it read again, too: somebody has heard it now', async () => {
    const { callSid, id } = await readCall();
    await written(id, 'person', 'Refill metoprolol.');
    expect(await messageOf(callSid)).toMatchObject({ state: 'received', revision: 1 });
  });

  it('told of twice is kept once', async () => {
    const { callSid, id } = await readCall();
    expect(await written(id, 'speech', 'Refill metformin.', `speech:${id}`)).toEqual({ kind: 'recorded' });
    expect(await written(id, 'speech', 'Refill metformin.', `speech:${id}`)).toEqual({ kind: 'repeated' });
    expect(await messageOf(callSid)).toMatchObject({ revision: 1 });
  });

  it('without words changes nothing that was read', async () => {
    const { callSid, id } = await readCall();
    await written(id, 'speech', '');
    expect(await messageOf(callSid)).toMatchObject({
      state: 'processed',
      revision: 0,
      text: 'Refill metoprolol.',
    });
    expect(jobs).toEqual([]);
  });

  it('stands beside the vendor’s', async () => {
    const { callSid, id } = await readCall();
    await written(id, 'person', 'Refill metformin.');
    const all = await loadTranscripts(db.database.prisma, { id, providerId: callSid });
    expect(all.map(({ origin, text }) => [origin, text]).sort()).toEqual([
      ['person', 'Refill metformin.'],
      ['vendor', 'Refill metoprolol.'],
    ]);
  });

  it('cannot be rewritten', async () => {
    const { id } = await readCall();
    await written(id, 'person', 'Refill metformin.');
    await expect(
      db.database.prisma.transcript.updateMany({ where: { messageId: id }, data: { text: 'x' } }),
    ).rejects.toThrow();
  });
});
