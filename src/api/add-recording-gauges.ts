import type { Db } from '../db/client.ts';
import type { Clock } from '../domain/clock.ts';
import type { Metrics } from '../http/metrics.ts';
import { readRecordingStand } from '../intake/recording-stand-store.ts';

/** How recordings stand, read from the database whenever the metrics are asked for. */
export function addRecordingGauges(metrics: Pick<Metrics, 'addGauge'>, db: Db, clock: Clock): void {
  metrics.addGauge('refill_recordings', 'Recordings of calls by where they are', ['place'], async () => {
    const { waiting, atVendor, kept } = await readRecordingStand(db);
    const places = { to_be_fetched: waiting, also_at_vendor: atVendor, kept };
    return Object.entries(places).map(([place, value]) => ({ labels: { place }, value }));
  });
  metrics.addGauge(
    'refill_oldest_unkept_recording_seconds',
    'Age of the oldest recording that is not kept here yet',
    [],
    async () => {
      const { waitingSince } = await readRecordingStand(db);
      return [{ value: waitingSince ? (clock.now().getTime() - waitingSince.getTime()) / 1000 : 0 }];
    },
  );
  metrics.addGauge(
    'refill_recording_store_trouble',
    'Why the store of recordings did not take one at the last try: alarm when there is any',
    ['reason'],
    async () => {
      const { trouble } = await readRecordingStand(db);
      return trouble.map((reason) => ({ labels: { reason }, value: 1 }));
    },
  );
}
