import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/domain/id.ts';
import { defaultTexting } from '../../src/domain/texting-policy.ts';
import { recordDeliveryStatus, settleDelivery } from '../../src/intake/delivery-status.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { newSid } from '../support/vendors.ts';

const now = new Date('2026-11-21T09:00:00Z');
let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

async function storeReply(
  providerId: string | null,
  state: 'sending' | 'suppressed' = 'sending',
  to = '+14155550123',
) {
  const id = newId();
  const text = {
    channel: 'sms',
    to,
    template: 'ack',
    language: 'en',
    text: 'Received',
    segments: 1,
  };
  await db.database.prisma.outboundMessage.create({
    data: { id, ...text, state, slot: id, ticketIds: [], providerId, createdAt: now },
  });
  return id;
}

function replyOf(id: string) {
  return db.database.prisma.outboundMessage.findUniqueOrThrow({
    where: { id },
    select: { state: true, reason: true, sentAt: true },
  });
}

function report(providerId: string, status: string, errorCode: number | null = null) {
  return recordDeliveryStatus(db.database.prisma, { providerId, status, errorCode }, now, defaultTexting);
}

describe('delivery reports', () => {
  it.each([
    [['queued', 'sending', 'sent', 'delivered'], 'delivered'],
    [['delivered', 'sent', 'queued'], 'delivered'],
    [['sent', 'sent', 'sending'], 'sent'],
    [['undelivered', 'sent'], 'failed'],
    [['failed', 'delivered'], 'delivered'],
    [['delivered', 'undelivered'], 'delivered'],
    [['delivered', 'read'], 'delivered'],
    [['sent', 'a-new-word'], 'sent'],
    [['accepted', 'scheduled'], 'sending'],
  ])('%j leave the furthest state: %s', async (statuses, state) => {
    const sid = newSid('SM');
    const id = await storeReply(sid);
    for (const status of statuses) await report(sid, status);
    expect(await replyOf(id)).toMatchObject({ state });
  });

  it('leave the furthest state when they come at the same moment', async () => {
    const sid = newSid('SM');
    const id = await storeReply(sid);
    await Promise.all(
      ['sent', 'delivered', 'sending', 'queued', 'delivered', 'sent'].map((word) => report(sid, word)),
    );
    expect(await replyOf(id)).toEqual({ state: 'delivered', reason: null, sentAt: now });
  });

  it.each([
    [21610, 'opted_out'],
    [30006, 'number_not_mobile'],
    [12345, 'vendor_error_12345'],
    [null, 'undelivered'],
  ])('with error %s say why: %s', async (code, reason) => {
    const sid = newSid('SM');
    const id = await storeReply(sid);
    await report(sid, 'undelivered', code);
    expect(await replyOf(id)).toEqual({ state: 'failed', reason, sentAt: null });
  });

  it('of a text that was not delivered give a person one task, and remember an opt-out at the vendor', async () => {
    const sid = newSid('SM');
    const id = await storeReply(sid, 'sending', '+14155550777');
    await report(sid, 'undelivered', 21610);
    await report(sid, 'failed', 21610);
    const tasks = await db.database.prisma.task.findMany({ where: { dedupeKey: `reply:${id}` } });
    expect(tasks).toMatchObject([{ kind: 'call_back', queue: 'concierge', state: 'open' }]);
    const consents = await db.database.prisma.consent.findMany({ where: { number: '+14155550777' } });
    expect(consents).toMatchObject([{ kind: 'opt_out', source: 'carrier' }]);
  });

  it.each([
    ['before a START changes nothing', 1, ['opt_in']],
    ['after a START is remembered', -1, ['opt_in', 'opt_out']],
  ])('of an opt-out at the vendor for a text from %s', async (_, minutesLater, kinds) => {
    const number = minutesLater > 0 ? '+14155550778' : '+14155550779';
    const sid = newSid('SM');
    const id = await storeReply(sid, 'sending', number);
    const at = new Date(now.getTime() + minutesLater * 60_000);
    const start = { number, ours: '', kind: 'opt_in', source: 'keyword', at };
    await db.database.prisma.consent.create({ data: { id: newId(at), ...start } });
    await report(sid, 'undelivered', 21610);
    const consents = await db.database.prisma.consent.findMany({ where: { number }, orderBy: { at: 'asc' } });
    expect(consents.map(({ kind }) => kind)).toEqual(kinds);
    expect(await replyOf(id)).toMatchObject({ state: 'failed', reason: 'opted_out' });
    const [task] = await db.database.prisma.task.findMany({ where: { dedupeKey: `reply:${id}` } });
    expect(task?.why.includes('before a later START')).toBe(minutesLater > 0);
  });

  it('wait for a reply that does not know its id yet', async () => {
    const sid = newSid('SM');
    expect(await report(sid, 'delivered')).toEqual({ kind: 'waiting' });
    const id = await storeReply(null);
    await db.database.prisma.$transaction(async (tx) => {
      await tx.outboundMessage.update({ where: { id }, data: { providerId: sid, state: 'sent' } });
      expect(await settleDelivery(tx, sid, now, defaultTexting)).toEqual({ kind: 'moved' });
    });
    expect(await replyOf(id)).toMatchObject({ state: 'delivered' });
  });

  it('find their reply when they come in the middle of its being recorded', async () => {
    const sid = newSid('SM');
    const id = await storeReply(null);
    let late: Promise<unknown> = Promise.resolve();
    await db.database.prisma.$transaction(async (tx) => {
      await tx.outboundMessage.update({ where: { id }, data: { providerId: sid, state: 'sent' } });
      await settleDelivery(tx, sid, now, defaultTexting);
      late = report(sid, 'delivered');
      await new Promise((resolve) => setTimeout(resolve, 50));
    });
    expect(await late).toEqual({ kind: 'moved' });
    expect(await replyOf(id)).toMatchObject({ state: 'delivered' });
  });

  it('do not touch what was never sent, and no words of another kind', async () => {
    const sid = newSid('SM');
    const id = await storeReply(sid, 'suppressed');
    expect(await report(sid, 'delivered')).toEqual({ kind: 'unchanged' });
    expect(await replyOf(id)).toMatchObject({ state: 'suppressed' });
    expect(await report(newSid('SM'), 'receiving')).toEqual({ kind: 'ignored' });
  });
});
