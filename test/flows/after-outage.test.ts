import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays, dateIn } from '../../src/domain/calendar-date.ts';
import { atHour } from '../../src/domain/local-time.ts';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { vendorError } from '../support/vendors.ts';
import { mary, people, phoneOf, signatureOf } from './people.ts';

const zone = 'America/Los_Angeles';
const from = phoneOf(mary);
const stranger = '+14155550177';

let gateway: TestGateway;
let noon = atHour(addDays(dateIn(zone, new Date()), 1), 12, zone);
beforeAll(async () => {
  gateway = await openGateway({ patients: people });
  await gateway.hastenRetries();
});
beforeEach(async () => {
  await emptyTraffic(gateway);
  gateway.vendor.failWith(null);
  noon = new Date(noon.getTime() + 48 * 3_600_000);
  gateway.clock.moveTo(noon);
});
afterAll(() => gateway.close());

function texts() {
  return gateway.db.outboundMessage.findMany({ where: { to: from }, orderBy: { id: 'asc' } });
}

/** What the phone shows, oldest first. */
function shown(to = from): string[] {
  return gateway.vendor.messages
    .filter((message) => message.to === to)
    .map(({ body }) => body)
    .reverse();
}

async function ask(): Promise<string> {
  await gateway.text({ from, body: `${signatureOf(mary)} refill metoprolol 50 mg` });
  await gateway.eventually('the ticket', () => gateway.db.ticket.findFirst());
  return (await gateway.db.ticket.findFirstOrThrow()).id;
}

function fail(): void {
  gateway.vendor.failWith(() => vendorError(503, 20503));
}

async function recover(): Promise<void> {
  gateway.vendor.failWith(null);
  for (let step = 0; step < 3; step += 1) {
    gateway.clock.move(1);
    await gateway.settled();
  }
}

async function tried(count: number): Promise<void> {
  await gateway.eventually(`${count} texts that were tried or wait`, async () =>
    (await texts()).filter(({ reason }) => reason !== null).length >= count ? true : null,
  );
}

describe('when the vendor is back', () => {
  it('news that is no longer so is not told, and what is so comes last', { timeout: 30_000 }, async () => {
    const id = await ask();
    await gateway.settled();
    fail();
    await gateway.work(id, { type: 'pharmacy_accepted' });
    await tried(1);
    await gateway.work(id, { type: 'shipped', deliveryEta: '2999-01-01' });
    await tried(2);
    await gateway.work(id, { type: 'delivery_failed', reason: 'wrong address' });
    await tried(3);
    await recover();
    expect((await texts()).map(({ template, state, reason }) => [template, state, reason])).toEqual([
      [expect.any(String), 'sent', null],
      ['accepted', 'suppressed', 'overtaken'],
      ['shipped', 'suppressed', 'overtaken'],
      ['setback', 'sent', null],
    ]);
    expect(shown()).toHaveLength(2);
    expect(shown()[1]).toContain('delay');
  });

  it('answers leave in the order in which they were made', { timeout: 30_000 }, async () => {
    fail();
    await ask();
    await tried(1);
    await gateway.text({ from, body: 'cancel my refill please' });
    await tried(2);
    await gateway.text({ from, body: 'what is the status of my refill?' });
    await tried(3);
    await recover();
    expect(shown()).toEqual((await texts()).map(({ text }) => text));
    expect(shown()).toHaveLength(3);
  });

  it(
    'the words for a danger did not wait for anything, nor did anybody else',
    { timeout: 30_000 },
    async () => {
      fail();
      await ask();
      await tried(1);
      gateway.vendor.failWith(null);
      // The first one rests for its pause; the vendor takes texts again.
      await gateway.db.outboundMessage.updateMany({
        where: { to: from },
        data: { sendAfter: new Date(noon.getTime() + 3_600_000) },
      });
      await gateway.text({ from, body: 'thanks, is it ready?' });
      await gateway.text({ from, body: 'I have crushing chest pain' });
      await gateway.text({ from: stranger, body: 'refill metoprolol please' });
      await gateway.eventually('the words for an emergency', () => shown()[0] ?? null);
      await gateway.eventually('an answer to somebody else', () => shown(stranger)[0] ?? null);
      expect(shown()).toEqual([expect.stringContaining('911')]);
      const waiting = (await texts()).filter(({ reason }) => reason === 'earlier_text');
      expect(waiting.length).toBeGreaterThan(0);
      gateway.clock.move(61);
      await gateway.settled();
      const made = (await texts()).filter(({ template }) => template !== 'emergency');
      expect(shown().slice(1)).toEqual(made.map(({ text }) => text));
    },
  );
});
