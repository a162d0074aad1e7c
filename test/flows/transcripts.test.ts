import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recordTranscript } from '../../src/intake/record-transcript.ts';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { onCall, openGateway, type TestGateway } from '../support/gateway.ts';
import { vendorError } from '../support/vendors.ts';
import { mary, people, phoneOf, stranger } from './people.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: people });
});
beforeEach(async () => {
  gateway.vendor.failWith(null);
  await emptyTraffic(gateway);
});
afterAll(() => gateway.close());

const from = phoneOf(mary);
const claim = 'This is Mary Johnson, date of birth March fourth nineteen fifty two';
const metoprolol = `${claim}, I need a refill of my metoprolol fifty milligrams`;
const atorvastatin = `${claim}, I need a refill of my atorvastatin`;

/** A call that the vendor has transcribed, processed to its end. */
async function call(transcript: string | null, caller = from): Promise<string> {
  await gateway.call({ from: caller, transcript });
  await gateway.settled();
  const { id } = await gateway.db.inboundMessage.findFirstOrThrow();
  return id;
}

/** Our own model's reading of the same recording comes after the vendor's. */
async function hear(messageId: string, text: string): Promise<void> {
  const { recordingSid } = await gateway.db.attachment.findFirstOrThrow({ where: { messageId } });
  const deps = {
    prisma: gateway.db,
    enqueueMessage: () => Promise.resolve(),
    enqueueAttachments: () => Promise.resolve(),
  };
  const heard = { messageId, recordingSid: recordingSid ?? '', origin: 'speech', failure: null } as const;
  const at = gateway.clock.now();
  await recordTranscript(deps, { ...heard, text, language: 'en', by: 'test-model', at });
  await gateway.restart();
  await gateway.settled();
}

/** What a person writes down; answers the status. */
async function writeDown(messageId: string, text: unknown, key = gateway.key): Promise<number> {
  const response = await fetch(`${gateway.url}/api/v1/messages/${messageId}/transcript`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ text }),
  });
  await gateway.settled();
  return response.status;
}

async function tickets() {
  const found = await gateway.db.ticket.findMany({ include: { events: true }, orderBy: { id: 'asc' } });
  return found.map(({ medicationName, stage, status, events }) => ({
    ...{ medicationName, stage, status },
    events: events.map(({ type }) => type),
  }));
}

function hearingTasks() {
  return gateway.db.task.findMany({ where: { kind: 'hear_recording' }, orderBy: { id: 'asc' } });
}

/** Texts to the caller, by what became of them. */
async function answers() {
  const rows = await gateway.db.outboundMessage.findMany({ where: { to: from }, orderBy: { id: 'asc' } });
  return rows.map(({ state, reason }) => [state, reason]);
}

describe('a later reading of a call by a machine', () => {
  it.each([
    ['another drug', atorvastatin, 'drug'],
    ['another person', metoprolol.replace('Mary Johnson', 'Larry Jackson'), 'person'],
    ['another date of birth', metoprolol.replace('March fourth', 'May ninth'), 'date'],
  ])('with %s rewrites nothing, stops what has not gone out, and asks a person', async (_, words, kind) => {
    gateway.vendor.failWith(() => vendorError(429, 20429));
    const id = await callUnanswered(metoprolol);
    await hear(id, words);
    gateway.vendor.failWith(null);
    const [ticket, ...others] = await tickets();
    expect(others).toEqual([]);
    expect(ticket).toMatchObject({ medicationName: 'metoprolol', stage: 'review', status: 'open' });
    expect(ticket?.events.at(-1)).toBe('readings_differ');
    expect(await hearingTasks()).toMatchObject([{ messageId: id, state: 'open', queue: 'concierge' }]);
    const [event] = await gateway.db.ticketEvent.findMany({ where: { type: 'readings_differ' } });
    expect((event?.detail as { differences?: string[] }).differences).toContain(kind);
    expect(await answers()).toEqual([['suppressed', 'readings_differ']]);
    await gateway.settled();
    expect(gateway.vendor.messages).toEqual([]);
  });

  it.each([
    ['submitted to the pharmacy and told to the caller', false, 'review'],
    ['accepted by the pharmacy', true, 'pharmacy_processing'],
  ])('that comes when the ticket was %s asks a person and rewrites nothing', async (_, accepted, stage) => {
    const id = await call(metoprolol);
    expect(await tickets()).toMatchObject([{ stage: 'pharmacy_submitted' }]);
    if (accepted) expect(await accept()).toBe(200);
    const told = await answers();
    await hear(id, atorvastatin);
    const found = await tickets();
    expect(found).toMatchObject([{ medicationName: 'metoprolol', stage }]);
    expect(found[0]?.events).toContain('readings_differ');
    expect(await hearingTasks()).toMatchObject([{ messageId: id, state: 'open', queue: 'concierge' }]);
    expect(await answers()).toHaveLength(told.length);
  });

  it('that comes again, or once more in those words, still opens nothing', async () => {
    const id = await call(metoprolol);
    await hear(id, atorvastatin);
    await hear(id, `${atorvastatin}, thank you`);
    expect(await tickets()).toMatchObject([{ medicationName: 'metoprolol', stage: 'review' }]);
    expect(gateway.vendor.messages).toHaveLength(1);
  });

  it('is heeded at once where it tells of a danger, whatever else it says', async () => {
    const id = await call(metoprolol);
    await hear(id, `${atorvastatin}, and I have chest pain and can not breathe`);
    await gateway.eventually('the page', () =>
      gateway.vendor.messages.some(({ to }) => to === onCall[0]) ? true : null,
    );
    expect(await tickets()).toMatchObject([
      { medicationName: 'metoprolol', stage: 'review' },
      { medicationName: null, stage: 'clinical_review' },
    ]);
    expect(
      gateway.vendor.messages.filter(({ to, body }) => to === from && body.includes('911')),
    ).toHaveLength(1);
  });

  it('in other words for the same changes nothing', async () => {
    const id = await call(metoprolol);
    await hear(id, `Hello, ${metoprolol}, please`);
    expect(await tickets()).toMatchObject([{ medicationName: 'metoprolol', stage: 'pharmacy_submitted' }]);
    expect(await hearingTasks()).toEqual([]);
    expect(gateway.vendor.messages).toHaveLength(1);
  });

  it('leaves alone a ticket for which somebody else has asked as well', async () => {
    await gateway.text({ from, body: 'refill metoprolol' });
    await gateway.settled();
    await gateway.call({ from, transcript: metoprolol });
    await gateway.settled();
    const { id } = await gateway.db.inboundMessage.findFirstOrThrow({ where: { channel: 'voice' } });
    await hear(id, atorvastatin);
    expect(await tickets()).toMatchObject([{ medicationName: 'metoprolol', stage: 'pharmacy_submitted' }]);
    expect(await hearingTasks()).toHaveLength(1);
  });
});

/** The pharmacy says that it has the only ticket. */
async function accept(): Promise<number> {
  const { id, version } = await gateway.db.ticket.findFirstOrThrow();
  const response = await fetch(`${gateway.url}/api/v1/tickets/${id}/events`, {
    method: 'POST',
    headers: {
      ...{ authorization: `Bearer ${gateway.key}`, 'content-type': 'application/json' },
      'if-match': `"${version}"`,
    },
    body: JSON.stringify({ type: 'pharmacy_accepted' }),
  });
  await gateway.settled();
  return response.status;
}

async function callUnanswered(transcript: string): Promise<string> {
  await gateway.call({ from, transcript });
  return gateway.eventually('the message, with its answer waiting', async () => {
    const waiting = await gateway.db.outboundMessage.findFirst({
      where: { state: 'queued', attempts: { gt: 0 } },
    });
    return waiting?.inReplyToId ?? null;
  });
}

describe('what a person writes down after hearing a call', () => {
  it('that nobody could read asks for it, ends the hearing, and is not answered twice', async () => {
    const id = await call(null);
    expect(await tickets()).toMatchObject([{ stage: 'review', status: 'open' }]);
    expect(await writeDown(id, metoprolol)).toBe(202);
    expect(await tickets()).toMatchObject([
      { stage: 'review', status: 'resolved' },
      { medicationName: 'metoprolol', stage: 'pharmacy_submitted' },
    ]);
    expect(await hearingTasks()).toMatchObject([{ state: 'done', owner: 'test' }]);
    const sent = gateway.vendor.messages.length;
    expect(await writeDown(id, metoprolol)).toBe(202);
    expect(await writeDown(id, `${metoprolol}, thank you`)).toBe(202);
    expect(await gateway.db.ticket.count()).toBe(2);
    expect(gateway.vendor.messages).toHaveLength(sent);
    const kept = await gateway.db.transcript.findMany({ orderBy: { id: 'asc' } });
    expect(kept.map(({ origin, by }) => [origin, by])).toEqual(Array(3).fill(['person', 'test']));
    expect(await gateway.db.inboundMessage.findFirst()).toMatchObject({ revision: 3, flags: [] });
  });

  it('in place of a wrong reading opens what is asked for, and stops what is not', async () => {
    gateway.vendor.failWith(() => vendorError(429, 20429));
    const id = await callUnanswered(metoprolol);
    await writeDownUnsettled(id, atorvastatin);
    gateway.vendor.failWith(null);
    await gateway.restart();
    await gateway.settled();
    expect(await tickets()).toMatchObject([
      { medicationName: 'metoprolol', stage: 'review' },
      { medicationName: 'atorvastatin' },
    ]);
    expect((await answers()).filter(([state]) => state === 'suppressed')).toEqual([
      ['suppressed', 'readings_differ'],
    ]);
    expect(await gateway.db.outboundMessage.count({ where: { to: from } })).toBe(2);
    expect(await hearingTasks()).toMatchObject([{ state: 'open' }]);
  });

  it.each([
    ['the phone service refuses it for now', () => vendorError(429, 20429)],
    ['nobody learns whether it left', () => 'drop' as const],
  ])('calls off the answer that is being sent at that moment, where %s', async (_, failure) => {
    const release = Promise.withResolvers<void>();
    gateway.vendor.answerAfter(() => release.promise);
    gateway.vendor.failWith(failure);
    await gateway.call({ from, transcript: metoprolol });
    const [text] = await gateway.eventually('the answer on its way', async () => {
      const found = await gateway.db.outboundMessage.findMany({ where: { to: from, state: 'sending' } });
      return found.length > 0 ? found : null;
    });
    const id = text?.inReplyToId ?? '';
    await writeDownUnsettled(id, atorvastatin);
    await gateway.eventually('the message, read again', () =>
      gateway.db.inboundMessage.findFirst({ where: { id, revision: 1, state: 'processed' } }),
    );
    release.resolve();
    gateway.vendor.answerAfter(null);
    await gateway.eventually('the attempt, settled', () =>
      gateway.db.outboundMessage.findFirst({
        where: { id: text?.id ?? '', OR: [{ state: 'suppressed' }, { sendAfter: { not: null } }] },
      }),
    );
    gateway.vendor.failWith(null);
    gateway.clock.move(1);
    await gateway.settled();
    expect(gateway.vendor.messages.map((message) => message.body)).not.toContain(text?.text);
    expect(await answers()).toContainEqual(['suppressed', 'readings_differ']);
    const told = { kind: 'call_back', state: 'open', messageId: id } as const;
    expect(await gateway.db.task.count({ where: told })).toBe(1);
  });

  it('stands against what a machine reads afterwards', async () => {
    const id = await call(null);
    await writeDown(id, metoprolol);
    await hear(id, atorvastatin);
    expect(await gateway.db.inboundMessage.findFirst()).toMatchObject({ text: metoprolol });
    expect((await tickets()).map(({ medicationName }) => medicationName)).toEqual([null, 'metoprolol']);
  });

  it('is taken from those alone who may work, for a call, and with words', async () => {
    const id = await call(null, stranger);
    expect(await writeDown(id, metoprolol, await gateway.createKey(['tickets'], null))).toBe(403);
    expect(await writeDown(id, '  ')).toBe(422);
    expect(await writeDown(crypto.randomUUID(), metoprolol)).toBe(404);
    const { sid } = await gateway.text({ from, body: 'refill metoprolol' });
    await gateway.settled();
    const text = await gateway.db.inboundMessage.findFirstOrThrow({ where: { providerId: sid } });
    expect(await writeDown(text.id, metoprolol)).toBe(409);
    expect(await gateway.db.transcript.count()).toBe(0);
  });

  it('in the console is kept with the name of who did, beside what the phone service read', async () => {
    const id = await call(atorvastatin);
    const signIn = await fetch(`${gateway.url}/console/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ key: gateway.key }),
    });
    const cookie = signIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const address = `${gateway.url}/console/messages/${id}`;
    const form = {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ text: metoprolol }),
    } as const;
    const written = await fetch(`${address}/transcript`, {
      ...form,
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
    });
    expect(written.status).toBe(303);
    await gateway.settled();
    const page = await (await fetch(address, { headers: { cookie } })).text();
    expect(page).toContain(atorvastatin);
    expect(page.match(new RegExp(metoprolol, 'g'))?.length).toBeGreaterThan(1);
    const foreign = await fetch(`${address}/transcript`, {
      ...form,
      headers: { cookie, 'sec-fetch-site': 'cross-site' },
    });
    expect(foreign.status).toBe(403);
    expect(await gateway.db.transcript.count()).toBe(1);
  });
});

async function writeDownUnsettled(messageId: string, text: string): Promise<void> {
  const revision = await fetch(`${gateway.url}/api/v1/messages/${messageId}/transcript`, {
    method: 'POST',
    headers: { authorization: `Bearer ${gateway.key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ text }),
  });
  expect(revision.status).toBe(202);
  await gateway.eventually('the second reading', () =>
    gateway.db.inboundMessage.findFirst({ where: { id: messageId, revision: 1, state: 'processed' } }),
  );
}
