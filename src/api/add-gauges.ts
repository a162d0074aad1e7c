import type { Db } from '../db/client.ts';
import type { Clock } from '../domain/clock.ts';
import type { Metrics } from '../http/metrics.ts';
import { countWaitingMessages, oldestUnprocessedSince } from '../intake/backlog-store.ts';
import { countTicketsAtWork } from '../tickets/ticket-count-store.ts';

/** The gateway's own figures, read from the database whenever the metrics are asked for. */
export function addGauges(metrics: Pick<Metrics, 'addGauge'>, db: Db, clock: Clock): void {
  metrics.addGauge('refill_messages', 'Messages that are not processed', ['state'], async () => {
    const counts = await countWaitingMessages(db);
    return counts.map(({ state, count }) => ({ labels: { state }, value: count }));
  });
  metrics.addGauge(
    'refill_oldest_unprocessed_seconds',
    'Age of the oldest message not processed',
    [],
    async () => {
      const now = clock.now();
      const since = await oldestUnprocessedSince(db, now);
      return [{ value: since ? (now.getTime() - since.getTime()) / 1000 : 0 }];
    },
  );
  metrics.addGauge('refill_tickets', 'Tickets that wait for somebody', ['queue', 'priority'], async () => {
    const counts = await countTicketsAtWork(db);
    return counts.map(({ queue, priority, count }) => ({ labels: { queue, priority }, value: count }));
  });
}
