import type { Db } from '../../db/client.ts';
import { Prisma, type OutboundMessage } from '../../db/generated/node/client.ts';
import { isAccountWide } from '../../domain/send-errors.ts';
import { handOverUndelivered } from '../../intake/hand-over-undelivered.ts';
import { calledOff, type CalledOff } from '../../reply/called-off.ts';
import { textKind } from '../../reply/decide-send.ts';
import type { SendOutcome } from '../../systems/telephony/text-sender.ts';
import { wakeNextText } from './earlier-text.ts';
import { pageNext } from '../paging/page-next.ts';
import { recordAccepted } from './record-accepted.ts';
import { pauseMs } from './send-pause.ts';
import type { SendDeps } from './send-deps.ts';

/** The answer to an attempt was lost: the vendor's list is searched before another one. */
export const answerLost = 'answer_lost';

/** Writes down what became of an attempt: sent, tried again later, or for a person. `reply` as it was claimed. */
export async function settleSend(
  deps: SendDeps,
  reply: OutboundMessage,
  outcome: SendOutcome,
): Promise<void> {
  if (outcome.kind !== 'accepted') await pageNext(deps, reply);
  switch (outcome.kind) {
    case 'accepted':
      return recordAccepted(deps, reply, outcome.providerId);
    case 'unknown':
      return tryLater(deps, reply, { state: 'sending', reason: answerLost }, outcome.retryAfterMs ?? null);
    case 'refused':
      return settleRefused(deps, reply, outcome);
  }
}

async function settleRefused(
  deps: SendDeps,
  reply: OutboundMessage,
  outcome: Extract<SendOutcome, { kind: 'refused' }>,
): Promise<void> {
  const { retry, reason, code } = outcome;
  if (retry === 'operator') alarm(deps, reply, reason, code);
  if (retry === 'never' || (retry === 'operator' && !isAccountWide(outcome)))
    return recordRefused(deps, reply, reason);
  const operatorMs = retry === 'operator' ? deps.policy.texting.operatorPauseSeconds.value * 1000 : null;
  return tryLater(deps, reply, { state: 'queued', reason }, outcome.retryAfterMs ?? operatorMs);
}

/** Someone has to change something at the vendor. */
function alarm({ logger }: SendDeps, reply: OutboundMessage, reason: string, code: number | null): void {
  const fields = { event: 'send_needs_operator', replyId: reply.id, code: reason, vendorCode: code };
  logger.error(fields, 'the vendor refuses to send until somebody acts');
}

/**
 * Tried again after a pause that grows, or that the vendor asks for; a text that was tried too often has failed. The
 * words for a danger are not waited for: a person is told at once, and it is still tried.
 */
export async function tryLater(
  deps: SendDeps,
  reply: OutboundMessage,
  waiting: { state: 'queued' | 'sending'; reason: string },
  askedMs: number | null,
): Promise<void> {
  const { texting } = deps.policy;
  if (reply.attempts >= texting.mostAttempts.value) return giveUpReply(deps, reply.id);
  const now = deps.clock.now();
  const sendAfter = new Date(now.getTime() + pauseMs(reply.attempts, askedMs, texting));
  await deps.db.$transaction(async (tx) => {
    const reason = await calledOffMeanwhile(tx, reply);
    if (reason !== null) return endCalledOff(tx, reply, { reason, state: waiting.state, sendAfter, now });
    const { count } = await tx.outboundMessage.updateMany({
      where: { id: reply.id, providerId: null, state: { in: ['queued', 'sending'] } },
      data: { ...waiting, sendAfter },
    });
    if (count > 0 && textKind(reply) === 'safety') await handOverUndelivered(tx, reply, waiting.reason, now);
  });
}

/** Its row is held until the transaction ends. */
async function calledOffMeanwhile(tx: Db, { id }: OutboundMessage): Promise<CalledOff | null> {
  const [row] = await tx.$queryRaw<{ reason: string | null }[]>(
    Prisma.sql`SELECT reason FROM outbound_messages WHERE id = ${id}::uuid AND state = 'sending' FOR UPDATE`,
  );
  return row ? calledOff(row) : null;
}

/** The attempt under way when it was called off has not left, or nobody knows whether it has: then that is found out. */
async function endCalledOff(
  tx: Db,
  reply: OutboundMessage,
  { reason, state, sendAfter, now }: { reason: CalledOff; state: string; sendAfter: Date; now: Date },
): Promise<void> {
  const left = state === 'queued' ? ({ state: 'suppressed', sendAfter: null } as const) : { sendAfter };
  await tx.outboundMessage.update({ where: { id: reply.id }, data: left });
  if (state !== 'queued') return;
  await handOverUndelivered(tx, reply, reason, now);
  await wakeNextText(tx, reply.to, now);
}

/** The vendor will not send it: the number is remembered when it has opted out there, and a person takes over. */
export async function recordRefused(
  deps: Pick<SendDeps, 'db' | 'clock'>,
  reply: OutboundMessage,
  reason: string,
): Promise<void> {
  const now = deps.clock.now();
  await deps.db.$transaction((tx) => refuseReply(tx, reply, reason, now));
}

/** The same in the caller's transaction; `reason` is the vendor's, or that of the lint. */
export async function refuseReply(tx: Db, reply: OutboundMessage, reason: string, now: Date): Promise<void> {
  const suppressed = reason === 'opted_out' || reason.startsWith('template_');
  const state = suppressed ? 'suppressed' : 'failed';
  await tx.outboundMessage.update({ where: { id: reply.id }, data: { state, reason, sendAfter: null } });
  await handOverUndelivered(tx, reply, reason, now);
  await wakeNextText(tx, reply.to, now);
}

/** For a reply whose retries are used up: a person has to reach the recipient in another way. */
export async function giveUpReply(deps: Pick<SendDeps, 'db' | 'clock'>, replyId: string): Promise<void> {
  const now = deps.clock.now();
  await deps.db.$transaction(async (tx) => {
    const { count } = await tx.outboundMessage.updateMany({
      where: { id: replyId, providerId: null, state: { in: ['queued', 'sending'] } },
      data: { state: 'failed', reason: 'retries_exhausted', sendAfter: null },
    });
    if (count === 0) return;
    const reply = await tx.outboundMessage.findUniqueOrThrow({ where: { id: replyId } });
    await handOverUndelivered(tx, reply, 'retries_exhausted', now);
    await wakeNextText(tx, reply.to, now);
  });
}
