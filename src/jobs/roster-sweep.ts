import { compareWithRoster } from '../pipeline/records/compare-with-roster.ts';
import type { PipelineDeps } from '../pipeline/pipeline-deps.ts';
import type { Sweep } from './run-sweeps.ts';

const patientsAtOnce = 500;

/** Looks at the tickets of patients whose record an import has changed. */
export function rosterSweep(deps: PipelineDeps): Sweep {
  return {
    name: 'roster_changes',
    everyMs: 2_000,
    async run() {
      await compareWithRoster(deps, { limit: patientsAtOnce });
    },
  };
}
