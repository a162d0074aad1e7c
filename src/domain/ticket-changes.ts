import type { ClockKind } from './ticket.ts';

/** Columns of a ticket whose changes are told with the event that made them; dates as ISO text. */
export const tracedFields = [
  'status',
  'stage',
  'queue',
  'priority',
  'assignee',
  'patientId',
  'prescriptionId',
  'medicationText',
  'medicationName',
  'strength',
  'rxNumber',
  'decision',
  'outcome',
  'outcomeText',
  'closedAt',
  'acknowledgedAt',
  'acknowledgedBy',
  'mergedIntoId',
] as const;
export type TracedField = (typeof tracedFields)[number];

/**
 * Columns that the first event tells as they began: those above but the decision, which is the first of its chain, and
 * some that never change.
 */
export const openedFields = [
  ...tracedFields.filter((field) => field !== 'decision'),
  'reference',
  'facilityId',
  'openedAt',
] as const;

/** A column's value as JSON. */
export type FieldValue = unknown;

/** A clock that an event started. */
export type StartedClock = { id: string; kind: ClockKind; dueAt: string };

/**
 * What one event has changed on a ticket. A field stands here with equal values when the event sets it by itself
 * and it had that value already, so that taking back an earlier change does not take this one back.
 */
export type TicketChanges = {
  fields: Partial<Record<TracedField, { from: FieldValue; to: FieldValue }>>;
  clocks: {
    started: StartedClock[];
    stopped: string[];
    moved: { id: string; from: string; to: string }[];
  };
  /** Needs that the ticket has begun or ceased to stand for. */
  needs: { claimed: string[]; released: string[] };
};
