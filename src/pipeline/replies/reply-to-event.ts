import type { Db } from '../../db/client.ts';
import type { TicketPosition } from '../../domain/ticket.ts';
import { composeEventReply } from '../../reply/compose-event-reply.ts';
import type { TicketEventBody } from '../../tickets/ticket-events.ts';
import type { TicketMove } from '../../tickets/ticket-state.ts';
import type { TicketAtWork } from '../../tickets/ticket-work-store.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { type Recipient, referencesFor, voiceTo } from './recipient.ts';
import { type Telling, tellWhoAsked } from './tell-who-asked.ts';

export type EventToTell = {
  ticket: TicketAtWork;
  event: TicketEventBody;
  eventId: string;
  move: TicketMove;
  position: TicketPosition;
  patientId?: string;
  now: Date;
};

/** Outcomes that nobody may be left without: who cannot be told them by a message is called. */
const outcomes: readonly TicketEventBody['type'][] = ['provider_denied', 'shipped', 'delivery_failed'];

/** Tells everyone who asked for the ticket what an event means for them. */
export async function replyToEvent(tx: Db, deps: PipelineDeps, told: EventToTell): Promise<void> {
  const { ticket, event, eventId, position, patientId, now } = told;
  if (position.stage === ticket.stage && position.status === ticket.status) return;
  const rationale = rationaleOf(event);
  const news = {
    ...{ ticket, event: event.type, eventId, position, now },
    ...(patientId ? { patientId } : {}),
    ...(rationale === null ? {} : { rationale }),
  };
  await tellWhoAsked(tx, deps, news, (to) => tell(told, to, deps.settings));
}

/** What the provider has decided and why, in the words of whoever recorded it. */
function rationaleOf(event: TicketEventBody): string | null {
  if (event.type === 'provider_denied') return event.reason;
  return event.type === 'provider_modified' ? `${event.change}; ${event.reason}` : null;
}

function tell(
  { event, ticket, move, position }: EventToTell,
  to: Recipient,
  settings: PipelineDeps['settings'],
): Telling {
  const { way, suppressed, disclosure } = to;
  const draft = composeEventReply({
    ...voiceTo(to, settings),
    event: event.type,
    ticket: { id: ticket.id, stage: position.stage, ...referencesFor(ticket, to) },
    disclosure,
    deliveryEta: move.deliveryOn ?? null,
    eligibleOn: move.disposed?.eligibleOn ?? null,
    reason: 'reason' in event ? (event.reason ?? null) : null,
    isText: way?.channel === 'sms',
  });
  const unwritten = !way || suppressed !== null || (disclosure === 'neutral' && event.type !== 'shipped');
  const ends = outcomes.includes(event.type) || (event.type === 'dispose' && position.stage === 'too_early');
  return { draft, whyCall: ends && unwritten ? whyCall(event.type) : null };
}

function whyCall(type: TicketEventBody['type']): string {
  return `The outcome (${type}) cannot be told to the sender by a message: call back and verify who asks.`;
}
