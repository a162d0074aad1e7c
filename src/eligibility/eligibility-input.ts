import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Drug } from '../domain/drug.ts';
import type { Heard } from '../domain/heard.ts';
import type { Flag } from '../domain/message.ts';
import type { IdentityResult } from '../domain/patient.ts';
import type { Policy, PolicyPlace } from '../domain/policy.ts';
import type { Prescription } from '../domain/prescription.ts';
import type { Told } from '../domain/told.ts';

/** Which prescription on file is meant. `no_medication`: the need is about no medicine at all. */
export type PrescriptionMatch =
  /** `others`: active ones of the same medicine that were filled since this one was written; absent where none. */
  | { kind: 'one'; prescription: Prescription; others?: Prescription[] }
  | { kind: 'several'; reason: string }
  | { kind: 'conflict'; reason: string }
  /** `ofAnother`: somebody else of the sender's phone takes it; absent where nobody does. */
  | { kind: 'none'; everHad: boolean; ofAnother?: true }
  | { kind: 'no_medication' };

/** Whose figures of the policy hold: of the patient's facility, and of who pays for the prescription. */
export function placeOf({ patient, match }: Pick<EligibilityInput, 'patient' | 'match'>): PolicyPlace {
  return {
    facility: patient?.facility ?? null,
    payer: match.kind === 'one' ? (match.prescription.payer ?? null) : null,
  };
}

/** The dangers that hold a refill. */
export type DangerToSelf = Extract<Flag, 'self_harm' | 'overdose'>;

/** Everything that a decision looks at. Dates are days in the pharmacy's time zone. */
export type EligibilityInput = {
  today: CalendarDate;
  /** As it stands; the figures of the patient's facility and payer are found in it by the decision itself. */
  policy: Policy;
  flags: Flag[];
  /** Dangers of the patient that were told before, and that a clinician still has; absent where none is. */
  standing?: DangerToSelf[];
  identity: IdentityResult;
  /** Whether the requester may ask for this patient. */
  mayAsk: 'yes' | 'no' | 'unknown';
  patient: {
    deceased: boolean;
    active: boolean;
    birthDate: CalendarDate | null;
    /** The roster's own id of the facility; absent where it was not asked for. */
    facility?: string | null;
  } | null;
  match: PrescriptionMatch;
  /** The drug table's row of the matched prescription, else of the named drug; null when the class is unknown. */
  drug: Drug | null;
  request: {
    medicationChange: boolean;
    clinicalQuestion: boolean;
    newPrescription: boolean;
    /** Says urgent, out, nearly out, lost, stolen or travelling. */
    saysUrgent: boolean;
    daysLeft: number | null;
    /** What else is told of the medicine or the person; absent where nothing is. */
    told?: Told[];
    /** How sure it is what was said; absent where it was written, or a person has heard it. */
    heard?: Heard;
  };
};
