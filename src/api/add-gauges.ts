import { countUnsealed, lastSealedAt } from '../audit/seal-store.ts';
import type { Db } from '../db/client.ts';
import type { Clock } from '../domain/clock.ts';
import { operatorReasons } from '../domain/send-errors.ts';
import type { Metrics } from '../http/metrics.ts';
import { countWaitingMessages, oldestUnprocessedSince } from '../intake/backlog-store.ts';
import { countUnsent } from '../reply/reply-count-store.ts';
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
  metrics.addGauge(
    'refill_audit_seal_age_seconds',
    'Age of the last seal of the audit trail: alarm when it grows while links wait for one',
    [],
    async () => {
      const last = await lastSealedAt(db);
      return last ? [{ value: Math.max(0, clock.now().getTime() - last.getTime()) / 1000 }] : [];
    },
  );
  metrics.addGauge(
    'refill_audit_unsealed_links',
    'Links of the audit trail that no seal covers',
    [],
    async () => [{ value: await countUnsealed(db) }],
  );
  metrics.addGauge('refill_tickets', 'Tickets that wait for somebody', ['queue', 'priority'], async () => {
    const counts = await countTicketsAtWork(db);
    return counts.map(({ queue, priority, count }) => ({ labels: { queue, priority }, value: count }));
  });
  metrics.addGauge(
    'refill_unsent_texts',
    'Texts of the last day that were not sent or delivered, and why',
    ['state', 'reason'],
    async () => {
      const counts = await countUnsent(db, clock.now());
      return counts.map(({ state, reason, count }) => ({ labels: { state, reason }, value: count }));
    },
  );
  metrics.addGauge(
    'refill_sending_needs_operator',
    'Texts of the last day that the vendor refuses until somebody changes something there: alarm above zero',
    ['reason'],
    async () => {
      const counts = await countUnsent(db, clock.now());
      return counts
        .filter(({ reason }) => operatorReasons.includes(reason))
        .map(({ reason, count }) => ({ labels: { reason }, value: count }));
    },
  );
}
