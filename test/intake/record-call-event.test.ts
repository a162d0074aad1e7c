import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planCall, type CallEvent, type CallFact } from '../../src/intake/plan-call.ts';
import { recordCallEvent } from '../../src/intake/record-call-event.ts';
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

function record(event: CallEvent) {
  return recordCallEvent(
    {
      prisma: db.database.prisma,
      enqueueMessage: (_, messageId, runAt) => {
        jobs.push({ messageId, runAt });
        return Promise.resolve();
      },
      enqueueAttachments: (_, ids) => {
        fetched.push(...ids);
        return Promise.resolve();
      },
    },
    event,
  );
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
