import type { PipelineDeps } from '../pipeline/pipeline-deps.ts';
import { raiseEndingSupplies } from '../pipeline/clocks/raise-ending-supplies.ts';
import type { Sweep } from './run-sweeps.ts';

/** Raises the requests that wait while their supply ends. */
export function endingSupplySweep(deps: PipelineDeps): Sweep {
  return {
    name: 'ending_supplies',
    everyMs: 60_000,
    async run() {
      await raiseEndingSupplies(deps);
    },
  };
}
