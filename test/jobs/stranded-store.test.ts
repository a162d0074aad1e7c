import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../src/domain/id.ts';
import { findStranded } from '../../src/jobs/stranded-store.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { insertMessage } from '../support/ticket-rows.ts';

const now = new Date('2026-03-02T20:00:00Z');
const aMinuteAgo = before(60);

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(() => test.database.pool.query('TRUNCATE inbound_messages, outbound_messages CASCADE'));
afterAll(() => test.drop());

function before(seconds: number): Date {
  return new Date(now.getTime() - seconds * 1000);
}

describe('work that nobody seems to be doing', () => {
  it.each([
    ['a message that waits for more than a minute', true, { receivedAt: before(61) }],
    ['a message that has just come', false, { receivedAt: before(59) }],
    ['a message that has ended', false, { receivedAt: before(999), state: 'processed' as const }],
    ['a message that was given up', false, { receivedAt: before(999), state: 'failed' as const }],
    ['a call whose transcript may still come', false, { receivedAt: before(90), processAfter: before(-30) }],
    ['a call whose time was over a minute ago', true, { receivedAt: before(999), processAfter: before(61) }],
    ['a call whose time has just come', false, { receivedAt: before(999), processAfter: before(1) }],
  ])('%s, started again: %s', async (_, found, changes) => {
    const { id } = await insertMessage(test.database.prisma, changes);
    const { messageIds } = await findStranded(test.database.prisma, now, aMinuteAgo);
    expect(messageIds).toEqual(found ? [id] : []);
  });

  it.each([
    ['a reply that waits for more than a minute', true, { state: 'queued', createdAt: before(61) } as const],
    ['a reply in the middle of a lost attempt', true, { state: 'sending', createdAt: before(61) } as const],
    ['a reply that has just been made', false, { state: 'queued', createdAt: before(59) } as const],
    ['a reply that was sent', false, { state: 'sent', createdAt: before(999) } as const],
    ['a reply that was kept back', false, { state: 'suppressed', createdAt: before(999) } as const],
  ])('%s, started again: %s', async (_, found, changes) => {
    const id = newId(now);
    const draft = {
      channel: 'sms',
      to: '+14155550101',
      template: 'received',
      language: 'en',
      text: 'We have it.',
    };
    await test.database.prisma.outboundMessage.create({
      data: { id, ...draft, segments: 1, slot: id, ...changes },
    });
    const { replyIds } = await findStranded(test.database.prisma, now, aMinuteAgo);
    expect(replyIds).toEqual(found ? [id] : []);
  });
});
