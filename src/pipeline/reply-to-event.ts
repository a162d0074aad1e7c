import type { Db } from '../db/client.ts';
import type { Prisma } from '../db/generated/node/client.ts';
import type { Channel, Language, StructuredRequest } from '../domain/message.ts';
import type { Identity } from '../domain/patient.ts';
import { parsePhoneNumber } from '../domain/phone-number.ts';
import type { TicketPosition } from '../domain/ticket.ts';
import { composeEventReply } from '../reply/compose-event-reply.ts';
import { queueReplies, type ReplyToQueue } from '../reply/reply-store.ts';
import type { TicketEventBody } from '../tickets/ticket-events.ts';
import type { TicketMove } from '../tickets/ticket-state.ts';
import { addTask, type TicketAtWork } from '../tickets/ticket-work-store.ts';
import { loadSenderState } from './message-store.ts';
import type { PipelineDeps } from './pipeline-deps.ts';
import { tellFacility } from './tell-facility.ts';

export type EventToTell = {
  ticket: TicketAtWork;
  event: TicketEventBody;
  eventId: string;
  move: TicketMove;
  position: TicketPosition;
  now: Date;
};

type AskedBy = Prisma.InboundMessageGetPayload<object>;

/** Outcomes that nobody may be left without: who cannot be told them by a message is called. */
const outcomes: readonly TicketEventBody['type'][] = ['provider_denied', 'shipped', 'delivery_failed'];

/** Tells everyone who asked for the ticket what an event means for them, once for each conversation. */
export async function replyToEvent(tx: Db, deps: PipelineDeps, told: EventToTell): Promise<void> {
  if (told.position.stage === told.ticket.stage && told.position.status === told.ticket.status) return;
  await tellFacility(tx, deps, told);
  const mayAsk = await requesterMayAsk(tx, told.ticket.id);
  for (const message of await findWhoAsked(tx, told.ticket.id)) await tell(tx, deps, told, message, mayAsk);
}

/** The latest message of each conversation that still asks for the ticket. */
async function findWhoAsked(tx: Db, ticketId: string): Promise<AskedBy[]> {
  const sources = await tx.ticketSource.findMany({
    where: { ticketId, withdrawnAt: null },
    include: { message: true },
    orderBy: { messageId: 'asc' },
  });
  return [...new Map(sources.map(({ message }) => [message.conversationKey, message])).values()];
}

async function tell(
  tx: Db,
  deps: PipelineDeps,
  told: EventToTell,
  message: AskedBy,
  mayAsk: boolean,
): Promise<void> {
  const { event, eventId, ticket, now } = told;
  const sender = await loadSenderState(tx, message, now);
  const way = await wayOf(tx, message);
  const mayTell = mayAsk && isDisclosable(message);
  const draft = composeEventReply({
    event: event.type,
    ticket: {
      id: ticket.id,
      // Who may not be told of the ticket knows the request by the message's reference.
      reference: mayTell ? ticket.reference : (message.reference ?? ''),
      stage: told.position.stage,
    },
    language: languageOf(message, sender.language),
    org: { name: deps.settings.orgName, phone: deps.settings.orgPhone },
    mayTell,
    deliveryEta: told.move.deliveryOn ?? null,
    reason: 'reason' in event ? (event.reason ?? null) : null,
    channel: way?.channel ?? 'sms',
    templates: sender.templates,
    lastVariant: sender.lastVariant,
  });
  const suppressed = way?.channel === 'sms' ? sender.block : null;
  const toCall =
    outcomes.includes(event.type) && (!way || suppressed !== null || (!mayTell && event.type !== 'shipped'));
  if (toCall) await addCallBack(tx, told, message);
  if (!draft || !way) return;
  const reply: ReplyToQueue = {
    draft,
    ...way,
    inReplyToId: message.id,
    conversationKey: message.structured === null ? message.conversationKey : null,
    slot: `event:${eventId}:${message.id}`,
    suppressed,
    introduces: false,
  };
  await queueReplies(tx, [reply], { now, jobs: deps.jobs });
}

type Way = { channel: Extract<Channel, 'sms' | 'web' | 'api'>; to: string; from: string | null };

/** A text is answered by text, a form on its page, a call by text when the caller's number is a mobile on file. */
async function wayOf(tx: Db, message: AskedBy): Promise<Way | null> {
  const structured = structuredOf(message);
  if (structured)
    return { channel: message.channel === 'web' ? 'web' : 'api', to: structured.reference, from: null };
  const number = parsePhoneNumber(message.from);
  if (!number) return null;
  if (message.channel === 'voice') {
    const mobile = await tx.patientPhone.findFirst({
      where: { number, kind: 'mobile' },
      select: { number: true },
    });
    if (!mobile) return null;
  }
  return { channel: 'sms', to: number, from: message.to };
}

/** The column holds what intake wrote there. */
function structuredOf(message: AskedBy): StructuredRequest | null {
  return message.structured as StructuredRequest | null;
}

/** A form came by an authenticated account; a text or call must have reached level 2. */
function isDisclosable(message: AskedBy): boolean {
  // The column holds what the identity stage found, or null when the message is about several people.
  const identity = message.identity as Identity | null;
  if (identity === null) return message.structured !== null;
  return identity.result === 'exact' && identity.level >= 'L2';
}

async function requesterMayAsk(tx: Db, ticketId: string): Promise<boolean> {
  const decisions = await tx.decision.findMany({
    where: { ticketId },
    orderBy: { id: 'desc' },
    select: { inputs: true },
  });
  for (const { inputs } of decisions) {
    if (typeof inputs === 'object' && inputs !== null && 'mayAsk' in inputs)
      return inputs['mayAsk'] === 'yes';
  }
  return false;
}

function languageOf(message: AskedBy, ofThread: Language | null): Language {
  const written = message.language ?? ofThread;
  return written === 'es' ? 'es' : 'en';
}

async function addCallBack(
  tx: Db,
  { ticket, event, eventId, now }: EventToTell,
  message: AskedBy,
): Promise<void> {
  const dedupeKey = `call-back:${eventId}:${message.id}`;
  const why = `The outcome (${event.type}) cannot be told to the sender by a message: call back and verify who asks.`;
  await addTask(
    tx,
    { kind: 'call_back', queue: 'concierge', why, dueAt: now, ticketId: ticket.id, dedupeKey },
    now,
  );
}
