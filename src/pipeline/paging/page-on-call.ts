import type { Db } from '../../db/client.ts';
import type { Prisma } from '../../db/generated/node/client.ts';
import type { OnCallTarget } from '../../domain/escalation-role.ts';
import type { Flag } from '../../domain/message.ts';
import { parsePhoneNumber } from '../../domain/phone-number.ts';
import { composePage } from '../../reply/compose-fixed.ts';
import { composePageCall, composePageChat, composePageMail } from '../../reply/compose-notice.ts';
import { noticeRow } from '../../reply/notice-store.ts';
import { replyRow, type ReplyRow } from '../../reply/reply-store.ts';
import { loadTemplateBook } from '../../reply/template-store.ts';
import { escalationRole, pagingOrder } from '../../routing/escalation-role.ts';
import type { TaskToAdd, TicketAtWork } from '../../tickets/ticket-work-store.ts';
import type { NoticeWays } from './notice-ways.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';

export type PageToSend = { ticket: TicketAtWork; clockId: string; round: number; now: Date };

/** What pages are composed with; the last variant of each number goes on as pages are planned. */
export type PageBook = {
  templates: Awaited<ReturnType<typeof loadTemplateBook>>;
  lastVariants: Map<string, string>;
};

/** `detail` is what the event says of it, which is never an address. */
export type PlannedPage = {
  detail: Prisma.InputJsonObject;
  texts: ReplyRow[];
  notices: ReturnType<typeof noticeRow>[];
  tasks: TaskToAdd[];
};

type Deps = Pick<PipelineDeps, 'settings' | 'notices'>;
type Sent = Pick<PlannedPage, 'texts' | 'notices'>;

export async function loadPageBook(tx: Db, { settings }: Pick<PipelineDeps, 'settings'>): Promise<PageBook> {
  const addresses = settings.onCall.map(({ address }) => address);
  const rows = await tx.outboundMessage.findMany({
    where: { to: { in: addresses }, template: 'page' },
    distinct: ['to'],
    orderBy: { id: 'desc' },
    select: { to: true, variant: true },
  });
  const lastVariants = new Map(rows.flatMap(({ to, variant }) => (variant === null ? [] : [[to, variant]])));
  return { templates: await loadTemplateBook(tx), lastVariants };
}

/** Everyone on call was paged once and nobody has acknowledged: the supervisor is told, and pages go on. */
export function isPassedOn({ onCall }: Pick<PipelineDeps['settings'], 'onCall'>, round: number): boolean {
  return onCall.length > 0 && round >= onCall.length;
}

/**
 * The page of the person whose turn it is: those whose role it is first, then one after the other, round and round,
 * by a text, a call, an e-mail or in a chat. A target that cannot be reached so, and having nobody on call, becomes a task for
 * the supervisor, and so does a first round that nobody has acknowledged: no page is lost.
 */
export function planPage(deps: Deps, book: PageBook, page: PageToSend): PlannedPage {
  const { onCall } = deps.settings;
  const { round, ticket } = page;
  const role = escalationRole(ticket);
  const order = pagingOrder(role, onCall);
  const target = order[round % Math.max(1, order.length)];
  const sent = target ? sendTo(deps, book, target, page) : null;
  const tasks: TaskToAdd[] = [];
  if (onCall.length > 0 && round === onCall.length) {
    tasks.push(pageTask(page, 'supervisor', 'everyone on call was paged and nobody has answered'));
  }
  if (sent === null && !isPassedOn(deps.settings, round) && (target || round === 0)) {
    const whom = target ? `the person on call cannot be reached by ${target.kind}` : 'nobody is on call';
    tasks.push(pageTask(page, 'target', whom));
  }
  const place = target ? onCall.indexOf(target) + 1 : null;
  const detail = { round, role, target: place, by: sent && target ? target.kind : 'task' };
  return { detail, texts: sent?.texts ?? [], notices: sent?.notices ?? [], tasks };
}

/** What leaves for the target; null when there is no way to do it. */
function sendTo(deps: Deps, book: PageBook, target: OnCallTarget, page: PageToSend): Sent | null {
  if (target.kind === 'sms') return pageText(deps, book, target.address, page);
  const ways = deps.notices;
  const { ticket, clockId, now } = page;
  if (!ways || !wayOf(ways, target.kind)) return null;
  const link = `${ways.publicUrl}/console/tickets/${ticket.id}`;
  const voice = { language: 'en' as const, ...voiceOf(deps, book, target.address) };
  const of = { reference: ticket.reference, link };
  const notice = composers[target.kind](voice, of);
  book.lastVariants.set(target.address, notice.variant);
  const to = { to: target.address, ticketId: ticket.id, slot: `page:${clockId}` };
  return { texts: [], notices: [noticeRow({ notice, ...to }, now)] };
}

/** How a page is worded for each way but a text. */
const composers = { email: composePageMail, slack: composePageChat, call: composePageCall } as const;

function wayOf({ mail, chat, calls }: NoticeWays, kind: keyof typeof composers): boolean {
  return { email: mail, slack: chat, call: calls }[kind] != null;
}

/** The organisation's own words, in other ones than this target got last. */
function voiceOf({ settings }: Deps, { templates, lastVariants }: PageBook, address: string) {
  const org = { name: settings.orgName, phone: settings.orgPhone };
  return { org, templates, lastVariant: lastVariants.get(address) ?? null };
}

function pageText(
  deps: Deps,
  book: PageBook,
  address: string,
  { ticket, clockId, now }: PageToSend,
): Sent | null {
  const number = parsePhoneNumber(address);
  if (!number) return null;
  // The column holds flags of the vocabulary alone.
  const flags = ticket.flags as Flag[];
  const draft = composePage({ flags, ticket, ...voiceOf(deps, book, number) });
  book.lastVariants.set(number, draft.variant);
  const row = replyRow(
    {
      draft,
      channel: 'sms',
      to: number,
      from: null,
      inReplyToId: null,
      conversationKey: null,
      slot: `page:${clockId}`,
      suppressed: null,
      introduces: false,
    },
    now,
  );
  return { texts: [row], notices: [] };
}

function pageTask(
  { ticket, clockId, now }: PageToSend,
  which: 'target' | 'supervisor',
  reason: string,
): TaskToAdd {
  const why =
    which === 'target'
      ? `A ticket waits to be acknowledged and ${reason}: reach someone now.`
      : `A ticket waits to be acknowledged, ${reason}: reach someone now.`;
  const task = { kind: 'page', queue: 'supervisor', why, dueAt: now, ticketId: ticket.id } as const;
  return { ...task, dedupeKey: `page:${clockId}:${which}` };
}
