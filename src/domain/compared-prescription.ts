import type { CalendarDate } from './calendar-date.ts';

/** Why a prescription of another system, though it is called active there, may authorise nothing. */
export type OrderDoubt =
  | 'not_to_be_given'
  | 'reported'
  | 'no_order'
  | 'inpatient'
  | 'modified'
  | 'undated'
  /** Something is said beside it, which may take it back. */
  | 'in_words'
  /** Its words and its codes name different medicines. */
  | 'names_differ'
  /** Nothing is to be dispensed by it. */
  | 'of_nothing'
  /** It stands there, and cannot be read. */
  | 'unreadable';

/** One that stands there and of which nothing else can be read; kept so that whoever waits for an order hears of it. */
export const unreadablePrescription = {
  ...{ id: '', text: '', name: null, strength: null, status: 'unreadable', doubt: 'unreadable' },
  ...{ quantity: null, refillsAllowed: null, sig: null, writtenOn: null, writtenAt: null, validUntil: null },
  ...{ practitionerId: null, lastFilledOn: null, refillsLeft: null },
} as const satisfies ComparedPrescription;

/** A prescription as another system than the roster's has it, with what is compared; null where it is silent. */
export type ComparedPrescription = {
  /** The system's own id. */
  id: string;
  text: string;
  /** The drug table's name; null when the table does not know it. */
  name: string | null;
  strength: string | null;
  status: string;
  quantity: number | null;
  refillsAllowed: number | null;
  sig: string | null;
  writtenOn: CalendarDate | null;
  /** The moment, where the system says more than the day; absent in what was copied before it was read. */
  writtenAt?: string | null;
  /** The last day on which it may be dispensed from; null where none is said. */
  validUntil?: CalendarDate | null;
  /** Null: nothing speaks against its being an order of a provider for somebody at home. */
  doubt?: OrderDoubt | null;
  practitionerId: string | null;
  /** Of its fills, as far as the system tells of any. */
  lastFilledOn: CalendarDate | null;
  refillsLeft: number | null;
};
