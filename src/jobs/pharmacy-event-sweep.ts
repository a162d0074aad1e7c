import type { PrismaClient } from '../db/generated/node/client.ts';
import type { Clock } from '../domain/clock.ts';
import { forgetPharmacyEvents } from '../pipeline/records/forget-pharmacy-events.ts';
import { findWaitingEvents } from '../pipeline/records/pharmacy-event-store.ts';
import type { JobQueue } from './job-queue.ts';
import type { Sweep } from './run-sweeps.ts';

/** An event is thought forgotten when it has waited for so long. */
const forgottenAfterMs = 60_000;

/** Starts the work on events of the pharmacy system that wait although no job works on them. */
export function pharmacyEventSweep(deps: { db: PrismaClient; jobs: JobQueue; clock: Clock }): Sweep {
  return {
    name: 'pharmacy_events',
    everyMs: 60_000,
    async run() {
      const before = new Date(deps.clock.now().getTime() - forgottenAfterMs);
      const ids = await findWaitingEvents(deps.db, before);
      await deps.jobs.enqueue(
        deps.db,
        'pharmacy-event',
        ids.map((eventId) => ({ data: { eventId } })),
      );
    },
  };
}

/** Forgets the events whose time is over. */
export function pharmacyRetentionSweep(deps: { db: PrismaClient; clock: Clock }): Sweep {
  return {
    name: 'pharmacy_events_out_of_time',
    everyMs: 3_600_000,
    async run() {
      await forgetPharmacyEvents(deps);
    },
  };
}
