import { afterAll, beforeAll, expect, it } from 'vitest';
import { lockInTransaction } from '../../src/db/advisory-lock.ts';
import { newId } from '../../src/domain/id.ts';
import { defaultPolicy } from '../../src/domain/policy.ts';
import { recordDeliveryStatus } from '../../src/intake/delivery-status.ts';
import { recordAccepted } from '../../src/pipeline/sending/record-accepted.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { newSid } from '../support/vendors.ts';
import { waitFor } from '../support/wait-for.ts';

const now = new Date('2026-03-02T20:00:00Z');
let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

function storeReply(changes: object = {}) {
  const id = newId(now);
  const draft = {
    to: '+14155550101',
    template: 'received',
    language: 'en',
    text: 'We have it.',
    segments: 1,
  };
  return test.database.prisma.outboundMessage.create({
    data: { id, channel: 'sms', ...draft, state: 'sending', slot: id, createdAt: now, ...changes },
  });
}

function deps() {
  return { db: test.database.prisma, clock: { now: () => now }, policy: defaultPolicy };
}

function read(id: string) {
  return test.database.prisma.outboundMessage.findUniqueOrThrow({ where: { id } });
}

/** Sessions that wait for an advisory lock. */
async function waiting(): Promise<true | null> {
  const { rows } = await test.database.pool.query(
    `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'advisory'`,
  );
  return rows.length > 0 ? true : null;
}

it('a report that came before the text had its id counts when it gets it', async () => {
  const sid = newSid('SM');
  const reply = await storeReply();
  await recordDeliveryStatus(
    test.database.prisma,
    { providerId: sid, status: 'delivered', errorCode: null },
    now,
    defaultPolicy.texting,
  );
  await recordAccepted(deps(), reply, sid);
  expect(await read(reply.id)).toMatchObject({ state: 'delivered', providerId: sid, sentAt: now });
});

it('no report slips in between: one that is being recorded is waited for, and counts', async () => {
  const sid = newSid('SM');
  const reply = await storeReply();
  let accepted: Promise<void> = Promise.resolve();
  await test.database.prisma.$transaction(async (tx) => {
    await lockInTransaction(tx, 'delivery', sid);
    accepted = recordAccepted(deps(), reply, sid);
    await waitFor('the record to wait for the report', waiting);
    await tx.deliveryReport.create({ data: { providerId: sid, state: 'delivered', receivedAt: now } });
  });
  await accepted;
  expect(await read(reply.id)).toMatchObject({ state: 'delivered' });
});

it('the next text that waited for this one comes up', async () => {
  const reply = await storeReply();
  const later = new Date(now.getTime() + 60_000);
  const next = await storeReply({ state: 'queued', reason: 'earlier_text', sendAfter: later });
  await recordAccepted(deps(), reply, newSid('SM'));
  expect(await read(next.id)).toMatchObject({ sendAfter: now });
});
