import type { CalendarDate } from './calendar-date.ts';

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
  practitionerId: string | null;
  /** Of its fills, as far as the system tells of any. */
  lastFilledOn: CalendarDate | null;
  refillsLeft: number | null;
};
