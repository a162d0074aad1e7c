export const ticketStatuses = ['open', 'in_progress', 'waiting', 'resolved', 'closed'] as const;
export type TicketStatus = (typeof ticketStatuses)[number];

export const ticketStages = [
  'identity_review',
  'clarifying',
  'review',
  'clinical_review',
  'pharmacy_submitted',
  'pharmacy_processing',
  'shipped',
  'delivered',
  'authorization_requested',
  'awaiting_escript',
  'denied',
  'too_early',
  'new_prescription',
  'withdrawn',
  'merged',
] as const;
export type TicketStage = (typeof ticketStages)[number];

export const queues = ['concierge', 'pharmacy', 'provider', 'clinical', 'supervisor'] as const;
export type Queue = (typeof queues)[number];

export const priorities = ['urgent', 'routine'] as const;
export type Priority = (typeof priorities)[number];

export const clockKinds = [
  'first_response',
  'disposition',
  'resolution',
  'provider_reminder',
  'provider_call',
  'provider_escalation',
  'authorization_start',
  'escript',
  'delivery',
  'eligible_reminder',
  'callback',
  'page',
] as const;
export type ClockKind = (typeof clockKinds)[number];

export const ticketEventTypes = [
  'pharmacy_accepted',
  'pharmacy_processing',
  'shipped',
  'delivered',
  'provider_approved',
  'provider_modified',
  'provider_denied',
  'escript_received',
  'identify',
  'dispose',
  'pharmacy_rejected',
  'delivery_failed',
  'close',
  'withdraw',
  'resolve',
  'reopen',
  'split',
  'merge',
  'assign',
  'note',
  'reply',
  'raise_priority',
  'lower_priority',
  'acknowledge',
] as const;
export type TicketEventType = (typeof ticketEventTypes)[number];

/** Events by which nobody has dealt with what is asked. */
export const lookingEvents: readonly TicketEventType[] = [
  'assign',
  'note',
  'raise_priority',
  'lower_priority',
];

/** Events by which a person works on what is asked. */
export const personEvents: readonly TicketEventType[] = ticketEventTypes.filter(
  (type) => !lookingEvents.includes(type),
);

/** Where a ticket is and who has to act: what decisions lead to and events change. */
export type TicketPosition = {
  stage: TicketStage;
  status: TicketStatus;
  queue: Queue;
  priority: Priority;
};

/** A clock to be started on a ticket. */
export type ClockStart = { kind: ClockKind; dueAt: Date };
