import { Prisma } from '../../db/generated/node/client.ts';
import { newId } from '../../domain/id.ts';
import { lockInTransaction } from '../../db/advisory-lock.ts';
import { handOver } from './hand-over.ts';
import { needsAnswer, OpenQuestion } from './open-question.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';

type Lapsed = { key: string; openQuestion: unknown };

/**
 * Questions that nobody has answered in time end: whoever was asked is called. Answers how many ended; each in a
 * transaction of its own, at most `limit`.
 */
export async function lapseQuestions(
  deps: Pick<PipelineDeps, 'db' | 'clock' | 'policy' | 'settings'>,
  limit: number,
): Promise<number> {
  const before = new Date(deps.clock.now().getTime() - deps.policy.asking.lapseHours.value * 3_600_000);
  const due = await deps.db.$queryRaw<{ key: string }[]>(
    Prisma.sql`SELECT key FROM conversations WHERE "openQuestion" IS NOT NULL
      AND "openQuestion"->>'askedAt' < ${before.toISOString()} LIMIT ${limit}`,
  );
  for (const { key } of due) await lapse(deps, key, before);
  return due.length;
}

async function lapse(
  deps: Pick<PipelineDeps, 'db' | 'clock' | 'policy' | 'settings'>,
  key: string,
  before: Date,
): Promise<void> {
  const now = deps.clock.now();
  await deps.db.$transaction(async (tx) => {
    await lockInTransaction(tx, 'conversation', key);
    // Read again under the lock: an answer may have come meanwhile.
    const [row] = await tx.$queryRaw<Lapsed[]>(
      Prisma.sql`SELECT key, "openQuestion" FROM conversations WHERE key = ${key}
        AND "openQuestion"->>'askedAt' < ${before.toISOString()}`,
    );
    if (!row) return;
    await tx.conversation.update({ where: { key }, data: { openQuestion: Prisma.DbNull } });
    const question = OpenQuestion.safeParse(row.openQuestion);
    if (!question.success || !needsAnswer(question.data)) return;
    const { ticketIds } = question.data;
    const waiting = await tx.ticket.findFirst({ where: { id: { in: ticketIds }, stage: 'clarifying' } });
    if (!waiting) return;
    const messageId = question.data.messageIds.at(-1) ?? null;
    await handOver(tx, deps, { ticketIds, messageId, reason: 'lapsed', now });
    const why = 'The sender has not answered what was asked by text: call them.';
    const dedupeKey = `lapsed:${waiting.id}`;
    const about = { ticketId: waiting.id, messageId, dedupeKey, createdAt: now };
    await tx.task.createMany({
      data: [{ id: newId(now), kind: 'answer_sender', queue: 'concierge', why, dueAt: now, ...about }],
      skipDuplicates: true,
    });
  });
}
