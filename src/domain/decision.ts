import type { CalendarDate } from './calendar-date.ts';
import type { Priority } from './ticket.ts';

export const decisionCodes = [
  'PHARMACY_PROCESS',
  'TOO_EARLY',
  'PROVIDER_AUTHORIZATION',
  'PROVIDER_NEW_RX',
  'PHARMACIST_REVIEW',
  'PHARMACY_COMPLETION',
  'NEEDS_HUMAN',
  'CLINICAL_REVIEW',
  'NEW_RX',
  'IDENTITY_REVIEW',
  'PROXY_REVIEW',
  'CLARIFY',
  'ESCALATE_NOW',
] as const;
export type DecisionCode = (typeof decisionCodes)[number];

/** What the eligibility table answers. The same inputs and policy version always give the same decision. */
export type Decision = {
  code: DecisionCode;
  /** The row of the table that matched, such as `13-too-early`. */
  rule: string;
  policyVersion: string;
  priority: Priority;
  eligibleOn: CalendarDate | null;
  runOutOn: CalendarDate | null;
  pharmacistReview: boolean;
  /** Reasons as codes and plain words for staff; they name fields and figures, never a person. */
  reasons: string[];
};
