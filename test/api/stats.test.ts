import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { csvCell } from '../../src/api/figures-csv.ts';
import { sealChains } from '../../src/audit/seal-store.ts';
import { dateIn } from '../../src/domain/calendar-date.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { mary, people } from '../flows/people.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: people });
  await gateway.text({ from: '+14155550101', body: 'refill metoprolol, Mary Johnson 3/4/1952' });
  await gateway.text({ from: '+14155550101', body: 'thanks' });
  await gateway.form([
    { name: 'Mary Johnson', birthDate: mary.birthDate, medications: [{ name: 'atorvastatin 40 mg' }] },
  ]);
  await gateway.settled();
});
afterAll(() => gateway.close());

function ask(query: string, key = gateway.key): Promise<Response> {
  const headers = { authorization: `Bearer ${key}` };
  return fetch(`${gateway.url}/api/v1/stats${query}`, { headers });
}

type Figures = { arrivals: { total: unknown; byHour: { hour: string; channel: string }[] } };

it('the figures say by hour and channel what came in, was stored, led to a ticket and has ended', async () => {
  const { since, until, arrivals } = (await (await ask('')).json()) as Figures & Record<string, string>;
  expect(Date.parse(until ?? '') - Date.parse(since ?? '')).toBe(24 * 3_600_000);
  const none = { stored: 0, ended: 0 };
  expect(arrivals.total).toEqual({ received: 3, stored: 3, ticketed: 2, ended: 3, difference: none });
  expect(arrivals.byHour.map(({ channel }) => channel).sort()).toEqual(['sms', 'web']);
  for (const { hour } of arrivals.byHour) expect(hour).toMatch(/T\d\d:00:00\.000Z$/);
});

it('what the vendor has and we have not is a difference, in the hour in which it was sent', async () => {
  const sentAt = new Date('2026-01-05T09:59:59Z');
  await gateway.db.vendorArrival.create({ data: { channel: 'sms', providerId: 'SM1', sentAt } });
  const answer = await ask('?since=2026-01-05T09:30:00Z&until=2026-01-05T11:00:00Z');
  expect(await answer.json()).toMatchObject({
    since: '2026-01-05T09:00:00.000Z',
    arrivals: {
      total: { received: 1, stored: 0, ended: 0, difference: { stored: 1, ended: 1 } },
      byHour: [{ hour: '2026-01-05T09:00:00.000Z', channel: 'sms', received: 1 }],
    },
  });
});

it('one that was stored hours after it was sent counts once', async () => {
  const sms = await gateway.db.inboundMessage.findFirstOrThrow({ where: { channel: 'sms' } });
  const sentAt = new Date('2026-01-06T09:10:00Z');
  await gateway.db.vendorArrival.create({ data: { channel: 'sms', providerId: sms.providerId, sentAt } });
  const earlier = (await (
    await ask('?since=2026-01-06T09:00:00Z&until=2026-01-06T10:00:00Z')
  ).json()) as Figures;
  expect(earlier.arrivals.total).toMatchObject({ received: 1, stored: 1, ended: 1 });
  const today = (await (await ask('')).json()) as Figures;
  expect(today.arrivals.total).toMatchObject({ received: 2 });
  await gateway.db.vendorArrival.deleteMany({});
});

it('the metrics have the age of the last seal of the audit trail, and what waits for one', async () => {
  await sealChains(gateway.db, gateway.clock.now(), 5_000);
  const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
  expect(metrics).toMatch(/^refill_audit_seal_age_seconds \d+(\.\d+)?$/m);
  expect(metrics).toMatch(/^refill_audit_unsealed_links \d+$/m);
});

it('the metrics have them by hour of the day, and name nobody', async () => {
  const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
  expect(metrics).toMatch(/refill_arrivals\{channel="web",hour="\d\d",step="stored"\} 1\n/);
  expect(metrics).toMatch(/refill_arrivals_difference\{channel="sms",step="ended"\} 0\n/);
  expect(metrics).not.toMatch(/4155550101|Johnson|metoprolol/i);
});

it('the figures of a day of the pharmacy are of its zone, and say how the day’s work went', async () => {
  const today = dateIn('America/Los_Angeles', new Date());
  const figures = (await (await ask(`?from=${today}&to=${today}`)).json()) as Record<string, unknown>;
  expect(figures).toMatchObject({
    timeZone: 'America/Los_Angeles',
    decisions: { opened: 2 },
    joins: { arrivals: 2, joined: 0 },
  });
  expect(figures['volume']).toContainEqual({ day: today, channel: 'sms', messages: 2, tickets: 1 });
  expect(Object.keys(figures)).toEqual(expect.arrayContaining(['stages', 'times', 'breaches', 'safety']));
  expect(JSON.stringify(figures)).not.toMatch(/4155550101|Johnson|metoprolol/i);
});

it('of one channel, without what the vendor’s list cannot tell apart', async () => {
  const web = (await (await ask('?channel=web')).json()) as Record<string, unknown>;
  expect(web).toMatchObject({ arrivals: null, decisions: { opened: 1 } });
});

it.each([
  ['/api/v1/stats.csv', {}],
  ['/api/v1/stats', { accept: 'text/csv' }],
])('%s gives them as a table for a spreadsheet', async (path, accept) => {
  const headers = { authorization: `Bearer ${gateway.key}`, ...accept };
  const answer = await fetch(`${gateway.url}${path}?channel=web`, { headers });
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const rows = parse<Record<string, string>>(await answer.text(), { columns: true });
  expect(rows).toContainEqual({
    ...{ figure: 'decision', day: '', channel: '', name: '', priority: '' },
    ...{ measure: 'opened', value: '1' },
  });
  expect(rows.filter(({ figure }) => figure === 'volume').map(({ channel }) => channel)).toContain('web');
});

it.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  [' =1', "' =1"],
  ['\t=1', "'\t=1"],
  ['=a,"b"', '"\'=a,""b"""'],
  ['a\nb', '"a\nb"'],
  ['plain', 'plain'],
  [-1, '-1'],
])('a cell of %j computes nothing and ends nothing', (value, cell) => {
  expect(csvCell(value)).toBe(cell);
});

it('a month in which the clock is set back has its hour more', async () => {
  const answer = await ask('?from=2025-10-15&to=2025-11-14');
  expect(await answer.json()).toMatchObject({
    since: '2025-10-15T07:00:00.000Z',
    until: '2025-11-15T08:00:00.000Z',
  });
});

it.each([
  ['a facility’s key', '', 403],
  ['a period without end', '?since=2026-01-01T00:00:00Z', 422],
  ['a period that is none', '?since=2026-01-02T00:00:00Z&until=2026-01-01T00:00:00Z', 422],
  ['a value that is no time', '?since=yesterday', 422],
  ['a name that is unknown', '?hours=3', 422],
  ['a day that is none', '?from=2026-02-30', 422],
  ['days beside instants', '?from=2026-02-03&since=2026-02-03T00:00:00Z', 422],
  ['more days than a month has', '?from=2026-01-01&to=2026-02-01', 422],
  ['a facility that nobody knows', '?facility=nowhere', 422],
  ['a channel that there is not', '?channel=fax', 422],
])('%s is refused', async (who, query, status) => {
  const key = who === 'a facility’s key' ? await gateway.createKey(['tickets'], 'oak-house') : gateway.key;
  expect((await ask(query, key)).status).toBe(status);
});

it('a key without the scope is refused', async () => {
  expect((await ask('', await gateway.createKey(['intake'], null))).status).toBe(403);
});

async function metricsNow(): Promise<string> {
  return (await fetch(`${gateway.url}/metrics`)).text();
}

it('the metrics tell how the work of the last day goes, read once a minute at most, and name nobody', async () => {
  gateway.clock.move(2);
  const before = await metricsNow();
  expect(before).toMatch(/^refill_clocks_run_out\{clock="first_response",priority="urgent"\} 0$/m);
  expect(before).toMatch(/^refill_work_waiting\{measure="resolution",priority="urgent"\} 2$/m);
  expect(before).toMatch(
    /^refill_work_seconds\{measure="disposition",priority="urgent",quantile="0.95"\} \d+$/m,
  );
  expect(before).not.toMatch(/^refill_work_seconds\{measure="disposition",priority="routine"/m);
  expect(before).toMatch(/^refill_decided_without_person_ratio 1$/m);
  expect(before).toMatch(/^refill_safety_unacknowledged 0$/m);
  expect(before).not.toMatch(/^refill_safety_acknowledgement_seconds\{/m);
  const { _count: submitted } = await gateway.db.ticket.aggregate({
    where: { stage: 'pharmacy_submitted' },
    _count: true,
  });
  expect(before).toContain(`refill_tickets_at_stage{stage="pharmacy_submitted"} ${submitted}\n`);
  await gateway.text({ from: '+14155550199', body: 'I have chest pain and cannot breathe' });
  await gateway.settled();
  expect(await metricsNow()).toMatch(/^refill_safety_unacknowledged 0$/m);
  gateway.clock.move(1);
  expect(await metricsNow()).toMatch(/^refill_safety_unacknowledged 1$/m);
  const danger = await gateway.eventually('the page', () =>
    gateway.db.ticket.findFirst({
      where: { flags: { has: 'emergency' }, events: { some: { type: 'paged' } } },
    }),
  );
  expect((await gateway.work(danger.id, { type: 'acknowledge' })).status).toBe(200);
  gateway.clock.move(24 * 60 - 30);
  const after = await metricsNow();
  expect(after).toMatch(/^refill_safety_unacknowledged 0$/m);
  expect(after).toMatch(/^refill_safety_acknowledgement_seconds\{quantile="0.5"\} (6|7)\d$/m);
  expect(after).not.toMatch(/4155550101|4155550199|Johnson|metoprolol|chest/i);
  gateway.clock.move(60);
  expect(await metricsNow()).toMatch(/^refill_work_waiting\{measure="resolution",priority="urgent"\} 0$/m);
});

it.each([
  '?from=9999-12-31&to=9999-12-31',
  '?to=9999-12-31',
  '?from=9999-12-31',
  '?since=9999-12-31T00:00:00Z&until=9999-12-31T23:59:59Z',
])('a period at the end of the calendar is refused with its field named: %s', async (query) => {
  for (const format of ['', '.csv']) {
    const headers = { authorization: `Bearer ${gateway.key}` };
    const answer = await fetch(`${gateway.url}/api/v1/stats${format}${query}`, { headers });
    expect(answer.status).toBe(422);
    expect(((await answer.json()) as { errors: object[] }).errors).toHaveLength(1);
  }
});
