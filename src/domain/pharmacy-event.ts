import type { CalendarDate } from './calendar-date.ts';
import type { SaidTime } from './pharmacy-values.ts';
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
  /** The same to the minute, where they are told so; as the two before, absent in what was kept before it was read. */
  times?: { completed: SaidTime | null; lastFill: SaidTime | null; filled: SaidTime | null };
  /** Days of a fill, its end or its way under names that nobody has documented. */
  otherDays?: CalendarDate[];
  /** True where a day or the quantity is told in a way that cannot be read. */
  isHalfRead?: boolean;
  /** True where the message says of the same prescription that it is cancelled or stopped, too. */
  isContradicted?: boolean;
  /** What was handed out, in the units of the prescription. */
  quantity?: number | null;
  rx: RxFact | null;
  patient: RxPatient;
};

/**
 * `done`: it moved a ticket or the record. `task`: it moved no ticket, and a person was asked. `ignored`: nothing here waits for it. `unknown`: its words mean nothing that
 * we know. `unmatched`: it names nobody and nothing of the roster.
 */
export const pharmacyEventStates = ['waiting', 'done', 'task', 'ignored', 'unknown', 'unmatched'] as const;
export type PharmacyEventState = (typeof pharmacyEventStates)[number];
