import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recordTranscript } from '../../src/intake/record-transcript.ts';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { onCall, openGateway, type TestGateway } from '../support/gateway.ts';
import type { Callback } from '../support/senders.ts';
import { newSid } from '../support/vendors.ts';
import { mary, people, phoneOf, stranger } from './people.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: people });
});
beforeEach(() => emptyTraffic(gateway));
afterAll(() => gateway.close());

const from = phoneOf(mary);
const transcript =
  'This is Mary Johnson, date of birth March fourth nineteen fifty two, I need a refill of my metoprolol fifty milligrams';

async function post(callbacks: readonly (Callback | undefined)[]): Promise<void> {
  for (const callback of callbacks)
    if (callback) expect([200, 204]).toContain(await gateway.callback(callback));
}

/** Our own model's reading of the recording, which is known once its message is; again it is the same one. */
async function hearOurselves(text: string): Promise<void> {
  const message = await gateway.db.inboundMessage.findFirst({ include: { attachments: true } });
  const recordingSid = message?.attachments[0]?.recordingSid;
  if (!message || !recordingSid) return;
  const deps = {
    prisma: gateway.db,
    enqueueAttachments: () => Promise.resolve(),
    async enqueueMessage(tx: Pick<typeof gateway.db, '$executeRaw'>, messageId: string, runAt: Date | null) {
      const job = JSON.stringify({ messageId });
      await tx.$executeRaw`INSERT INTO pgboss.job (name, data, start_after)
        VALUES ('process-message', ${job}::jsonb, coalesce(${runAt}::timestamptz, now()))`;
    },
  };
  const heard = { messageId: message.id, recordingSid, origin: 'speech', failure: null } as const;
  const more = {
    language: 'en',
    by: 'test-model',
    at: gateway.clock.now(),
    dedupeKey: `speech:${recordingSid}`,
  };
  await recordTranscript(deps, { ...heard, text, ...more });
}

function tickets() {
  return gateway.db.ticket.findMany({ include: { tasks: true, sources: true }, orderBy: { id: 'asc' } });
}

async function expectToBeHeard(kind = 'hear_recording'): Promise<void> {
  const found = await gateway.eventually('a ticket', async () => {
    const all = await tickets();
    return all.length > 0 ? all : null;
  });
  expect(found).toMatchObject([
    { stage: 'review', queue: 'concierge', priority: 'urgent', status: 'open', flags: ['unscreened'] },
  ]);
  expect(found[0]?.tasks).toMatchObject([{ kind, queue: 'concierge' }]);
}

describe('a voicemail that cannot be read goes to a person who hears it', () => {
  it('when its transcription failed', async () => {
    await gateway.call({ from: stranger, transcript: null });
    await expectToBeHeard();
    const recording = await gateway.eventually('the recording', () =>
      gateway.db.attachment.findFirst({ where: { fetchedAt: { not: null } } }),
    );
    expect(recording).toMatchObject({ bytes: 3, storedIn: 'disk', content: null });
  });

  it('when its transcript is empty', async () => {
    await gateway.call({ from: stranger, transcript: ' ' });
    await expectToBeHeard();
  });

  it.each(['You', 'Thank you for calling. Bye.', 'Thanks for watching!', '...'])(
    'when its transcript is what silence is written down as: %s',
    async (silence) => {
      await gateway.call({ from: phoneOf(mary), transcript: silence });
      await expectToBeHeard();
    },
  );

  it('when the recording is absent', async () => {
    const [call, recorded, recording] = gateway.callbacksOf({
      sid: newSid('CA'),
      from: stranger,
      transcript: null,
    });
    const absent = { ...recording?.fields, RecordingStatus: 'absent' };
    await post([call, recorded, { kind: 'recording', fields: absent }]);
    await expectToBeHeard();
  });

  it('when no transcript comes within two minutes', async () => {
    await post(gateway.callbacksOf({ sid: newSid('CA'), from: stranger, transcript }).slice(0, 3));
    await gateway.settled();
    expect(await tickets()).toEqual([]);
    gateway.clock.move(2);
    await gateway.restart();
    await expectToBeHeard();
  });

  it('when the caller hangs up at the greeting and nothing more is heard', async () => {
    await post(gateway.callbacksOf({ sid: newSid('CA'), from: stranger, transcript }).slice(0, 1));
    gateway.clock.move(5);
    await gateway.restart();
    await expectToBeHeard('call_back');
  });

  it('and from a withheld number it is still a ticket', async () => {
    await gateway.call({ from: 'anonymous', transcript: null });
    await expectToBeHeard();
    expect(gateway.vendor.attempts).toEqual([]);
  });
});

describe('the callbacks of a call', () => {
  it('in any order and repeated make one message with one ticket', async () => {
    const positions = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });
    await fc.assert(
      fc.asyncProperty(positions, fc.array(fc.nat(3), { maxLength: 3 }), async (order, repeats) => {
        await emptyTraffic(gateway);
        const callbacks = gateway.callbacksOf({ sid: newSid('CA'), from, transcript });
        await post([...order, ...repeats].map((position) => callbacks[position]));
        await gateway.settled();
        expect(await gateway.db.inboundMessage.findMany()).toMatchObject([
          { state: 'processed', text: transcript },
        ]);
        expect(await tickets()).toMatchObject([{ stage: 'pharmacy_submitted', channels: ['voice'] }]);
        expect(gateway.vendor.messages).toHaveLength(1);
      }),
      { numRuns: 6 },
    );
  });

  it('and our own agreeing reading, in any order and repeated, make one ticket and one answer', async () => {
    const order = fc.shuffledSubarray([0, 1, 2, 3, 'own'] as const, { minLength: 5 });
    const repeats = fc.array(fc.constantFrom(0, 1, 2, 3, 'own' as const), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(order, repeats, fc.boolean(), async (steps, again, oneByOne) => {
        await emptyTraffic(gateway);
        const callbacks = gateway.callbacksOf({ sid: newSid('CA'), from, transcript });
        for (const step of [...steps, ...again, 'own' as const]) {
          if (step === 'own') await hearOurselves(transcript);
          else await post([callbacks[step]]);
          if (oneByOne) await gateway.settled();
        }
        await gateway.settled();
        expect(await gateway.db.inboundMessage.findMany()).toMatchObject([{ state: 'processed' }]);
        expect(await tickets()).toMatchObject([{ stage: 'pharmacy_submitted', channels: ['voice'] }]);
        expect(await gateway.db.task.count({ where: { kind: 'hear_recording', state: 'open' } })).toBe(0);
        expect(gateway.vendor.messages.length).toBeLessThanOrEqual(1);
        expect(await gateway.db.transcript.count()).toBe(1);
      }),
      { numRuns: 6 },
    );
  });

  it('and our own reading of another medicine, in any order and repeated, are one ticket for a person', async () => {
    const order = fc.shuffledSubarray([0, 1, 2, 3, 'own'] as const, { minLength: 5 });
    const repeats = fc.array(fc.constantFrom(0, 1, 2, 3, 'own' as const), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(order, repeats, fc.boolean(), async (steps, again, oneByOne) => {
        await emptyTraffic(gateway);
        const callbacks = gateway.callbacksOf({ sid: newSid('CA'), from, transcript });
        for (const step of [...steps, ...again, 'own' as const]) {
          if (step === 'own') await hearOurselves(transcript.replace('metoprolol', 'atorvastatin'));
          else await post([callbacks[step]]);
          if (oneByOne) await gateway.settled();
        }
        await gateway.settled();
        expect(await tickets()).toMatchObject([{ stage: 'review', status: 'open', queue: 'concierge' }]);
        expect(await gateway.db.task.count({ where: { kind: 'hear_recording', state: 'open' } })).toBe(1);
        expect(gateway.vendor.messages.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 8, examples: [[[0, 1, 2, 'own', 3], [3], true]] },
    );
  });

  it('at the same moment make one message', async () => {
    const callbacks = gateway.callbacksOf({ sid: newSid('CA'), from, transcript });
    const statuses = await Promise.all(
      [...callbacks, ...callbacks].map((callback) => gateway.callback(callback)),
    );
    expect(statuses.filter((status) => status !== 200 && status !== 204)).toEqual([]);
    await gateway.settled();
    expect(await gateway.db.inboundMessage.count()).toBe(1);
    expect(await tickets()).toHaveLength(1);
  });
});

describe('a transcript that comes after a person was asked to hear the voicemail', () => {
  async function lateTranscript(words: string): Promise<void> {
    const callbacks = gateway.callbacksOf({ sid: newSid('CA'), from, transcript: words });
    await post(callbacks.slice(0, 3));
    gateway.clock.move(2);
    await gateway.restart();
    await expectToBeHeard();
    await gateway.settled();
    await post(callbacks.slice(3));
    await gateway.settled();
  }

  it('opens what it asks for, and is not answered a second time', async () => {
    await lateTranscript(transcript);
    expect((await tickets()).map(({ stage }) => stage)).toEqual(['review', 'pharmacy_submitted']);
    expect(gateway.vendor.messages).toHaveLength(1);
  });

  it('and speaks of an emergency: 911 is said and a person is paged', async () => {
    await lateTranscript('I have chest pain and I can not breathe');
    const sent = await gateway.eventually('the page', () => {
      const { messages } = gateway.vendor;
      return messages.some(({ to }) => to === onCall[0]) ? messages : null;
    });
    expect(sent.filter(({ to }) => to === from).map(({ body }) => body.includes('911'))).toEqual([
      true,
      false,
    ]);
  });

  it('and adds to one that was read: the new wish is a ticket, the first is not asked for twice', async () => {
    const [call, recorded, recording, first] = gateway.callbacksOf({ sid: newSid('CA'), from, transcript });
    await post([call, recorded, recording, first]);
    await gateway.settled();
    const more = { TranscriptionSid: newSid('TR'), TranscriptionText: 'and I also need my atorvastatin' };
    await post([{ kind: 'transcription', fields: { ...first?.fields, ...more } }]);
    await gateway.settled();
    const found = await tickets();
    expect(found.map(({ medicationName, sources }) => [medicationName, sources.length])).toEqual([
      ['metoprolol', 1],
      ['atorvastatin', 1],
    ]);
    expect(gateway.vendor.messages).toHaveLength(1);
  });
});
