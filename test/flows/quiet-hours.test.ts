import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dateIn, addDays } from '../../src/domain/calendar-date.ts';
import { atHour } from '../../src/domain/local-time.ts';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { mary, people, phoneOf, signatureOf } from './people.ts';

const zone = 'America/Los_Angeles';
const from = phoneOf(mary);
const body = `${signatureOf(mary)} refill metoprolol 50 mg`;

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: people });
});
beforeEach(() => emptyTraffic(gateway));
afterAll(() => gateway.close());

/** Each case on a day of its own, later than the last. */
let day = addDays(dateIn(zone, new Date()), 1);
beforeEach(() => {
  day = addDays(day, 2);
});

function moveTo(hour: number, daysLater = 0): void {
  gateway.clock.moveTo(atHour(addDays(day, daysLater), hour, zone));
}

function sentTo(number = from): number {
  return gateway.vendor.messages.filter(({ to }) => to === number).length;
}

async function ticketFrom(number = from): Promise<string> {
  await gateway.text({ from: number, body });
  await gateway.settled();
  return (await gateway.db.ticket.findFirstOrThrow({ orderBy: { id: 'desc' } })).id;
}

/** Clocks that came due with the hour change the ticket too: whoever was overtaken by one looks again. */
async function work(id: string, event: Record<string, unknown>): Promise<void> {
  await gateway.eventually(`${String(event['type'])} to be taken`, async () =>
    (await gateway.work(id, event)).status === 200 ? true : null,
  );
}

async function waitingReply() {
  return gateway.eventually('news that waits', () =>
    gateway.db.outboundMessage.findFirst({ where: { state: 'queued', sendAfter: { not: null } } }),
  );
}

async function sent(count: number): Promise<void> {
  await gateway.eventually(`text ${count}`, () => (sentTo() >= count ? true : null));
}

describe('what we start ourselves', () => {
  it('waits through the night with its reason, and leaves at eight', async () => {
    moveTo(20);
    const id = await ticketFrom();
    moveTo(22);
    await work(id, { type: 'pharmacy_accepted' });
    expect(await waitingReply()).toMatchObject({
      reason: 'quiet_hours',
      sendAfter: atHour(addDays(day, 1), 8, zone),
    });
    moveTo(7, 1);
    await gateway.settled();
    expect(sentTo()).toBe(1);
    moveTo(8, 1);
    await sent(2);
    expect(gateway.vendor.messages[0]?.body).toContain('accepted');
  });

  it('is one text a day: the next waits, and gives way to later news', async () => {
    moveTo(9);
    const id = await ticketFrom();
    moveTo(10);
    await work(id, { type: 'pharmacy_accepted' });
    await sent(2);
    moveTo(11);
    await work(id, { type: 'shipped', deliveryEta: addDays(day, 3) });
    expect(await waitingReply()).toMatchObject({ reason: 'daily_cap' });
    moveTo(7, 1);
    await work(id, { type: 'delivered' });
    await gateway.settled();
    moveTo(8, 1);
    await sent(3);
    await gateway.settled();
    const replies = await gateway.db.outboundMessage.findMany({
      where: { to: from },
      orderBy: { id: 'asc' },
    });
    expect(replies.map(({ template, state, reason }) => [template, state, reason])).toEqual([
      [expect.any(String), 'sent', null],
      ['accepted', 'sent', null],
      ['shipped', 'suppressed', 'overtaken'],
      ['delivered', 'sent', null],
    ]);
  });

  it('within minutes of a message is part of the exchange: any number by day', async () => {
    moveTo(18);
    const id = await ticketFrom();
    await work(id, { type: 'pharmacy_accepted' });
    await work(id, { type: 'shipped', deliveryEta: addDays(day, 3) });
    await sent(3);
  });

  it('waits at night although the recipient wrote a moment ago and was answered', async () => {
    moveTo(23);
    const id = await ticketFrom();
    gateway.clock.move(11);
    await work(id, { type: 'pharmacy_accepted' });
    expect(await waitingReply()).toMatchObject({
      reason: 'quiet_hours',
      sendAfter: atHour(addDays(day, 1), 8, zone),
    });
    await gateway.settled();
    expect(sentTo()).toBe(1);
    moveTo(8, 1);
    await sent(2);
  });

  it('is called off by a STOP at night, and somebody calls', async () => {
    moveTo(20);
    const id = await ticketFrom();
    moveTo(22);
    await work(id, { type: 'pharmacy_accepted' });
    await waitingReply();
    await gateway.text({ from, body: 'please stop texting me' });
    await gateway.eventually('the news to be held back', () =>
      gateway.db.outboundMessage.findFirst({ where: { state: 'suppressed', reason: 'opted_out' } }),
    );
    moveTo(9, 1);
    await gateway.settled();
    // The answer of before and the confirmation.
    expect(sentTo()).toBe(2);
    expect(await gateway.db.task.count({ where: { kind: 'call_back', ticketId: id } })).toBeGreaterThan(0);
  });
});

describe('at any hour', () => {
  it('a message is answered, and a STOP confirmed', async () => {
    moveTo(3);
    await ticketFrom();
    await gateway.text({ from, body: 'please stop texting me' });
    await sent(2);
  });
});

describe('a machine that answers every text of ours', () => {
  const robot = '+14155550188';
  it('is answered no more after a few, and a person looks, once; a danger is still answered', async () => {
    moveTo(12);
    for (let count = 0; count < 16; count += 1) {
      await gateway.text({ from: robot, body: `Thank you for your message, refill number ${count} please` });
      await gateway.settled();
    }
    const answered = sentTo(robot);
    expect(answered).toBeGreaterThan(5);
    expect(answered).toBeLessThanOrEqual(10);
    expect(await gateway.db.task.count({ where: { kind: 'check_sender' } })).toBe(1);
    await gateway.text({ from: robot, body: 'I have crushing chest pain' });
    await gateway.eventually('the words for an emergency', () => (sentTo(robot) > answered ? true : null));
    expect(gateway.vendor.messages.find(({ to }) => to === robot)?.body).toContain('911');
    gateway.clock.move(6);
    await gateway.text({ from: robot, body: 'refill metoprolol' });
    await gateway.eventually('an answer after a pause', () => (sentTo(robot) > answered + 1 ? true : null));
  });
});
