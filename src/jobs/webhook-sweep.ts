import { dueSubscribers } from '../outbox/subscriber-store.ts';
import { fanOutWebhooks } from '../pipeline/effects/fan-out-webhooks.ts';
import { workLane, type OutboxDeps } from '../pipeline/effects/work-effects.ts';
import type { Sweep } from './run-sweeps.ts';

const pauseMs = 200;

/** Tells subscribers of events: each has a lane of its own, so that one that hangs holds up no other. */
export function webhookSweep(deps: OutboxDeps): Sweep {
  return {
    name: 'outbox_webhook',
    everyMs: 500,
    async run(stopping) {
      const busy = new Set<string>();
      // While one of them takes its time the others go on, and those who come.
      do {
        while ((await fanOutWebhooks(deps)) > 0);
        for (const subscriber of await dueSubscribers(deps.db, deps.clock.now())) {
          if (busy.has(subscriber)) continue;
          busy.add(subscriber);
          void workLane(deps, { system: 'webhook', subscriber }, stopping)
            .catch((error: unknown) => tellFault(deps, error))
            .finally(() => busy.delete(subscriber));
        }
        if (busy.size > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
      } while (busy.size > 0);
    },
  };
}

function tellFault({ logger }: OutboxDeps, error: unknown): void {
  logger.error({ event: 'sweep_failed', sweep: 'outbox_webhook', error }, 'a lane failed and will run again');
}
