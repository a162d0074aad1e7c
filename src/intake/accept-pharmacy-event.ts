import type { PrismaClient } from '../db/generated/node/client.ts';
import { newId } from '../domain/id.ts';
import type { PharmacyEventFacts } from '../domain/pharmacy-event.ts';
import type { JobQueue } from '../jobs/job-queue.ts';

export type NewPharmacyEvent = { messageId: string; kind: string; facts: PharmacyEventFacts };

/** Commits an event once for its message id, together with its job: only then may it be acknowledged. */
export async function acceptPharmacyEvent(
  deps: { db: PrismaClient; jobs: JobQueue },
  event: NewPharmacyEvent,
  now: Date,
): Promise<'accepted' | 'redelivered'> {
  return deps.db.$transaction(async (tx) => {
    const id = newId(now);
    const row = { id, ...event, facts: JSON.parse(JSON.stringify(event.facts)) as object, receivedAt: now };
    const { count } = await tx.pharmacyEvent.createMany({ data: [row], skipDuplicates: true });
    if (count === 0) return 'redelivered';
    await deps.jobs.enqueue(tx, 'pharmacy-event', [{ data: { eventId: id } }]);
    return 'accepted';
  });
}
