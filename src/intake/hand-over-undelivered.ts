import type { Db } from '../db/client.ts';
import { newId } from '../domain/id.ts';
import type { Queue } from '../domain/ticket.ts';
import { endEarlierPages } from '../tickets/end-tasks-store.ts';
import { loadConsent, lockConsent, recordConsent } from '../reply/consent-store.ts';

/** A reply that did not reach its recipient, as it is stored. */
export type UndeliveredReply = {
  id: string;
  to: string;
  from: string | null;
  template: string;
  ticketIds: string[];
  inReplyToId: string | null;
  createdAt: Date;
  attemptedAt?: Date | null;
};

const safetyTemplates: readonly string[] = ['emergency', 'crisis', 'poisoning'];

/**
 * A person takes over a reply that did not reach its recipient, or will not soon. A number that has opted out at the
 * vendor (21610, at the send or after it was accepted) is written into the ledger, so that nothing more is tried; not
 * when it has come back since the text left.
 */
export async function handOverUndelivered(
  tx: Db,
  reply: UndeliveredReply,
  reason: string,
  now: Date,
): Promise<void> {
  const cameBack = reason === 'opted_out' && (await hasComeBack(tx, reply));
  if (reason === 'opted_out' && !cameBack) await rememberOptOut(tx, reply, now);
  const task = {
    id: newId(now),
    ...taskFor(reply, cameBack ? `${reason}, before a later START` : reason),
    dueAt: now,
    ticketId: reply.ticketIds[0] ?? null,
    messageId: reply.inReplyToId,
    dedupeKey: `reply:${reply.id}`,
    createdAt: now,
  };
  if (task.kind === 'page' && task.ticketId !== null) await endEarlierPages(tx, [task.ticketId], now);
  await tx.task.createMany({ data: [task], skipDuplicates: true });
}

function taskFor(
  { template, ticketIds }: Pick<UndeliveredReply, 'template' | 'ticketIds'>,
  reason: string,
): { kind: string; queue: Queue; why: string } {
  if (template === 'page') {
    const why = `A page did not get through (${reason}): reach someone on call now.`;
    return { kind: 'page', queue: 'supervisor', why };
  }
  const about = ticketIds.length > 1 ? ` about ${String(ticketIds.length)} requests` : '';
  if (template.split('+').includes('email_news')) {
    const why = `An e-mail to the facility${about} was not delivered (${reason}): tell the facility by phone.`;
    return { kind: 'call_facility', queue: 'concierge', why };
  }
  if (safetyTemplates.includes(template)) {
    const why = `The words for a danger did not reach the sender (${reason}): call now.`;
    return { kind: 'call_back', queue: 'supervisor', why };
  }
  const why = `A reply${about} was not delivered (${reason}): reach the person by phone.`;
  return { kind: 'call_back', queue: 'concierge', why };
}

/** The vendor's word is about a text of before the number's START, and says nothing of what holds since. */
async function hasComeBack(tx: Db, { to, from, createdAt, attemptedAt }: UndeliveredReply): Promise<boolean> {
  await lockConsent(tx, to);
  const back = await tx.consent.findFirst({
    where: {
      ...{ number: to, kind: 'opt_in', at: { gt: attemptedAt ?? createdAt } },
      ...(from === null ? {} : { OR: [{ scope: 'all' }, { ours: from }] }),
    },
    select: { id: true },
  });
  return back !== null;
}

/** One row for one change: the vendor says it again with every text. */
async function rememberOptOut(tx: Db, { to, from }: UndeliveredReply, now: Date): Promise<void> {
  const { texts } = await loadConsent(tx, { number: to, ours: from, personIds: [] });
  if (texts === 'opt_out') return;
  const fact = { number: to, ours: from ?? '', kind: 'opt_out', source: 'carrier' } as const;
  await recordConsent(tx, { ...fact, scope: 'all', personId: null, at: now }, now);
}
