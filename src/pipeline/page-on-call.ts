import type { Db } from '../db/client.ts';
import type { Prisma } from '../db/generated/node/client.ts';
import type { Flag } from '../domain/message.ts';
import { parsePhoneNumber } from '../domain/phone-number.ts';
import { composePage } from '../reply/compose-fixed.ts';
import { composePageCall, composePageMail } from '../reply/compose-notice.ts';
import { queueNotice } from '../reply/notice-store.ts';
import { queueReplies, type ReplyToQueue } from '../reply/reply-store.ts';
import { loadTemplateBook } from '../reply/template-store.ts';
import { addTask, type TicketAtWork } from '../tickets/ticket-work-store.ts';
import type { PipelineDeps } from './pipeline-deps.ts';

export type PageToSend = { ticket: TicketAtWork; clockId: string; round: number; now: Date };

type Target = PipelineDeps['settings']['onCall'][number];

/** Everyone on call was paged once and nobody has acknowledged: the supervisor is told, and pages go on. */
export function isPassedOn({ onCall }: Pick<PipelineDeps['settings'], 'onCall'>, round: number): boolean {
  return onCall.length > 0 && round >= onCall.length;
}

/**
 * Pages the person whose turn it is: one after the other, round and round, by a text, a call or an e-mail. A target
 * that cannot be reached so, and having nobody on call, becomes a task for the supervisor, and so does a first round
 * that nobody has acknowledged: no page is lost. Answers what the event says of it, which is never an address.
 */
export async function pageOnCall(
  tx: Db,
  deps: PipelineDeps,
  page: PageToSend,
): Promise<Prisma.InputJsonObject> {
  const { onCall } = deps.settings;
  const { round } = page;
  if (onCall.length > 0 && round === onCall.length) {
    await addPageTask(tx, page, 'supervisor', 'everyone on call was paged and nobody has answered');
  }
  const position = onCall.length === 0 ? 0 : round % onCall.length;
  const target = onCall[position];
  const by = target ? await pageTarget(tx, deps, target, page) : null;
  if (by === null && !isPassedOn(deps.settings, round) && (target || round === 0)) {
    const whom = target ? `the person on call cannot be reached by ${target.kind}` : 'nobody is on call';
    await addPageTask(tx, page, 'target', whom);
  }
  return { round, target: target ? position + 1 : null, by: by ?? 'task' };
}

/** How the target is paged; null when there is no way to do it. */
async function pageTarget(
  tx: Db,
  deps: PipelineDeps,
  target: Target,
  page: PageToSend,
): Promise<Target['kind'] | null> {
  if (target.kind === 'sms') return (await pageByText(tx, deps, target.address, page)) ? 'sms' : null;
  const ways = deps.notices;
  const { ticket, clockId, now } = page;
  const { orgName } = deps.settings;
  if (!ways || (target.kind === 'email' ? ways.mail : ways.calls) === null) return null;
  const link = `${ways.publicUrl}/console/tickets/${ticket.id}`;
  const notice =
    target.kind === 'email'
      ? composePageMail({ orgName, reference: ticket.reference, link })
      : composePageCall({ orgName });
  const queued = { notice, to: target.address, ticketId: ticket.id, slot: `page:${clockId}` };
  await queueNotice(tx, queued, { now, jobs: deps.jobs });
  return target.kind;
}

async function pageByText(
  tx: Db,
  deps: PipelineDeps,
  address: string,
  { ticket, clockId, now }: PageToSend,
): Promise<boolean> {
  const number = parsePhoneNumber(address);
  if (!number) return false;
  const org = { name: deps.settings.orgName, phone: deps.settings.orgPhone };
  const templates = await loadTemplateBook(tx);
  const lastVariant = await lastPageTo(tx, number);
  const reply: ReplyToQueue = {
    // The column holds flags of the vocabulary alone.
    draft: composePage({ flags: ticket.flags as Flag[], ticket, org, templates, lastVariant }),
    channel: 'sms',
    to: number,
    from: null,
    inReplyToId: null,
    conversationKey: null,
    slot: `page:${clockId}`,
    suppressed: null,
    introduces: false,
  };
  await queueReplies(tx, [reply], { now, jobs: deps.jobs });
  return true;
}

async function lastPageTo(tx: Db, number: string): Promise<string | null> {
  const last = await tx.outboundMessage.findFirst({
    where: { to: number, template: 'page' },
    orderBy: { id: 'desc' },
    select: { variant: true },
  });
  return last?.variant ?? null;
}

async function addPageTask(
  tx: Db,
  { ticket, clockId, now }: PageToSend,
  which: 'target' | 'supervisor',
  reason: string,
): Promise<void> {
  const why =
    which === 'target'
      ? `A ticket waits to be acknowledged and ${reason}: reach someone now.`
      : `A ticket waits to be acknowledged, ${reason}: reach someone now.`;
  const task = { kind: 'page', queue: 'supervisor', why, dueAt: now, ticketId: ticket.id } as const;
  await addTask(tx, { ...task, dedupeKey: `page:${clockId}:${which}` }, now);
}
