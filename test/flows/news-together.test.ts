import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays, dateIn } from '../../src/domain/calendar-date.ts';
import { atHour } from '../../src/domain/local-time.ts';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { vendorError } from '../support/vendors.ts';
import { phoneOf, signatureOf } from './people.ts';

const zone = 'America/Los_Angeles';

/** Three that the pharmacy fills, and two that the provider is asked for. */
const iris = {
  given: 'Iris',
  family: 'Vandermeer',
  birthDate: '1955-06-08',
  phones: ['+14155550141'],
  prescriptions: [
    { drug: 'Metoprolol Tartrate 50 MG Oral Tablet', rxNumber: '7041001' },
    { drug: 'Atorvastatin 40 MG Oral Tablet', rxNumber: '7041002' },
    { drug: 'Amlodipine 5 MG Oral Tablet', rxNumber: '7041003' },
    { drug: 'Levothyroxine 75 MCG Oral Tablet', rxNumber: '7041004', refills: 0 },
    { drug: 'Montelukast 10 MG Oral Tablet', rxNumber: '7041005', refills: 0 },
  ],
};
const from = phoneOf(iris);
const eta = '2999-01-02';
const shipped = { type: 'shipped', deliveryEta: eta };
const denied = { type: 'provider_denied', reason: 'needs a visit' };

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: [iris], environment: { SETTLE_SECONDS: '60' } });
  await gateway.startAnother();
  await gateway.hastenRetries();
});
beforeEach(async () => {
  await emptyTraffic(gateway);
  gateway.vendor.failWith(null);
  moveTo(12);
});
afterAll(() => gateway.close());

/** To this hour of the next day. */
function moveTo(hour: number): void {
  const day = addDays(dateIn(zone, gateway.clock.now()), 1);
  gateway.clock.moveTo(atHour(day, hour, zone));
}

/** Asks for these, and hears what became of it; the news that follows is no part of the exchange. */
async function asked(words: string, tickets: number): Promise<void> {
  await gateway.text({ from, body: words });
  await gateway.eventually('the tickets', async () =>
    (await gateway.db.ticket.count()) === tickets ? true : null,
  );
  await leave();
  gateway.clock.move(60);
}

/** What waits for more has waited long enough. */
async function leave(): Promise<void> {
  gateway.clock.move(2);
  await gateway.settled();
}

/** Each is sent again when a clock has changed the ticket meanwhile. */
async function happens(...events: [medicine: string, event: Record<string, unknown>][]): Promise<void> {
  await Promise.all(
    events.map(async ([medicationName, event]) => {
      const { id } = await gateway.db.ticket.findFirstOrThrow({ where: { medicationName } });
      await gateway.eventually('the event', async () =>
        (await gateway.work(id, event)).status === 200 ? true : null,
      );
    }),
  );
}

async function referencesOf(...medicines: string[]): Promise<string[]> {
  const tickets = await gateway.db.ticket.findMany({ where: { medicationName: { in: medicines } } });
  return tickets.map(({ reference }) => reference);
}

function news() {
  return gateway.db.outboundMessage.findMany({
    where: { slot: { startsWith: 'event:' } },
    orderBy: { id: 'asc' },
  });
}

/** The texts that left, the last first, without the answer to the request. */
function heard(): string[] {
  const texts = gateway.vendor.messages.filter(({ to }) => to === from);
  return texts.slice(0, -1).map(({ body }) => body);
}

const three = `${signatureOf(iris)} refill metoprolol, atorvastatin and amlodipine`;

describe('what happens to several requests at one moment', () => {
  it('is one text that names them all, and counts once', async () => {
    await asked(three, 3);
    await happens(['metoprolol', shipped], ['atorvastatin', shipped], ['amlodipine', shipped]);
    expect(heard()).toEqual([]);
    await leave();
    const [text = '', ...more] = heard();
    expect(more).toEqual([]);
    expect(text).toContain('January 2');
    for (const reference of await referencesOf('metoprolol', 'atorvastatin', 'amlodipine'))
      expect(text).toContain(reference);
    expect((await news()).map(({ state, reason }) => [state, reason])).toEqual([
      ['sent', null],
      ['suppressed', 'told_together'],
      ['suppressed', 'told_together'],
    ]);
    expect(await gateway.db.outboundMessage.count({ where: { proactive: true } })).toBe(1);
    expect(await gateway.db.task.count({ where: { kind: 'call_back' } })).toBe(0);
  });

  it('tells each outcome, where they differ', async () => {
    await asked(`${signatureOf(iris)} refill metoprolol and levothyroxine`, 2);
    await happens(['metoprolol', shipped], ['levothyroxine', denied]);
    await leave();
    const [[one = ''], [other = '']] = await Promise.all([
      referencesOf('metoprolol'),
      referencesOf('levothyroxine'),
    ]);
    expect(heard()).toHaveLength(1);
    expect(heard()[0]).toMatch(new RegExp(`${one}: (?:shipped|this is on its way)`));
    expect(heard()[0]).toMatch(new RegExp(`${other}: (?:please call|we have an answer)`));
  });

  it('says to somebody who is not verified that there is news, once, and nothing of it', async () => {
    await asked('refill metoprolol and atorvastatin', 2);
    await happens(['metoprolol', shipped], ['atorvastatin', shipped]);
    await leave();
    expect(heard()).toHaveLength(1);
    expect(heard()[0]).toMatch(/news about RG-\w+/);
    expect(heard()[0]).not.toMatch(/shipped|on its way|January/);
  });

  it('of one request is told in its order, each piece by itself', async () => {
    await asked(`${signatureOf(iris)} refill metoprolol and atorvastatin`, 2);
    await happens(
      ['metoprolol', { type: 'pharmacy_accepted' }],
      ['atorvastatin', { type: 'pharmacy_accepted' }],
    );
    await happens(['metoprolol', shipped], ['atorvastatin', shipped]);
    await leave();
    expect((await news()).map(({ template, state }) => `${template} ${state}`).toSorted()).toEqual([
      ...['accepted sent', 'accepted suppressed', 'shipped queued', 'shipped queued'],
    ]);
    moveTo(12);
    await leave();
    expect((await news()).map(({ state }) => state).toSorted()).toEqual([
      ...['sent', 'sent', 'suppressed', 'suppressed'],
    ]);
    expect(heard()).toHaveLength(2);
  });

  it('is one text in the morning, when it waited for the night to end', async () => {
    await asked(three, 3);
    moveTo(2);
    await happens(['metoprolol', shipped]);
    await leave();
    await happens(['atorvastatin', shipped]);
    await leave();
    expect((await news()).map(({ reason }) => reason)).toEqual(['quiet_hours', 'quiet_hours']);
    gateway.clock.move(7 * 60);
    await leave();
    expect(heard()).toHaveLength(1);
    for (const reference of await referencesOf('metoprolol', 'atorvastatin'))
      expect(heard()[0]).toContain(reference);
  });

  it('is lost by no failure of the vendor: one text when it is back, of where each stands by then', async () => {
    await asked(`${signatureOf(iris)} refill metoprolol and levothyroxine`, 2);
    gateway.vendor.failWith(() => vendorError(429, 20429));
    await happens(['metoprolol', shipped], ['levothyroxine', denied]);
    gateway.clock.move(2);
    await gateway.eventually('the try', async () =>
      (await news()).some(({ attempts, reason }) => attempts > 0 && reason !== null) ? true : null,
    );
    await happens(['metoprolol', { type: 'delivered' }]);
    gateway.vendor.failWith(null);
    for (let step = 0; step < 3; step += 1) await leave();
    const [[one = ''], [other = '']] = await Promise.all([
      referencesOf('metoprolol'),
      referencesOf('levothyroxine'),
    ]);
    expect(heard().join('\n')).toMatch(new RegExp(`${one}: delivered`));
    expect(heard().join('\n')).toMatch(new RegExp(`${other}: (?:please call|we have an answer)`));
    expect(heard().join('\n')).not.toMatch(/shipped|on its way/);
  });
});
