import type { OutboundMessage, PrismaClient } from '../db/generated/node/client.ts';
import type { Clock } from '../domain/clock.ts';
import { settleDelivery } from '../intake/delivery-status.ts';
import { handOverUndelivered } from '../intake/hand-over-undelivered.ts';
import { safetyTemplates } from '../reply/template.ts';
import { isSigned } from '../reply/templates.ts';
import type { TextSender } from '../systems/telephony/text-sender.ts';
import { isOptedOut } from './message-store.ts';

export type SendDeps = {
  db: PrismaClient;
  clock: Clock;
  /** Null without credentials: replies are kept as `dry_run`. */
  sender: TextSender | null;
  /** Where the vendor reports what became of a text. */
  statusCallback: string;
  /** In production only texts that a qualified person has signed in their language are sent. */
  production: boolean;
};

/** The vendor said "not now", or nobody knows: the job tries again. */
export class SendAgainError extends Error {
  readonly code = 'send_again';
  readonly retryable = true;
}

/** The vendor's list is searched from a little before the reply was made: its clock is not ours. */
const clockSkewMs = 60_000;

/** An attempt without an outcome may still be under way in another process for so long. */
const attemptLastsMs = 30_000;
const answerLost = 'answer_lost';

/**
 * Sends one reply, once. The attempt is written down before it is made; when its answer was lost, the vendor's list
 * is searched first and the text is sent again only when it is not there.
 */
export async function sendReply(deps: SendDeps, replyId: string): Promise<void> {
  const reply = await deps.db.outboundMessage.findUnique({ where: { id: replyId } });
  if (!reply || reply.providerId || (reply.state !== 'queued' && reply.state !== 'sending')) return;
  if (!deps.sender) return settle(deps, reply, { state: 'dry_run', reason: 'no_vendor_credentials' });
  if (reply.state === 'sending') {
    if (mayBeUnderWay(deps, reply)) throw new SendAgainError('another attempt may be under way');
    if (await findSent(deps, deps.sender, reply)) return;
  }
  if (deps.production && !isSendable(reply)) return recordRefused(deps, reply, 'template_not_signed');
  if (!isAllowedAfterOptOut(reply.template) && (await isOptedOut(deps.db, reply.to))) {
    return suppressOptedOut(deps, reply);
  }
  if (await isBehindAnother(deps, reply)) throw new SendAgainError('an earlier text goes first');
  if (await startAttempt(deps, reply)) await attempt(deps, deps.sender, reply);
}

/**
 * The texts in answer to one message leave in their order, a safety text first. One that the vendor did not take at
 * once holds the others up no longer.
 */
async function isBehindAnother(deps: SendDeps, reply: OutboundMessage): Promise<boolean> {
  if (reply.inReplyToId === null) return false;
  const lately = new Date(deps.clock.now().getTime() - attemptLastsMs);
  const earlier = await deps.db.outboundMessage.findFirst({
    where: {
      inReplyToId: reply.inReplyToId,
      to: reply.to,
      id: { lt: reply.id },
      state: { in: ['queued', 'sending'] },
      providerId: null,
      reason: null,
      createdAt: { gt: lately },
    },
    select: { id: true },
  });
  return earlier !== null;
}

/** For a reply whose retries are used up: a person has to reach the recipient in another way. */
export async function giveUpReply(deps: Pick<SendDeps, 'db' | 'clock'>, replyId: string): Promise<void> {
  const now = deps.clock.now();
  await deps.db.$transaction(async (tx) => {
    const { count } = await tx.outboundMessage.updateMany({
      where: { id: replyId, providerId: null, state: { in: ['queued', 'sending'] } },
      data: { state: 'failed', reason: 'retries_exhausted' },
    });
    if (count === 0) return;
    const reply = await tx.outboundMessage.findUniqueOrThrow({ where: { id: replyId } });
    await handOverUndelivered(tx, reply, 'retries_exhausted', now);
  });
}

function isSendable({ template, language }: OutboundMessage): boolean {
  // A page goes to our own people and is no answer to a patient.
  return template === 'page' || isSigned(template, language === 'es' ? 'es' : 'en');
}

/** The confirmation of an opt-out, and the fixed safety texts unless the vendor blocks them. */
const allowedAfterOptOut: readonly string[] = ['opt_out_confirmed', ...safetyTemplates];

function isAllowedAfterOptOut(template: string): boolean {
  return template.split('+').every((id) => allowedAfterOptOut.includes(id));
}

function mayBeUnderWay(deps: SendDeps, reply: OutboundMessage): boolean {
  if (reply.reason === answerLost || !reply.attemptedAt) return false;
  return deps.clock.now().getTime() - reply.attemptedAt.getTime() < attemptLastsMs;
}

async function findSent(deps: SendDeps, sender: TextSender, reply: OutboundMessage): Promise<boolean> {
  const since = new Date(reply.createdAt.getTime() - clockSkewMs);
  const listed = await sender.find({ to: reply.to, text: reply.text, since });
  const taken = await deps.db.outboundMessage.findMany({
    where: { providerId: { in: listed.map((text) => text.providerId) } },
    select: { providerId: true },
  });
  const own = listed.find((text) => !taken.some((other) => other.providerId === text.providerId));
  if (own) await recordAccepted(deps, reply, own.providerId);
  return own !== undefined;
}

/** Claims the attempt: of two workers with the same reply, one goes on. */
async function startAttempt(deps: SendDeps, reply: OutboundMessage): Promise<boolean> {
  const { count } = await deps.db.outboundMessage.updateMany({
    where: { id: reply.id, attempts: reply.attempts, providerId: null, state: { in: ['queued', 'sending'] } },
    data: { state: 'sending', reason: null, attempts: { increment: 1 }, attemptedAt: deps.clock.now() },
  });
  return count === 1;
}

async function attempt(deps: SendDeps, sender: TextSender, reply: OutboundMessage): Promise<void> {
  const outcome = await sender.send({ to: reply.to, text: reply.text, statusCallback: deps.statusCallback });
  switch (outcome.kind) {
    case 'accepted':
      return recordAccepted(deps, reply, outcome.providerId);
    case 'unknown':
      await settle(deps, reply, { state: 'sending', reason: answerLost });
      throw new SendAgainError('the answer to a send was lost');
    case 'refused':
      if (outcome.retry === 'later') {
        await settle(deps, reply, { state: 'queued', reason: outcome.reason });
        throw new SendAgainError('the vendor does not take the text now');
      }
      return recordRefused(deps, reply, outcome.reason);
  }
}

async function recordAccepted(deps: SendDeps, reply: OutboundMessage, providerId: string): Promise<void> {
  const now = deps.clock.now();
  await deps.db.$transaction(async (tx) => {
    await tx.outboundMessage.update({
      where: { id: reply.id },
      data: { providerId, state: 'sent', reason: null, sentAt: now },
    });
    await settleDelivery(tx, providerId, now);
  });
}

/** The recipient opted out after the reply was made: a person reaches them in another way. */
async function suppressOptedOut(deps: SendDeps, reply: OutboundMessage): Promise<void> {
  await deps.db.$transaction(async (tx) => {
    const data = { state: 'suppressed', reason: 'opted_out' } as const;
    const { count } = await tx.outboundMessage.updateMany({
      where: { id: reply.id, providerId: null },
      data,
    });
    if (count > 0) await handOverUndelivered(tx, reply, 'recipient_opted_out', deps.clock.now());
  });
}

/** The vendor will not send it: the number is remembered when it has opted out there, and a person takes over. */
async function recordRefused(deps: SendDeps, reply: OutboundMessage, reason: string): Promise<void> {
  const now = deps.clock.now();
  await deps.db.$transaction(async (tx) => {
    const suppressed = reason === 'opted_out' || reason === 'template_not_signed';
    const state = suppressed ? 'suppressed' : 'failed';
    await tx.outboundMessage.update({ where: { id: reply.id }, data: { state, reason } });
    await handOverUndelivered(tx, reply, reason, now);
  });
}

async function settle(
  deps: SendDeps,
  reply: OutboundMessage,
  outcome: { state: 'queued' | 'sending' | 'dry_run'; reason: string },
): Promise<void> {
  await deps.db.outboundMessage.updateMany({ where: { id: reply.id, providerId: null }, data: outcome });
}
