import { lockInTransaction } from '../db/advisory-lock.ts';
import type { Database, Db } from '../db/client.ts';
import type { OutboundMessage } from '../db/generated/node/client.ts';
import { sendErrorOf } from '../domain/send-errors.ts';
import type { TextingPolicy } from '../domain/texting-policy.ts';
import { handOverUndelivered } from './hand-over-undelivered.ts';
import { callOffSecondTry, queueSecondTry } from './second-try.ts';

/** What the vendor says of a text that we sent; `status` in the vendor's own words. */
export type DeliveryReport = { providerId: string; status: string; errorCode: number | null };

/** `waiting`: no reply has this id yet, the report is kept for it. `ignored`: a word that says nothing of delivery. */
export type DeliveryRecorded = {
  kind: 'moved' | 'unchanged' | 'waiting' | 'ignored';
  /** Why the text failed, when somebody has to change something at the vendor. */
  operator?: string;
};

export type DeliveryState = 'queued' | 'sending' | 'sent' | 'delivered' | 'failed';

/** The vendor's words: https://www.twilio.com/docs/messaging/api/message-resource#message-status-values */
const stateOfStatus: Record<string, DeliveryState> = {
  accepted: 'queued',
  scheduled: 'queued',
  queued: 'queued',
  sending: 'sending',
  sent: 'sent',
  partially_delivered: 'sent',
  delivered: 'delivered',
  read: 'delivered',
  undelivered: 'failed',
  failed: 'failed',
  canceled: 'failed',
};

/**
 * How far a reply has come. Reports come unordered and repeated, so that only a further one counts. `delivered`
 * goes before `failed`: it is the handset's receipt, while a failure can be a carrier's guess after a silence
 * (30003, 30008) that a late receipt disproves.
 */
const rank: Record<DeliveryState, number> = { queued: 0, sending: 1, sent: 2, failed: 3, delivered: 4 };

/** The state that a vendor's status word means; null for one that we do not know. */
export function deliveryState(status: string): DeliveryState | null {
  return stateOfStatus[status] ?? null;
}

/** Why a text failed, as a word that names no one: `opted_out` for 21610, else by the table of errors. */
export function failureReason(errorCode: number | null): string {
  if (errorCode === null) return 'undelivered';
  return sendErrorOf(errorCode)?.reason ?? `vendor_error_${errorCode}`;
}

/**
 * Keeps a delivery report and moves its reply forward. A report can overtake the answer that tells us the text's
 * id; then it waits here, and `settleDelivery` applies it.
 */
export async function recordDeliveryStatus(
  prisma: Database['prisma'],
  report: DeliveryReport,
  now: Date,
  texting: TextingPolicy,
): Promise<DeliveryRecorded> {
  const state = deliveryState(report.status);
  if (state === null) return { kind: 'ignored' };
  const { providerId, errorCode } = report;
  return prisma.$transaction(async (tx) => {
    await lockInTransaction(tx, 'delivery', providerId);
    const known = await tx.deliveryReport.findUnique({ where: { providerId } });
    if (!known || rank[state] > rank[known.state as DeliveryState]) {
      const furthest = { state, errorCode, receivedAt: now };
      await tx.deliveryReport.upsert({
        where: { providerId },
        create: { providerId, ...furthest },
        update: furthest,
      });
    }
    return moveReply(tx, providerId, now, texting);
  });
}

/**
 * To be called in the transaction that writes a reply's `providerId`, after that write: applies the report that
 * came first, if one did. The lock it takes lets no report slip between the two.
 */
export async function settleDelivery(
  tx: Db,
  providerId: string,
  now: Date,
  texting: TextingPolicy,
): Promise<DeliveryRecorded> {
  await lockInTransaction(tx, 'delivery', providerId);
  return moveReply(tx, providerId, now, texting);
}

async function moveReply(
  tx: Db,
  providerId: string,
  now: Date,
  texting: TextingPolicy,
): Promise<DeliveryRecorded> {
  const report = await tx.deliveryReport.findUnique({ where: { providerId } });
  if (!report) return { kind: 'unchanged' };
  // The row's lock: a send that is just being recorded must not be overtaken between reading and writing.
  await tx.$queryRaw`SELECT id FROM outbound_messages WHERE "providerId" = ${providerId} FOR UPDATE`;
  const reply = await tx.outboundMessage.findUnique({ where: { providerId } });
  if (!reply) return { kind: 'waiting' };
  const state = report.state as DeliveryState;
  if (reply.state === 'suppressed' || reply.state === 'dry_run') return { kind: 'unchanged' };
  if (rank[state] <= rank[reply.state]) return { kind: 'unchanged' };
  const left = state === 'sent' || state === 'delivered';
  const reason = state === 'failed' ? failureReason(report.errorCode) : null;
  await tx.outboundMessage.update({
    where: { id: reply.id },
    data: { state, reason, sentAt: reply.sentAt ?? (left ? now : null) },
  });
  if (state === 'delivered') await callOffSecondTry(tx, reply);
  if (reason === null) return { kind: 'moved' };
  const advice = report.errorCode === null ? null : (sendErrorOf(report.errorCode)?.retry ?? null);
  await answerFailure(tx, reply, { reason, again: advice === 'later' }, now, texting);
  return advice === 'operator' ? { kind: 'moved', operator: reason } : { kind: 'moved' };
}

/** A text that the network may take a little later is sent once more; any other one is a person's to tell. */
async function answerFailure(
  tx: Db,
  reply: OutboundMessage,
  { reason, again }: { reason: string; again: boolean },
  now: Date,
  texting: TextingPolicy,
): Promise<void> {
  if (again && (await queueSecondTry(tx, reply, now, texting))) return;
  await handOverUndelivered(tx, reply, reason, now);
}
