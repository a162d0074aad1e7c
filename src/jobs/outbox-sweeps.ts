import type { SystemName } from '../domain/system-name.ts';
import { reconcileHelpdesk } from '../pipeline/effects/reconcile-helpdesk.ts';
import type { HelpdeskDeps } from '../pipeline/effects/take-in-helpdesk.ts';
import { workLane, type OutboxDeps } from '../pipeline/effects/work-effects.ts';
import type { Sweep } from './run-sweeps.ts';

/** How often the turn to reconcile is asked for; who has it reads an hour's changes. */
const askMs = 60_000;
const hourMs = 3_600_000;

/** Every hour, both ways: what the helpdesk did not tell, and what it did not do. */
export function helpdeskSweep(deps: HelpdeskDeps): Sweep {
  return {
    name: 'helpdesk',
    everyMs: askMs,
    async run() {
      await reconcileHelpdesk(deps, hourMs);
    },
  };
}

/** One sweep for each system: none ever waits for another. */
export function outboxSweeps(deps: OutboxDeps): Sweep[] {
  const systems = (Object.keys(deps.targets) as SystemName[]).filter((system) => system !== 'webhook');
  return systems.map((system) => ({
    name: `outbox_${system}`,
    everyMs: 500,
    async run(stopping) {
      await workLane(deps, { system, subscriber: '' }, stopping);
    },
  }));
}
