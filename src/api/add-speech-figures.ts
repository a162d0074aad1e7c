import type { Db } from '../db/client.ts';
import type { Clock } from '../domain/clock.ts';
import type { Metrics } from '../http/metrics.ts';
import { readTranscriptionStand } from '../intake/recording-stand-store.ts';

/** Figures of our own speech to text: what this process asked for, and what still waits in the database. */
export function addSpeechFigures(metrics: Omit<Metrics, 'render' | 'measure'>, db: Db, clock: Clock) {
  const transcriptions = metrics.addCounter(
    'refill_speech_transcriptions_total',
    'Recordings that were to be transcribed, by how it ended',
    ['outcome'],
  );
  const took = metrics.addHistogram(
    'refill_speech_transcription_seconds',
    'How long a transcription took, its retry included',
    [0.25, 0.5, 1, 2, 4, 8, 16, 32, 64],
  );
  metrics.addGauge(
    'refill_recordings_untranscribed',
    'Recordings that wait for our own transcript',
    [],
    async () => {
      const { waiting } = await readTranscriptionStand(db, clock.now());
      return [{ value: waiting }];
    },
  );
  metrics.addGauge(
    'refill_oldest_untranscribed_recording_seconds',
    'Since when the oldest recording waits for our own transcript',
    [],
    async () => {
      const { waitingSince } = await readTranscriptionStand(db, clock.now());
      return [{ value: waitingSince ? (clock.now().getTime() - waitingSince.getTime()) / 1000 : 0 }];
    },
  );
  return {
    transcribed(outcome: string, seconds: number): void {
      transcriptions({ outcome }, 1);
      took(seconds);
    },
  };
}
