import type { CalendarDate } from './calendar-date.ts';
import type { DoseVariation } from './dose-variation.ts';

export const prescriptionStatuses = [
  'active',
  'on_hold',
  'cancelled',
  'completed',
  'stopped',
  'draft',
  'entered_in_error',
  'transferred',
  'unknown',
] as const;
export type PrescriptionStatus = (typeof prescriptionStatuses)[number];

/** One dispensing of a prescription. `partial`: the rest of the prescribed quantity is still owed. */
export type Fill = {
  id: string;
  filledOn: CalendarDate | null;
  quantity: number | null;
  daysSupply: number | null;
  partial: boolean;
  /** False for fills that were reversed, returned to stock or entered in error. */
  completed: boolean;
};

/** A prescription as the roster has it; null wherever the roster is silent. */
export type Prescription = {
  id: string;
  patientId: string;
  rxNumber: string | null;
  /** The roster's own words for the medicine. */
  text: string;
  /** The drug table's name, null when the table does not know it. */
  drugName: string | null;
  strength: string | null;
  status: PrescriptionStatus;
  /** DEA schedule 2 to 5, null when not controlled: the stricter of the drug table and the pharmacy system. */
  schedule: 2 | 3 | 4 | 5 | null;
  writtenOn: CalendarDate | null;
  expiresOn: CalendarDate | null;
  /** Not to be filled before this day: the start of its validity (for schedule II, 21 CFR 1306.12(b)). */
  earliestFillOn: CalendarDate | null;
  quantity: number | null;
  /** Repeats authorised beside the first fill. */
  refillsAllowed: number | null;
  expectedDaysSupply: number | null;
  prescriberId: string | null;
  /** Who pays, by the roster's own name, by which a policy names them. */
  payer?: string | null;
  /** Why its directions leave open how long the quantity lasts; null where they fix a dose or are silent. */
  doseVaries?: DoseVariation | null;
  /** The day on which an import found other directions than before. */
  doseChangedOn?: CalendarDate | null;
  fills: Fill[];
};
