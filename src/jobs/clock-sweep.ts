import { fireDueClocks } from '../pipeline/fire-clock.ts';
import type { PipelineDeps } from '../pipeline/pipeline-deps.ts';
import type { Sweep } from './run-sweeps.ts';

/** After so many it is looked whether the process is to stop. */
const clocksAtOnce = 5_000;
/** A clock whose effect fails is not tried again for so long: many of them would hold up all others. */
const restMs = 60_000;
/** As many processes would: most of the time is spent waiting for the database. */
const sweepers = 4;

/** Fires the clocks that are due: reminders, escalations and pages. After a day away it goes on until none is left. */
export function clockSweep(deps: PipelineDeps): Sweep {
  const failed = new Set<string>();
  let restsUntil = 0;
  return {
    name: 'clocks',
    everyMs: 1_000,
    async run(stopping) {
      const now = deps.clock.now().getTime();
      if (failed.size === 0 || now >= restsUntil) {
        failed.clear();
        restsUntil = now + restMs;
      }
      async function sweep(): Promise<void> {
        while (!stopping?.aborted) {
          if ((await fireDueClocks(deps, { limit: clocksAtOnce, failed })) === 0) return;
        }
      }
      await Promise.all(Array.from({ length: sweepers }, sweep));
    },
  };
}
