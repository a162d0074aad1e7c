import type { Db } from '../../db/client.ts';
import type { OutboundMessage, Prisma } from '../../db/generated/node/client.ts';
import { handOverUndelivered } from '../../intake/hand-over-undelivered.ts';
import { lockConsent } from '../../reply/consent-store.ts';
import { decideSend, type SendVerdict } from '../../reply/decide-send.ts';
import type { Words } from '../../reply/word-anew.ts';
import { wakeNextText } from './earlier-text.ts';
import { gatherNews, markTold } from './gather-news.ts';
import { refuseText } from './refuse-text.ts';
import { refusedInstead } from './refused-instead.ts';
import { orgOf, type SendDeps } from './send-deps.ts';
import { SendAgainError } from './send-again.ts';
import { sendFacts } from './send-facts.ts';
import { isStillWaiting, readSendKnown, type SendKnown } from './send-known.ts';
import { wordText } from './word-text.ts';

/**
 * Decides whether a text may leave and in which words, and claims the attempt, in one transaction under the lock of the
 * number's consent: an opt-out or another text that was committed before is always seen, and of two workers with the
 * same text one goes on. Answers the text as it is to be sent; null when the attempt is not the caller's.
 */
export function claimSend(deps: SendDeps, reply: OutboundMessage): Promise<OutboundMessage | null> {
  const now = deps.clock.now();
  return deps.db.$transaction(async (tx) => {
    await lockConsent(tx, reply.to);
    const known = await readSendKnown(tx, reply, now);
    if (!isStillWaiting(known, reply)) return null;
    if (isBehindAnother(known, reply, now)) throw new SendAgainError('an earlier text goes first');
    const worded = await wordText(tx, reply, known, orgOf(deps));
    const words = worded.kind === 'worded' ? worded.words : {};
    const toSend = { ...reply, ...words };
    if (worded.kind !== 'untrue' && (await refusedInstead(tx, deps, toSend, known, now))) return null;
    const facts = sendFacts(reply, known, { now, timeZone: deps.settings.timeZone });
    const overtaken = facts.overtaken || worded.kind === 'untrue';
    const verdict = decideSend({ ...facts, overtaken }, deps.policy.texting);
    const together = verdict.kind === 'send' ? await withOtherNews(tx, deps, toSend, known, now) : null;
    const said = { ...words, ...together };
    const columns = { ...columnsOf(verdict, now), ...(verdict.kind === 'send' ? said : {}) };
    if (!(await writeVerdict(tx, reply, columns))) return null;
    await tellOtherwise(tx, deps, reply, verdict, now);
    if (mayBePassed(verdict)) await wakeNextText(tx, reply.to, now);
    return verdict.kind === 'send' ? { ...toSend, ...together } : null;
  });
}

/** The words of a text that tells all the news there is for its recipient; null where it tells its own alone. */
async function withOtherNews(
  tx: Db,
  deps: SendDeps,
  reply: OutboundMessage,
  known: SendKnown,
  now: Date,
): Promise<(Words & { ticketIds: string[] }) | null> {
  const org = orgOf(deps);
  const gathered = await gatherNews(tx, reply, known, { org, now });
  if (!gathered) return null;
  const { ticketIds } = gathered.reply;
  // What it tells was found to be so: only when it is tried again its tickets are looked at anew.
  const worded = await wordText(tx, gathered.reply, { ...known, tickets: [] }, org);
  if (worded.kind !== 'worded') return null;
  const { production } = deps;
  // Fault that is found with all of it together holds up none of it.
  if (await refuseText(tx, { ...gathered.reply, ...worded.words }, { production, org })) return null;
  await markTold(tx, gathered);
  return { ...worded.words, ticketIds };
}

/** A text in answer to the same message may be about to leave for so long. */
const goesFirstForMs = 30_000;

/**
 * The texts in answer to one message leave in their order, a safety text first. One that the vendor did not take at
 * once holds the others up no longer.
 */
function isBehindAnother({ earlier }: SendKnown, { inReplyToId }: OutboundMessage, now: Date): boolean {
  const lately = now.getTime() - goesFirstForMs;
  return earlier.some(
    (text) =>
      inReplyToId !== null &&
      text.inReplyToId === inReplyToId &&
      text.reason === null &&
      !(text.sendAfter !== null && text.sendAfter > now) &&
      text.createdAt.getTime() > lately,
  );
}

/** It does not leave, or not for some hours: whoever waited for it goes first. */
function mayBePassed(verdict: SendVerdict): boolean {
  if (verdict.kind === 'send') return false;
  return verdict.kind === 'suppress' || (verdict.reason !== null && verdict.reason !== 'earlier_text');
}

/** False when somebody else has taken the reply meanwhile. */
async function writeVerdict(
  tx: Db,
  reply: OutboundMessage,
  columns: Prisma.OutboundMessageUpdateManyMutationInput,
): Promise<boolean> {
  const { count } = await tx.outboundMessage.updateMany({
    where: {
      ...{ id: reply.id, attempts: reply.attempts, reason: reply.reason, providerId: null },
      state: { in: ['queued', 'sending'] },
    },
    data: columns,
  });
  return count === 1;
}

function columnsOf(verdict: SendVerdict, now: Date): Prisma.OutboundMessageUpdateManyMutationInput {
  switch (verdict.kind) {
    case 'send': {
      const attempt = { attempts: { increment: 1 }, attemptedAt: now };
      return { state: 'sending', reason: null, sendAfter: null, proactive: verdict.proactive, ...attempt };
    }
    case 'wait':
      return { state: 'queued', reason: verdict.reason, sendAfter: verdict.until };
    case 'suppress':
      return { state: 'suppressed', reason: verdict.reason, sendAfter: null };
  }
}

/** What may not be told by a text, or not soon, is told by a person. */
async function tellOtherwise(
  tx: Db,
  deps: SendDeps,
  reply: OutboundMessage,
  verdict: SendVerdict,
  now: Date,
): Promise<void> {
  const untold = verdict.kind === 'suppress' ? byReason.get(verdict.reason) : undefined;
  if (untold !== undefined) return handOverUndelivered(tx, reply, untold, now);
  const longestMs = deps.policy.texting.callAfterHours.value * 3_600_000;
  if (
    verdict.kind === 'wait' &&
    verdict.reason !== null &&
    verdict.until.getTime() - now.getTime() > longestMs
  )
    return handOverUndelivered(tx, reply, verdict.reason, now);
}

/** Not `opted_out`: that is the vendor's word, which would be written into the ledger. */
const byReason = new Map<string, string>([
  ['opted_out', 'recipient_opted_out'],
  ['do_not_text', 'recipient_is_not_to_be_texted'],
  ['readings_differ', 'readings_differ'],
  ['split', 'split'],
]);
