import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Decision } from '../../domain/decision.ts';
import { drugNamed } from '../../domain/drugs/drug-table.ts';
import { differ, readFormulation } from '../../domain/drugs/formulation.ts';
import { comparableStrength } from '../../domain/drugs/strength.ts';
import type { Flag, MedicationMention } from '../../domain/message.ts';
import type { Identity, Patient } from '../../domain/patient.ts';
import { policyFor } from '../../domain/policy-for.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Prescription } from '../../domain/prescription.ts';
import type { ClockStart, TicketPosition } from '../../domain/ticket.ts';
import { decideEligibility } from '../../eligibility/decide-eligibility.ts';
import { placeOf, type DangerToSelf, type EligibilityInput } from '../../eligibility/eligibility-input.ts';
import { matchPrescription } from '../../extraction/medicines/match-prescription.ts';
import { matchingPolicy } from '../../identity/matching-policy.ts';
import { routeDecision } from '../../routing/route-decision.ts';
import type { Routed } from '../../routing/apply-rules.ts';
import { startClocks } from '../../routing/start-clocks.ts';
import type { PlainGrounds } from './plain-decision.ts';

/** One medicine for one person, as far as it is known, ready to be decided. */
export type Need = {
  patient: Patient | null;
  identity: Identity;
  mayAsk: 'yes' | 'no' | 'unknown';
  /** Null when no medicine is named: a danger, a question, a text that nobody understood. */
  medication:
    | (Pick<MedicationMention, 'text' | 'name' | 'candidates' | 'strength' | 'rxNumber' | 'daysLeft'> &
        Partial<Pick<MedicationMention, 'form'>>)
    | null;
  /** A person's choice of prescription; it wins over matching. */
  prescriptionId: string | null;
  flags: Flag[];
  /** Dangers told before, of whoever it is for; absent where they say nothing. */
  standing?: readonly DangerToSelf[];
  request: EligibilityInput['request'];
  /** Whether the sender can be asked back. */
  canAsk: boolean;
  receivedAt: Date;
  /** Those who share the sender's phone; absent where they say nothing. */
  sharing?: readonly Patient[];
};

export type DecidedNeed = {
  decision: Decision;
  /** What the decision looked at, for replaying it with its policy version; null when no table was asked. */
  inputs: Omit<EligibilityInput, 'policy'> | null;
  /** What a fixed rule decided by in place of the table. */
  grounds?: PlainGrounds;
  prescription: Prescription | null;
  position: TicketPosition;
  clocks: ClockStart[];
  /** What the routing rules made of it; absent where none applied. */
  routed?: Routed;
};

export type DecisionContext = { today: CalendarDate; policy: Policy; timeZone: string };

/** Ties the medicine to a prescription, decides by the eligibility table, and routes the decision. */
export function decideNeed(need: Need, context: DecisionContext): DecidedNeed {
  const match = matchOf(need);
  const prescription = match.kind === 'one' ? match.prescription : null;
  const drugName = prescription ? prescription.drugName : (need.medication?.name ?? null);
  const inputs = {
    today: context.today,
    flags: need.flags,
    ...(need.standing && need.standing.length > 0 ? { standing: [...need.standing] } : {}),
    identity: need.identity.result,
    mayAsk: need.mayAsk,
    patient: need.patient && {
      deceased: need.patient.deceased,
      active: need.patient.active,
      birthDate: need.patient.birthDate,
      facility: need.patient.facility ?? null,
    },
    match,
    drug: drugName ? drugNamed(drugName) : null,
    request: need.request,
  };
  const decision = decideEligibility({ ...inputs, policy: context.policy });
  const position = routeDecision(decision, { canAsk: need.canAsk, flags: need.flags });
  const clocks = startClocks({
    decision,
    position,
    receivedAt: need.receivedAt,
    policy: policyFor(context.policy, placeOf(inputs)),
    timeZone: context.timeZone,
  });
  return { decision, inputs, prescription, position, clocks };
}

/**
 * Other active prescriptions of the very same medicine whose fills are supply too. What was filled before this one was
 * written its prescriber knew.
 */
function othersBeside(
  picked: Prescription,
  prescriptions: readonly Prescription[],
): { others?: Prescription[] } {
  const others = prescriptions.filter(
    (one) =>
      one.id !== picked.id &&
      one.status === 'active' &&
      isSameMedicine(one, picked) &&
      !one.doseVaries &&
      one.fills.some(({ completed, filledOn }) => completed && isSince(filledOn, picked.writtenOn)),
  );
  return others.length > 0 ? { others } : {};
}

/** A fill without a date may be of any day: the decision names what is missing. */
function isSince(filledOn: CalendarDate | null, writtenOn: CalendarDate | null): boolean {
  return filledOn === null || writtenOn === null || filledOn >= writtenOn;
}

function isSameMedicine(one: Prescription, other: Prescription): boolean {
  if (one.drugName === null || one.drugName !== other.drugName) return false;
  if (one.strength === null || other.strength === null) return false;
  return (
    comparableStrength(one.strength) === comparableStrength(other.strength) &&
    !differ(readFormulation(one.text), readFormulation(other.text))
  );
}

const unconfirmed = 'the words say what it is for, and nobody has confirmed which one is meant';

/** What a medicine is for names none: it finds the one that may be meant, and somebody has to confirm it. */
function matchOf(need: Need): EligibilityInput['match'] {
  if (!need.patient) return { kind: 'none', everHad: false };
  const prescriptions = need.patient.prescriptions;
  const chosen = prescriptions.find((prescription) => prescription.id === need.prescriptionId);
  if (chosen) return { kind: 'one', prescription: chosen, ...othersBeside(chosen, prescriptions) };
  if (!need.medication) return { kind: 'no_medication' };
  const match = matchPrescription(need.medication, prescriptions);
  switch (match.kind) {
    case 'one':
      if (match.by === 'class') return { kind: 'several', reason: unconfirmed };
      return {
        ...{ kind: 'one', prescription: match.prescription },
        ...othersBeside(match.prescription, prescriptions),
      };
    case 'several':
    case 'conflict':
      return { kind: match.kind, reason: match.reason };
    case 'none':
      return {
        kind: 'none',
        everHad: match.former.length > 0,
        ...(isOfAnother(need, need.medication) ? { ofAnother: true as const } : {}),
      };
  }
}

/** Somebody else of the sender's household takes what was never prescribed to this person. */
function isOfAnother({ patient, sharing = [] }: Need, medication: NonNullable<Need['medication']>): boolean {
  const others = sharing.filter(({ id, deceased }) => id !== patient?.id && !deceased);
  if (others.length >= matchingPolicy.mostPeopleOnHouseholdLine || medication.name === null) return false;
  return others.some(({ prescriptions }) =>
    prescriptions.some(({ status, drugName }) => status === 'active' && drugName === medication.name),
  );
}
