import { readTrouble, type VendorAnswer } from '../http/call-vendor.ts';
import type { EffectOutcome, EffectToDo, TicketForSystems } from '../effect-target.ts';
import type { AccountFields } from './discover-fields.ts';
import { refusedField, type FreshdeskApi } from './freshdesk-api.ts';
import { customFields, freshdeskStatus, intakeReference, intakeSubject, isOurs } from './map-ticket.ts';
import { WireTicket } from './wire.ts';

type Stage = TicketForSystems['stage'];

/** At which the pharmacy intake still has something to do. */
const ordered: readonly Stage[] = ['pharmacy_submitted', 'pharmacy_processing'];

/** At which it has done it. */
const filled: readonly Stage[] = ['shipped', 'delivered'];

export function isOrdered({ stage }: Pick<TicketForSystems, 'stage'>): boolean {
  return ordered.includes(stage);
}

/** It is not to be filled any more, or not now. */
export function isStopped({ stage }: Pick<TicketForSystems, 'stage'>): boolean {
  return !ordered.includes(stage) && !filled.includes(stage);
}

type Trouble = Exclude<EffectOutcome, { kind: 'done' }>;

/**
 * Closes what the pharmacy intake was given of a ticket and has not ended itself, and says there why it is not to be
 * filled. Answers what stood in the way; null for nothing.
 */
export async function endIntakes(
  api: FreshdeskApi,
  { ticket, intakes }: Pick<EffectToDo, 'ticket' | 'intakes'>,
  found: AccountFields,
): Promise<Trouble | null> {
  for (const id of intakes) {
    const trouble = await endIntake(api, ticket, id, found);
    if (trouble) return trouble;
  }
  return null;
}

async function endIntake(
  api: FreshdeskApi,
  ticket: TicketForSystems,
  id: string,
  found: AccountFields,
): Promise<Trouble | null> {
  const path = `/tickets/${encodeURIComponent(id)}`;
  const read = await api.call('GET', path);
  const record =
    read.kind === 'answered' && read.status === 200 ? WireTicket.safeParse(read.body).data : null;
  if (!record) return troubleOf(read);
  const [reference, subject] = [intakeReference(ticket), intakeSubject(ticket)];
  const over = record.status === freshdeskStatus.resolved || record.status === freshdeskStatus.closed;
  if (over || !isOurs(record, reference, subject)) return null;
  const why = whyOf(ticket);
  const said = why && (await api.call('POST', `${path}/notes`, { body: `<p>${why}</p>`, private: true }));
  const trouble = said && troubleOf(said);
  if (trouble) return trouble;
  const custom = customFields(ticket, reference, found);
  return troubleOf(await api.call('PUT', path, { status: freshdeskStatus.closed, custom_fields: custom }));
}

/** What was filled is closed without a word. */
function whyOf(ticket: TicketForSystems): string | null {
  if (isOrdered(ticket)) return 'Do not fill this order: another one of the same request takes its place.';
  const stage = ticket.stage.replaceAll('_', ' ');
  return isStopped(ticket) ? `STOP: do not fill this order. The request is at “${stage}” now.` : null;
}

/** What is there no more is open no more. */
function troubleOf(answer: VendorAnswer): Trouble | null {
  if (answer.kind === 'answered' && answer.status >= 200 && answer.status < 300) return null;
  const trouble = readTrouble(answer, refusedField);
  return trouble.kind === 'gone' ? null : trouble;
}
