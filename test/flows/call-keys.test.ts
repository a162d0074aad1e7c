import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { newSid } from '../support/vendors.ts';
import { mary, people, phoneOf, stranger } from './people.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: people });
});
beforeEach(() => emptyTraffic(gateway));
afterAll(() => gateway.close());

const from = phoneOf(mary);

/** Calls, presses a key, and gives what is heard then. */
async function press(caller: string, key: string, sid = newSid('CA')): Promise<string> {
  const call = { CallSid: sid, From: caller, To: gateway.vendor.number, CallStatus: 'in-progress' };
  const greeting = await (await gateway.webhook('/webhooks/twilio/voice', call)).text();
  const action = /<Gather[^>]*action="([^"]+)"/.exec(greeting)?.[1] ?? '';
  const answered = await gateway.webhook(new URL(action).pathname, { ...call, Digits: key });
  expect(answered.status).toBe(200);
  return answered.text();
}

/** Time passes, and what is due by then is done. */
async function later(minutes: number): Promise<void> {
  gateway.clock.move(minutes);
  await gateway.restart();
  await gateway.settled();
}

async function expectToBeCalled(): Promise<void> {
  const include = { tasks: true } as const;
  expect(await gateway.db.ticket.findMany({ include })).toMatchObject([
    { stage: 'review', priority: 'urgent', flags: ['unscreened'], tasks: [{ kind: 'call_back' }] },
  ]);
}

function consents() {
  return gateway.db.consent.findMany({ select: { number: true, kind: true, source: true, messageId: true } });
}

describe('a caller who presses', () => {
  it('2 hears what to say in Spanish alone, and is recorded', async () => {
    const heard = await press(from, '2');
    expect(heard).toContain('Esta llamada se graba');
    expect(heard).not.toContain('en-US');
    expect(heard).toMatch(
      /<Record [^>]*action="https:\/\/gateway\.example\/webhooks\/twilio\/voice\/recorded"/,
    );
  });

  it.each(['1', '9', '*'])('%s goes on in English', async (key) => {
    const heard = await press(from, key);
    expect(heard).toContain('is recorded');
    expect(heard).toContain('<Record');
    expect(heard).not.toContain('es-US');
  });

  it('3 at a mobile on file is texted once, with the consent in the ledger', async () => {
    const sid = newSid('CA');
    const heard = await press(from, '3', sid);
    expect(heard).toContain('sending you a text');
    expect(heard).not.toContain('<Record');
    await press(from, '3', sid);
    await gateway.settled();
    const call = await gateway.db.inboundMessage.findFirstOrThrow();
    expect(call.providerId).toBe(sid);
    expect(await consents()).toEqual([
      { number: from, kind: 'opt_in', source: 'voicemail', messageId: call.id },
    ]);
    expect(gateway.vendor.messages).toHaveLength(1);
    const [text] = gateway.vendor.messages;
    expect(text).toMatchObject({ to: from });
    expect(text?.body).toMatch(/full name.*date of birth|date of birth.*name/i);
    expect(text?.body).toMatch(/STOP/);
    expect(text?.body).not.toMatch(/Mary|Johnson|metoprolol/);
  });

  it('3 and answers the text is served as if they had texted at once', async () => {
    await press(from, '3');
    await gateway.settled();
    await gateway.text({ from, body: 'Mary Johnson 3/4/1952, metoprolol please' });
    await gateway.settled();
    const tickets = await gateway.db.ticket.findMany({ where: { medicationName: 'metoprolol' } });
    expect(tickets).toMatchObject([{ stage: 'pharmacy_submitted', channels: ['sms'] }]);
  });

  it('3 is not called back while the answer may come, and not after it came', async () => {
    await press(from, '3');
    await gateway.settled();
    await later(6);
    expect(await gateway.db.inboundMessage.findFirst()).toMatchObject({ state: 'received' });
    await gateway.text({ from, body: 'Mary Johnson 3/4/1952, metoprolol please' });
    await later(61);
    expect(await gateway.db.inboundMessage.count({ where: { state: 'processed' } })).toBe(2);
    expect(await gateway.db.ticket.findMany()).toMatchObject([
      { medicationName: 'metoprolol', channels: ['sms'] },
    ]);
    expect(await gateway.db.task.count({ where: { kind: 'call_back' } })).toBe(0);
  });

  it('3 and has not answered within a day is called back', async () => {
    await press(from, '3');
    await gateway.settled();
    await later(6);
    expect(await gateway.db.ticket.count()).toBe(0);
    await later(24 * 60);
    await expectToBeCalled();
  });

  it.each([
    ['did not leave', 'suppressed'],
    ['did not arrive', 'failed'],
  ] as const)('3 and whose text %s is called back, once', async (_, state) => {
    await press(from, '3');
    await gateway.settled();
    await later(6);
    const [text] = await gateway.db.outboundMessage.findMany();
    await gateway.db.outboundMessage.updateMany({ data: { state, reason: 'opted_out' } });
    const id = text?.id ?? '';
    const call = { kind: 'call_back', queue: 'concierge', why: 'A reply was not delivered.' } as const;
    const row = { ...call, id: crypto.randomUUID(), dueAt: new Date(), createdAt: new Date() };
    if (state === 'failed') await gateway.db.task.create({ data: { ...row, dedupeKey: `reply:${id}` } });
    await later(61);
    await expectToBeCalled();
    expect(await gateway.db.task.count({ where: { kind: 'call_back', state: 'open' } })).toBe(1);
  });

  it.each([
    ['from a number that nobody has on file', stranger],
    ['from a withheld number', 'anonymous'],
  ])('3 %s is told that no text can be sent, and is recorded', async (_, caller) => {
    const heard = await press(caller, '3');
    expect(heard).toContain('can not send a text');
    expect(heard).toContain('<Record');
    await gateway.settled();
    expect(await consents()).toEqual([]);
    expect(gateway.vendor.attempts).toEqual([]);
  });

  it('3 after STOP is told the same: the vendor would hold the text back', async () => {
    await gateway.text({ from, body: 'STOP' });
    await gateway.settled();
    gateway.vendor.attempts.length = 0;
    expect(await press(from, '3')).toContain('can not send a text');
    await gateway.settled();
    expect(gateway.vendor.attempts).toEqual([]);
    expect((await consents()).map(({ kind }) => kind)).toEqual(['opt_out']);
  });

  it('any key in a request that the vendor has not signed is heard by nobody', async () => {
    const body = new URLSearchParams({ CallSid: newSid('CA'), From: from, Digits: '3' });
    const answered = await fetch(`${gateway.url}/webhooks/twilio/voice/key`, { method: 'POST', body });
    expect(answered.status).toBe(403);
    expect(await gateway.db.inboundMessage.count()).toBe(0);
  });
});
