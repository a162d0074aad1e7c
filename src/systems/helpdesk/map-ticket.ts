import type { Channel } from '../../domain/message.ts';
import type { TicketForSystems } from '../effect-target.ts';
import type { AccountFields } from './discover-fields.ts';
import type { WireTicket } from './wire.ts';

/** Freshdesk's own numbers. */
export const freshdeskStatus = { open: 2, pending: 3, resolved: 4, closed: 5 } as const;
export const freshdeskPriority = { low: 1, medium: 2, high: 3, urgent: 4 } as const;

/** Freshdesk has no number for texts: they are chats, and voicemails are phone calls. */
const sources: Record<Channel, number> = { sms: 7, voice: 3, web: 2, api: 2 };

/** The stages at which nothing more will come of a ticket. */
const ended: readonly TicketForSystems['stage'][] = ['withdrawn', 'merged'];

/**
 * New is open, worked on or waiting is pending (or the account's own “In Progress”), with its outcome recorded it is
 * resolved, and closed only when delivery or denial is confirmed.
 */
export function statusOf(
  ticket: TicketForSystems,
  { inProgress }: Pick<AccountFields, 'inProgress'>,
): number {
  const { status, stage, outcomeText } = ticket;
  if (status === 'closed' || ended.includes(stage)) return freshdeskStatus.closed;
  if (status === 'resolved' || outcomeText !== null) return freshdeskStatus.resolved;
  if (status === 'in_progress') return inProgress ?? freshdeskStatus.pending;
  return status === 'waiting' ? freshdeskStatus.pending : freshdeskStatus.open;
}

export function priorityOf({ priority }: Pick<TicketForSystems, 'priority'>): number {
  return priority === 'urgent' ? freshdeskPriority.urgent : freshdeskPriority.medium;
}

export function sourceOf({ channels }: Pick<TicketForSystems, 'channels'>): number {
  return sources[channels[0] ?? 'api'];
}

/** Names nobody and no medicine: subjects travel in notification e-mails. */
export function subjectOf({ reference }: Pick<TicketForSystems, 'reference'>): string {
  return `Refill request ${reference}`;
}

export function intakeReference({ reference }: Pick<TicketForSystems, 'reference'>): string {
  return `${reference}/intake`;
}

export function intakeSubject({ reference }: Pick<TicketForSystems, 'reference'>): string {
  return `Pharmacy intake ${reference}`;
}

/** The account's own fields, those that it has. */
export function customFields(
  ticket: TicketForSystems,
  reference: string,
  { present }: AccountFields,
): Record<string, string> {
  const values = {
    cf_gateway_id: reference,
    cf_channel: ticket.channels.join(', '),
    cf_gateway_stage: ticket.stage,
  };
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => [...present].some((own) => own === name)),
  );
}

/** A ticket is ours by its field, or by its subject where the account has no such field. */
export function isOurs(
  { custom_fields: own, subject: called, deleted }: WireTicket,
  reference: string,
  subject: string,
): boolean {
  if (deleted === true) return false;
  const field = own?.cf_gateway_id;
  return typeof field === 'string' && field !== '' ? field === reference : called === subject;
}
