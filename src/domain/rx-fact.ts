import type { CalendarDate } from './calendar-date.ts';
import type { PrescriptionStatus } from './prescription.ts';

/** What the pharmacy system says of one prescription, and of one fill of it; null wherever it is silent. */
export type RxFact = {
  /** The pharmacy system's own ids of the prescription and the fill. */
  rxId: string | null;
  fillId: string | null;
  rxNumber: string | null;
  /** Null where its words say nothing that we know. */
  status: PrescriptionStatus | null;
  medicine: string | null;
  /** What was handed out of it, in its own words; absent where that is not told. */
  dispensed?: string | null;
  schedule: string | null;
  sig: string | null;
  quantity: number | null;
  refillsAllowed: number | null;
  writtenOn: CalendarDate | null;
  expiresOn: CalendarDate | null;
  daysSupply: number | null;
  /** A fill that was made, or that was taken back; null where none was. */
  fill: {
    state: 'completed' | 'cancelled';
    filledOn: CalendarDate | null;
    quantity: number | null;
    daysSupply: number | null;
  } | null;
};

/** Whom it is about, by the pharmacy system. */
export type RxPatient = {
  id: string | null;
  givenName: string | null;
  familyName: string | null;
  birthDate: CalendarDate | null;
};
