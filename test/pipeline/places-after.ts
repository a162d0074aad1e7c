import type { TicketStage } from '../../src/domain/ticket.ts';

/** Where each event may lead, told apart from the code: the table that others rely on. */
const decidedAgain: TicketStage[] = [
  'identity_review',
  'review',
  'clinical_review',
  'pharmacy_submitted',
  'authorization_requested',
  'too_early',
  'new_prescription',
];
const leadsTo: Partial<Record<string, TicketStage[]>> = {
  pharmacy_accepted: ['pharmacy_processing'],
  pharmacy_processing: ['pharmacy_processing'],
  pharmacy_rejected: ['review'],
  shipped: ['shipped'],
  delivered: ['delivered'],
  delivery_failed: ['review'],
  provider_approved: ['awaiting_escript'],
  provider_modified: ['awaiting_escript'],
  provider_denied: ['denied'],
  escript_received: ['pharmacy_submitted'],
  identify: [...decidedAgain, 'merged'],
  reopen: decidedAgain,
  dispose: ['pharmacy_submitted', 'authorization_requested', 'too_early'],
  withdraw: ['withdrawn'],
  merge: ['merged'],
  eligible_again: decidedAgain,
  authorization_started: decidedAgain,
  withdrawn_by_sender: ['withdrawn'],
};

/** What another text says may decide a ticket again that waits for it, and moves no other. */
export function placesAfter(type: string, before: TicketStage): readonly TicketStage[] {
  const told = ['joined', 'asked_again'].includes(type);
  const waits: TicketStage[] = ['too_early', 'review', 'clarifying', 'clinical_review'];
  if (told) return waits.includes(before) ? [...decidedAgain, before] : [before];
  return leadsTo[type] ?? [before];
}
