import type { Db } from '../db/client.ts';
import type { Clock } from '../domain/clock.ts';
import { countBreaches } from '../figures/breaches-store.ts';
import { countDecisions } from '../figures/decisions-store.ts';
import { measureAcknowledgements } from '../figures/safety-store.ts';
import type { Spread } from '../figures/spread.ts';
import { measureTimes } from '../figures/times-store.ts';
import type { GaugeReading, Metrics } from '../http/metrics.ts';
import { countTicketsByStage } from '../tickets/ticket-count-store.ts';

const dayMs = 24 * 3_600_000;
/** Whoever asks more often is told the same: the figures cost far more than those of a queue. */
const keptMs = 60_000;

/** How the work of the last 24 hours goes, of the tickets that were opened in them; read once a minute at most. */
export function addWorkGauges(metrics: Pick<Metrics, 'addGauge'>, db: Db, clock: Clock): void {
  const read = keepFor(keptMs, clock, () => readLastDay(db, clock.now()));
  metrics.addGauge(
    'refill_clocks_run_out',
    'Tickets of the last 24 hours that were not worked within a clock',
    ['clock', 'priority'],
    async () =>
      (await read()).breaches.map(({ clock: kind, priority, breached }) => ({
        labels: { clock: kind, priority },
        value: breached,
      })),
  );
  metrics.addGauge(
    'refill_work_seconds',
    'Response, disposition and resolution of the tickets of the last 24 hours, as percentiles',
    ['measure', 'priority', 'quantile'],
    async () =>
      (await read()).times.flatMap((time) =>
        quantiles(time, { measure: time.measure, priority: time.priority }),
      ),
  );
  metrics.addGauge(
    'refill_work_waiting',
    'Tickets of the last 24 hours that wait for their response, disposition or resolution',
    ['measure', 'priority'],
    async () =>
      (await read()).times.map(({ measure, priority, waiting }) => ({
        labels: { measure, priority },
        value: waiting,
      })),
  );
  metrics.addGauge(
    'refill_decided_without_person_ratio',
    'Share of the tickets of the last 24 hours whose disposition needed nobody, 0 to 1',
    [],
    async () => {
      const { shareWithoutPerson } = (await read()).decisions;
      return shareWithoutPerson === null ? [] : [{ value: shareWithoutPerson }];
    },
  );
  metrics.addGauge(
    'refill_safety_acknowledgement_seconds',
    'From a danger to the first word of a person, of the last 24 hours, as percentiles',
    ['quantile'],
    async () => quantiles((await read()).acknowledgements, {}),
  );
  metrics.addGauge(
    'refill_safety_unacknowledged',
    'Dangers of the last 24 hours that nobody has acknowledged: alarm above zero',
    [],
    async () => [{ value: (await read()).acknowledgements.waiting }],
  );
  const readStages = keepFor(keptMs, clock, () => countTicketsByStage(db));
  metrics.addGauge('refill_tickets_at_stage', 'Tickets that wait for somebody', ['stage'], async () =>
    (await readStages()).map(({ stage, count }) => ({ labels: { stage }, value: count })),
  );
}

async function readLastDay(db: Db, now: Date) {
  const until = new Date(now.getTime() + 1);
  const filter = { since: new Date(now.getTime() - dayMs), until, facilityId: null, channel: null };
  return {
    breaches: await countBreaches(db, filter),
    times: await measureTimes(db, filter),
    decisions: await countDecisions(db, filter),
    acknowledgements: await measureAcknowledgements(db, filter),
  };
}

/** Nothing where nothing was observed: a zero would read as fast. */
function quantiles(spread: Spread, labels: Record<string, string>): GaugeReading[] {
  const { p50Seconds, p90Seconds, p95Seconds } = spread;
  const values = { '0.5': p50Seconds, '0.9': p90Seconds, '0.95': p95Seconds };
  return Object.entries(values).flatMap(([quantile, value]) =>
    value === null ? [] : [{ labels: { ...labels, quantile }, value }],
  );
}

/** One reading serves all who ask within the time, also while it is still being read; one that failed serves nobody. */
function keepFor<T>(ms: number, clock: Clock, read: () => Promise<T>): () => Promise<T> {
  let kept: { since: number; reading: Promise<T> } | null = null;
  return () => {
    const now = clock.now().getTime();
    if (kept && now - kept.since < ms) return kept.reading;
    const own = { since: now, reading: read() };
    kept = own;
    own.reading.catch(() => {
      if (kept === own) kept = null;
    });
    return own.reading;
  };
}
