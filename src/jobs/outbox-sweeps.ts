import type { SystemName } from '../domain/system-name.ts';
import { workLane, type OutboxDeps } from '../pipeline/work-effects.ts';
import type { Sweep } from './run-sweeps.ts';

/** One sweep for each system: none ever waits for another. */
export function outboxSweeps(deps: OutboxDeps): Sweep[] {
  return (Object.keys(deps.targets) as SystemName[]).map((system) => ({
    name: `outbox_${system}`,
    everyMs: 500,
    async run(stopping) {
      await workLane(deps, { system, subscriber: '' }, stopping);
    },
  }));
}
