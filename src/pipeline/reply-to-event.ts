import type { Db } from '../db/client.ts';
import type { TicketPosition } from '../domain/ticket.ts';
import { composeEventReply } from '../reply/compose-event-reply.ts';
import { queueReplies, type ReplyToQueue } from '../reply/reply-store.ts';
import type { TicketEventBody } from '../tickets/ticket-events.ts';
import type { TicketMove } from '../tickets/ticket-state.ts';
import { addTask, type TicketAtWork } from '../tickets/ticket-work-store.ts';
import { loadSenderState } from './message-store.ts';
import type { PipelineDeps } from './pipeline-deps.ts';
import { tellFacility } from './tell-facility.ts';
import {
  type AskedBy,
  findWhoAsked,
  isDisclosable,
  languageOf,
  requesterMayAsk,
  wayOf,
} from './who-asked.ts';

export type EventToTell = {
  ticket: TicketAtWork;
  event: TicketEventBody;
  eventId: string;
  move: TicketMove;
  position: TicketPosition;
  now: Date;
};

/** Outcomes that nobody may be left without: who cannot be told them by a message is called. */
const outcomes: readonly TicketEventBody['type'][] = ['provider_denied', 'shipped', 'delivery_failed'];

/** Tells everyone who asked for the ticket what an event means for them, once for each conversation. */
export async function replyToEvent(tx: Db, deps: PipelineDeps, told: EventToTell): Promise<void> {
  if (told.position.stage === told.ticket.stage && told.position.status === told.ticket.status) return;
  await tellFacility(tx, deps, told);
  const mayAsk = await requesterMayAsk(tx, told.ticket.id);
  for (const message of await findWhoAsked(tx, told.ticket.id)) await tell(tx, deps, told, message, mayAsk);
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
