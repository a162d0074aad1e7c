import type { Db } from '../../db/client.ts';
import type { TicketPosition } from '../../domain/ticket.ts';
import { composeFacilityNews } from '../../reply/compose-notice.ts';
import { queueNotice } from '../../reply/notice-store.ts';
import { loadTemplateBook } from '../../reply/template-store.ts';
import { phrases } from '../../reply/wordings/phrases.ts';
import { addTask, type TicketAtWork, workParts } from '../../tickets/ticket-work-store.ts';
import type { OpenedTickets } from '../needs/opened-tickets.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { settlesAt } from './settles-at.ts';

/** What a facility is to know of its residents' tickets, whoever asked; `call`: also by telephone. */
const news: Partial<Record<string, 'write' | 'call'>> = {
  provider_denied: 'call',
  provider_modified: 'call',
  shipped: 'call',
  delivered: 'write',
  delivery_failed: 'call',
  eligible_reminded: 'write',
  eligible_again: 'write',
  authorization_started: 'write',
  supply_again: 'write',
};

export type FacilityNews = {
  /** `patient`: as it was read with the ticket; left out, the patient's facility is read. */
  ticket: Pick<TicketAtWork, 'id' | 'reference' | 'patientId' | 'stage'> & {
    patient?: TicketAtWork['patient'] | undefined;
  };
  event: string;
  eventId: string;
  /** Where the event has led to. */
  position: Pick<TicketPosition, 'stage' | 'priority'>;
  /** The provider's words for a denial or a change, which no text and no mail may carry. */
  rationale?: string;
  now: Date;
};

type Deps = Pick<PipelineDeps, 'jobs' | 'notices' | 'settings'>;

/**
 * Tells the resident's facility by e-mail, where it prefers that and a mail server is configured. What nobody may be
 * left without is told by telephone where the facility has no other way: it did not ask for the ticket itself. A
 * provider's reason is always told by telephone, but to those who read it on the page of their own form.
 */
export async function tellFacility(tx: Db, deps: Deps, told: FacilityNews): Promise<void> {
  const { ticket, event, eventId, position, rationale, now } = told;
  const asksProvider =
    position.stage === 'authorization_requested' && ticket.stage !== 'authorization_requested';
  const by = asksProvider ? 'call' : news[event];
  if (by === undefined || ticket.patientId === null) return;
  const facility = ticket.patient ? ticket.patient.facility : await findFacility(tx, ticket.patientId);
  if (!facility) return;
  const slot = `facility:${eventId}`;
  const mailed = await mailFacility(tx, deps, facility, { ...told, asksProvider, slot });
  if (rationale === undefined && (mailed || by === 'write')) return;
  if (await hasAsked(tx, facility, ticket.id, rationale === undefined ? 'anyhow' : 'on_a_page')) return;
  const why = asksProvider ? whyAsked(position) : whyNews(event, rationale);
  await addCall(tx, { why, ticketId: ticket.id, slot, now });
}

function whyNews(event: string, rationale: string | undefined): string {
  const told = `The facility has a resident with news (${event})`;
  if (rationale === undefined) return `${told} and is not told in writing: call it.`;
  return `${told}: call it, and tell it the provider’s decision and the reason for it: “${rationale}”.`;
}

/** The operations team's own sentence, to the letter. */
function whyAsked({ priority }: Pick<TicketPosition, 'priority'>): string {
  const timeframe = phrases.en.timeframe[priority];
  return `The facility has a resident with news and is not told in writing: call it. "Refill request submitted to provider for authorization. Expected response within ${timeframe}."`;
}

function addCall(
  tx: Db,
  { why, ticketId, slot, now }: { why: string; ticketId: string; slot: string; now: Date },
): Promise<void> {
  const task = { kind: 'call_facility', queue: 'concierge', why, dueAt: now, ticketId } as const;
  return addTask(tx, { ...task, dedupeKey: slot }, now);
}

/**
 * Of a message's tickets a facility hears that the provider is now asked, by a mail or a call, or by mail that a new
 * one is too early; not of what its own form said.
 */
export async function tellFacilitiesOfTickets(
  tx: Db,
  deps: Deps,
  { outcomes }: OpenedTickets,
  { facilityId, messageId, now }: { facilityId: string | null; messageId: string; now: Date },
): Promise<void> {
  for (const { wish, joined, stage, priority, ticketId, reference } of outcomes) {
    const { patient } = wish.person;
    const asksProvider = stage === 'authorization_requested' && joined?.stage !== stage;
    if (!patient || !(asksProvider || (stage === 'too_early' && !joined))) continue;
    const facility = await findFacility(tx, patient.id);
    if (!facility || facility.id === facilityId) continue;
    const told = { ticket: { id: ticketId, reference }, position: { priority }, now };
    const slot = `facility:${ticketId}${joined ? `:${messageId}` : ''}`;
    if ((await mailFacility(tx, deps, facility, { ...told, asksProvider, slot })) || !asksProvider) continue;
    if (await hasAsked(tx, facility, ticketId, 'anyhow')) continue;
    await addCall(tx, { why: whyAsked({ priority }), ticketId, slot, now });
  }
}

type Facility = NonNullable<NonNullable<TicketAtWork['patient']>['facility']>;

async function findFacility(tx: Db, patientId: string): Promise<Facility | null> {
  const { select } = workParts.patient;
  const patient = await tx.patient.findUnique({ where: { id: patientId }, select });
  return patient?.facility ?? null;
}

type Mailing = {
  ticket: Pick<TicketAtWork, 'id' | 'reference'>;
  position: Pick<TicketPosition, 'priority'>;
  asksProvider: boolean;
  slot: string;
  now: Date;
};

/** False where the facility is not told by e-mail. */
async function mailFacility(
  tx: Db,
  { jobs, notices, settings }: Deps,
  { email, prefersEmail }: Facility,
  { ticket, position, asksProvider, slot, now }: Mailing,
): Promise<boolean> {
  if (!notices?.mail || !prefersEmail || email === null) return false;
  const last = await tx.outboundMessage.findFirst({
    where: { to: email },
    orderBy: { id: 'desc' },
    select: { variant: true },
  });
  const voice = {
    language: 'en' as const,
    org: { name: settings.orgName, phone: settings.orgPhone },
    templates: await loadTemplateBook(tx),
    lastVariant: last?.variant ?? null,
  };
  const notice = composeFacilityNews(voice, {
    reference: ticket.reference,
    link: `${notices.publicUrl}/console/tickets/${ticket.id}`,
    timeframe: asksProvider ? position.priority : null,
  });
  const holdUntil = settlesAt(settings, now);
  await queueNotice(tx, { notice, to: email, ticketId: ticket.id, slot, holdUntil }, { now, jobs });
  return true;
}

/** It is told on the page of its own form, or by a text to the line that it texted from. */
async function hasAsked(
  tx: Db,
  { id, phone }: Facility,
  ticketId: string,
  how: 'anyhow' | 'on_a_page',
): Promise<boolean> {
  const named = { structured: { path: ['requester', 'facilityId'], equals: id } };
  const byKey = { facilityId: id, channel: { in: ['web', 'api'] as ('web' | 'api')[] } };
  const byText = phone === null || how === 'on_a_page' ? [] : [{ from: phone, channel: 'sms' as const }];
  const message = { OR: [byKey, named, ...byText] };
  return (await tx.ticketSource.count({ where: { ticketId, withdrawnAt: null, message } })) > 0;
}
