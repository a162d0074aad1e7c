import type { Figure } from './figure.ts';

/** Why a medicine may not be waited for, as the drug table marks it. */
export const urgencyMarks = [
  'seizure',
  'anticoagulant',
  'insulin',
  'pain',
  'cardiac',
  'call_provider',
  'do_not_interrupt',
] as const;
export type UrgencyMark = (typeof urgencyMarks)[number];

/** Marks that no policy leaves out: nobody is told to wait for these without a look. */
export const alwaysUrgent: readonly UrgencyMark[] = ['seizure', 'anticoagulant', 'insulin'];

/** What makes a request urgent. */
export type UrgencyPolicy = {
  statedDaysLeft: Figure;
  runOutWithinDays: Figure;
  classes: { value: readonly UrgencyMark[]; reason: string };
  /** Names of the drug table that are urgent beside the marked ones. */
  alsoUrgent: { value: readonly string[]; reason: string };
};

export const defaultUrgency: UrgencyPolicy = {
  statedDaysLeft: { value: 2, reason: 'zero to two days left as the requester says' },
  runOutWithinDays: { value: 3, reason: 'supply computed from the fills ends within three days' },
  classes: {
    value: urgencyMarks,
    reason:
      'refill workflow: seizure, anticoagulant, insulin and pain are urgent; cardiac and those that must not be interrupted are added until a clinician narrows them',
  },
  alsoUrgent: { value: [], reason: 'a clinician may add medicines of their own' },
};
