import type { PrismaClient } from '../db/generated/node/client.ts';
import { newId } from '../domain/id.ts';
import type { PharmacyEventFacts } from '../domain/pharmacy-event.ts';
import type { JobQueue } from '../jobs/job-queue.ts';

/** `facts`: one for each prescription that the message tells of, at least one. */
export type NewPharmacyMessage = { messageId: string; kind: string; facts: PharmacyEventFacts[] };

/**
 * Commits what a message tells, an event for each prescription, once for its message id, together with the jobs: only
 * then may it be acknowledged.
 */
export async function acceptPharmacyMessage(
  deps: { db: PrismaClient; jobs: JobQueue },
  { messageId, kind, facts }: NewPharmacyMessage,
  now: Date,
): Promise<'accepted' | 'redelivered'> {
  const rows = facts.map((one, place) => ({
    id: newId(now),
    messageId: place === 0 ? messageId : `${messageId} (${place + 1})`,
    kind,
    facts: JSON.parse(JSON.stringify(one)) as object,
    receivedAt: now,
  }));
  return deps.db.$transaction(async (tx) => {
    const kept = await tx.pharmacyEvent.createManyAndReturn({
      data: rows,
      select: { id: true },
      skipDuplicates: true,
    });
    if (kept.length === 0) return 'redelivered';
    const jobs = kept.map(({ id }) => ({ data: { eventId: id } }));
    await deps.jobs.enqueue(tx, 'pharmacy-event', jobs);
    return 'accepted';
  });
}
