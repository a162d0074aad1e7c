import type { Db } from '../db/client.ts';
import type { Decision } from '../domain/decision.ts';
import type { TicketPosition } from '../domain/ticket.ts';
import { composeText } from '../reply/compose-fixed.ts';
import { nameMedicine } from '../reply/name-medicine.ts';
import { queueReplies, type ReplyToQueue } from '../reply/reply-store.ts';
import type { TemplateId } from '../reply/template.ts';
import type { TokenValues } from '../reply/token-values.ts';
import { addTask, type TicketAtWork } from '../tickets/ticket-work-store.ts';
import { loadSenderState, type SenderState } from './message-store.ts';
import type { PipelineDeps } from './pipeline-deps.ts';
import { requestsOf } from './saying.ts';
import { tellFacility } from './tell-facility.ts';
import {
  type AskedBy,
  findWhoAsked,
  isDisclosable,
  languageOf,
  requesterMayAsk,
  wayOf,
} from './who-asked.ts';

/** `eligible_reminded`: the day is close; `…again` and `…started`: it has come, and the ticket was decided again. */
export const datesTold = ['eligible_reminded', 'eligible_again', 'authorization_started'] as const;

export type DateCame = {
  ticket: TicketAtWork;
  event: (typeof datesTold)[number];
  eventId: string;
  position: TicketPosition;
  decision: Pick<Decision, 'eligibleOn'>;
  now: Date;
};

/**
 * Tells everyone who asked for the ticket that the day is close or has come, on the channel that they used; whoever
 * cannot be reached in writing is called. Nothing is said of a day that has moved: the medicine was filled meanwhile.
 */
export async function tellDateCame(tx: Db, deps: PipelineDeps, came: DateCame): Promise<void> {
  const told = templateOf(came);
  if (told === null) return;
  await tellFacility(tx, deps, { ...came, event: { type: came.event } });
  const mayAsk = await requesterMayAsk(tx, came.ticket.id);
  for (const message of await findWhoAsked(tx, came.ticket.id)) {
    await tell(tx, deps, came, { message, told, mayTell: mayAsk && isDisclosable(message) });
  }
}

function templateOf({ event, ticket, position }: DateCame): TemplateId | null {
  if (event === 'eligible_reminded') return 'eligible_soon';
  if (position.stage === ticket.stage) return null;
  return position.stage === 'pharmacy_submitted' ? 'eligible_reminder' : (byStage[position.stage] ?? null);
}

/** It could be refilled by its date, and something else has to be seen to first. */
const byStage: Partial<Record<TicketPosition['stage'], TemplateId>> = {
  authorization_requested: 'provider_requested',
  clinical_review: 'pharmacist_review',
  review: 'person_review',
  identity_review: 'person_review',
};

type Telling = { message: AskedBy; told: TemplateId; mayTell: boolean };

async function tell(
  tx: Db,
  deps: PipelineDeps,
  came: DateCame,
  { message, told, mayTell }: Telling,
): Promise<void> {
  const { ticket, eventId, now } = came;
  // Who may not be told of the ticket has not heard of its date: only that something has come of it.
  if (!mayTell && came.event === 'eligible_reminded') return;
  const way = await wayOf(tx, message);
  const sender = await loadSenderState(tx, message, now);
  const suppressed = way?.channel === 'sms' ? sender.block : null;
  if (!way || suppressed !== null) await addCallBack(tx, came, message);
  if (!way) return;
  const disclosure = !mayTell ? 'neutral' : acceptsDetails(ticket, sender) ? 'medicine' : 'outcome';
  const draft = composeText({
    template: mayTell ? told : 'event_news',
    values: valuesOf(came, mayTell ? ticket.reference : (message.reference ?? ''), disclosure),
    disclosure,
    isText: way.channel === 'sms',
    language: languageOf(message, sender.language),
    org: { name: deps.settings.orgName, phone: deps.settings.orgPhone },
    templates: sender.templates,
    lastVariant: sender.lastVariant,
    ticketIds: [ticket.id],
  });
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

function acceptsDetails({ patientId }: TicketAtWork, { acceptsDetailsOf }: SenderState): boolean {
  return patientId !== null && acceptsDetailsOf.includes(patientId);
}

function valuesOf(
  { ticket, position, decision: { eligibleOn } }: DateCame,
  reference: string,
  disclosure: 'neutral' | 'outcome' | 'medicine',
): TokenValues {
  const { requests, references } = requestsOf(reference);
  const { medicationName: name, strength } = ticket;
  const medicine = nameMedicine({ medicine: name === null ? null : { name, strength } }, disclosure);
  return {
    requests: { ...requests, medicine },
    references,
    timeframe: position.priority,
    ...(eligibleOn === null ? {} : { date: eligibleOn }),
  };
}

async function addCallBack(tx: Db, { ticket, event, eventId, now }: DateCame, message: AskedBy) {
  const dedupeKey = `call-back:${eventId}:${message.id}`;
  const why = `The reminder of the refill date (${event}) cannot be sent to whoever asked: call and tell them.`;
  const task = { kind: 'call_back', queue: 'concierge', why, dueAt: now, ticketId: ticket.id } as const;
  await addTask(tx, { ...task, dedupeKey }, now);
}
