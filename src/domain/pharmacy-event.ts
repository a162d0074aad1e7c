import type { CalendarDate } from './calendar-date.ts';
import type { RxFact, RxPatient } from './rx-fact.ts';

/** What is kept of an event of the pharmacy system. */
export type PharmacyEventFacts = {
  /** By the pharmacy system's clock. */
  sentAt: string | null;
  /** Its own words for where the fill and the prescription are. */
  fillWords: string | null;
  rxWords: string | null;
  deliveryOn: CalendarDate | null;
  /** When the fill was sold or handed out; absent in what was kept before it was read. */
  completedOn?: CalendarDate | null;
  /** When the prescription was last filled: by this fill or by the one before it. */
  lastFillOn?: CalendarDate | null;
  rx: RxFact | null;
  patient: RxPatient;
};

/**
 * `done`: it moved a ticket or the record. `ignored`: nothing here waits for it. `unknown`: its words mean nothing that
 * we know. `unmatched`: it names nobody and nothing of the roster.
 */
export const pharmacyEventStates = ['waiting', 'done', 'ignored', 'unknown', 'unmatched'] as const;
export type PharmacyEventState = (typeof pharmacyEventStates)[number];
