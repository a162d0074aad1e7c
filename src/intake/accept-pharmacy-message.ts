import type { Db } from '../db/client.ts';
import type { PrismaClient } from '../db/generated/node/client.ts';
import { sha256 } from '../domain/digest.ts';
import { newId } from '../domain/id.ts';
import type { PharmacyEventFacts } from '../domain/pharmacy-event.ts';
import type { JobQueue } from '../jobs/job-queue.ts';

/** `facts`: one for each prescription that the message tells of, at least one. */
export type NewPharmacyMessage = { messageId: string; kind: string; facts: PharmacyEventFacts[] };

/**
 * Commits what a message tells, an event for each prescription, once for its message id, together with the jobs: only
 * then may it be acknowledged. What comes under the id of another message and tells something else is kept and worked
 * beside it, once: it was as surely sent, and an acknowledgement is the last that its sender ever hears of it.
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
    const kept = await insert(tx, rows);
    const before = rows.filter(({ id }) => !kept.includes(id));
    const others = before.length > 0 ? await insert(tx, await toldAnew(tx, before)) : [];
    const ids = [...kept, ...others];
    if (ids.length === 0) return 'redelivered';
    await deps.jobs.enqueue(
      tx,
      'pharmacy-event',
      ids.map((eventId) => ({ data: { eventId } })),
    );
    return 'accepted';
  });
}

type Row = { id: string; messageId: string; kind: string; facts: object; receivedAt: Date };

async function insert(tx: Db, rows: Row[]): Promise<string[]> {
  const kept = await tx.pharmacyEvent.createManyAndReturn({
    data: rows,
    select: { id: true },
    skipDuplicates: true,
  });
  return kept.map(({ id }) => id);
}

/** Those that tell something else than what is kept under their id, each under one of its own that its words give it. */
async function toldAnew(tx: Db, rows: Row[]): Promise<Row[]> {
  const anew: Row[] = [];
  for (const row of rows) {
    // When it was sent says nothing of what it tells.
    const [same] = await tx.$queryRaw<object[]>`SELECT 1 FROM pharmacy_events
      WHERE "messageId" = ${row.messageId} 
        AND jsonb_strip_nulls(facts - 'sentAt') = jsonb_strip_nulls(${JSON.stringify(row.facts)}::jsonb - 'sentAt')`;
    if (same) continue;
    const words = await sha256(JSON.stringify({ ...row.facts, sentAt: null }));
    anew.push({ ...row, messageId: `${row.messageId} [${words.slice(0, digits)}]` });
  }
  return anew;
}

const digits = 12;
