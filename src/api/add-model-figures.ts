import type { Metrics } from '../http/metrics.ts';

/** Figures of the optional reader in this process. Its absence changes nothing else, readiness least of all. */
export function addModelFigures(metrics: Pick<Metrics, 'addCounter' | 'addHistogram'>) {
  const readings = metrics.addCounter(
    'refill_model_readings_total',
    'Texts that the model was asked to read, by how it ended',
    ['outcome'],
  );
  const dropped = metrics.addCounter(
    'refill_model_values_dropped_total',
    'Values of the model that stand at no words of the text, or that mean nothing to the gateway',
    [],
  );
  const seconds = metrics.addHistogram(
    'refill_model_reading_seconds',
    'How long the model took to answer, its retry included',
    [0.25, 0.5, 1, 2, 4, 8, 16, 32],
  );
  return {
    readEnded(outcome: string, durationMs: number | null): void {
      readings({ outcome }, 1);
      if (durationMs !== null) seconds(durationMs / 1000);
    },
    valuesDropped(count: number): void {
      dropped({}, count);
    },
  };
}
