import type { PrescriptionStatus } from './prescription.ts';

/** What becomes of a fill, as far as a ticket is concerned. */
export const fillMeanings = ['processing', 'shipped', 'delivered', 'handed_out', 'cancelled'] as const;
export type FillMeaning = (typeof fillMeanings)[number];

/** Small letters alone: the words come with blanks and without. */
export function plainWords(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, '');
}

/**
 * The words of PioneerRx for where a fill is (`CurrentRxTransactionStatusText`), as they are seen in public
 * integrations. `completed` is the end of the sale, not of the delivery. A word that does not stand here means nothing:
 * a person looks, and the operator may say what it means.
 */
export const fillWords: Readonly<Record<string, FillMeaning>> = {
  waitingfordataentry: 'processing',
  waitingforprecheck: 'processing',
  waitingforprint: 'processing',
  waitingforfill: 'processing',
  waitingforcheck: 'processing',
  waitingforpickup: 'processing',
  waitingfordelivery: 'processing',
  readyforpickup: 'processing',
  readyfordelivery: 'processing',
  outfordelivery: 'shipped',
  intransit: 'shipped',
  shipped: 'shipped',
  delivered: 'delivered',
  pickedup: 'delivered',
  completed: 'handed_out',
  cancelled: 'cancelled',
  canceled: 'cancelled',
  reversed: 'cancelled',
  returnedtostock: 'cancelled',
};

/** At these the medicine has been counted out: the fill is one of the record's. */
export const filledWords: readonly string[] = [
  'waitingforpickup',
  'waitingfordelivery',
  'readyforpickup',
  'readyfordelivery',
  'outfordelivery',
  'intransit',
  'shipped',
  'delivered',
  'pickedup',
  'completed',
];

/** Its words for the prescription itself (`CurrentRxStatusText`). */
export const prescriptionWords: Readonly<Record<string, PrescriptionStatus>> = {
  active: 'active',
  fillable: 'active',
  fillinprogress: 'active',
  norefillsleft: 'active',
  fillableonhold: 'on_hold',
  onhold: 'on_hold',
  discontinued: 'stopped',
  cancelled: 'cancelled',
  canceled: 'cancelled',
  transferred: 'transferred',
  transferredout: 'transferred',
  inactive: 'stopped',
};
