import type { Db } from '../db/client.ts';
import type { Clock } from '../domain/clock.ts';
import type { Metrics } from '../http/metrics.ts';
import { readOutboxStand } from '../outbox/outbox-stand-store.ts';

/** How the other systems are kept in step, read whenever the metrics are asked for. */
export function addOutboxGauges(metrics: Pick<Metrics, 'addGauge'>, db: Db, clock: Clock): void {
  metrics.addGauge(
    'refill_system_effects',
    'What is to be done in other systems: alarm when any has failed',
    ['system', 'state'],
    async () =>
      (await readOutboxStand(db, clock.now())).flatMap(({ system, waiting, failed }) =>
        Object.entries({ waiting, failed }).map(([state, value]) => ({ labels: { system, state }, value })),
      ),
  );
  metrics.addGauge(
    'refill_system_read_fails',
    '1 while the last turn to read the system failed, or passed a record over',
    ['system'],
    async () =>
      (await readOutboxStand(db, clock.now())).map(({ system, readFailure }) => ({
        labels: { system },
        value: readFailure ? 1 : 0,
      })),
  );
  metrics.addGauge(
    'refill_system_rests',
    '1 while nobody asks the system, because it fails or wants a pause',
    ['system'],
    async () =>
      (await readOutboxStand(db, clock.now())).map(({ system, restsUntil }) => ({
        labels: { system },
        value: restsUntil ? 1 : 0,
      })),
  );
}
