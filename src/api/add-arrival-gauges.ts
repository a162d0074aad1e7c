import type { Db } from '../db/client.ts';
import type { Clock } from '../domain/clock.ts';
import type { GaugeReading, Metrics } from '../http/metrics.ts';
import { countArrivals, type ArrivalFigures } from '../intake/arrival-figures-store.ts';
import { readListStates } from '../intake/vendor-list-store.ts';

const hourMs = 3_600_000;
const steps = ['received', 'stored', 'ticketed', 'ended'] as const;

/** What came in during the last day and how far it has come, and how fresh the vendor's side of it is. */
export function addArrivalGauges(metrics: Pick<Metrics, 'addGauge'>, db: Db, clock: Clock): void {
  metrics.addGauge(
    'refill_arrivals',
    'Arrivals of the last 24 hours by hour of the day (UTC) and how far they have come',
    ['channel', 'hour', 'step'],
    async () => (await countLastDay(db, clock)).flatMap(readingsOf),
  );
  metrics.addGauge(
    'refill_arrivals_difference',
    'Arrivals of the last 24 hours that are received and not stored, and received and not ended',
    ['channel', 'step'],
    async () => differences(await countLastDay(db, clock)),
  );
  metrics.addGauge(
    'refill_vendor_list_age_seconds',
    'Since when a list of the vendor was not read to its end',
    ['channel'],
    async () => {
      const now = clock.now().getTime();
      const lists = await readListStates(db);
      return lists.map(({ channel, readAt }) => ({
        labels: { channel },
        value: Math.max(0, now - readAt.getTime()) / 1000,
      }));
    },
  );
}

/** The present hour and the 23 before it: each hour of the day once. */
function countLastDay(db: Db, clock: Clock): Promise<ArrivalFigures[]> {
  const until = Math.ceil(clock.now().getTime() / hourMs) * hourMs;
  return countArrivals(db, { since: new Date(until - 24 * hourMs), until: new Date(until) });
}

function readingsOf(row: ArrivalFigures): GaugeReading[] {
  const hour = row.hour.toISOString().slice(11, 13);
  return steps.map((step) => ({ labels: { channel: row.channel, hour, step }, value: row[step] }));
}

function differences(rows: ArrivalFigures[]): GaugeReading[] {
  const channels = [...new Set(rows.map(({ channel }) => channel))];
  return channels.flatMap((channel) => {
    const own = rows.filter((row) => row.channel === channel);
    return (['stored', 'ended'] as const).map((step) => ({
      labels: { channel, step },
      value: own.reduce((sum, row) => sum + row.received - row[step], 0),
    }));
  });
}
