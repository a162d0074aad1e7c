import type { CalendarDate } from '../../domain/calendar-date.ts';
import { comparableStrength } from '../../domain/drugs/strength.ts';
import type { Fill, Prescription } from '../../domain/prescription.ts';
import type { TicketStage } from '../../domain/ticket.ts';

/** What the life of a ticket knows of the record when it is compared with it. */
export type KnownRecord = {
  stage: TicketStage;
  openedOn: CalendarDate;
  prescriptionId: string | null;
  medicationName: string | null;
  strength: string | null;
  /** Completed fills of the prescription that the last decision looked at; null when none looked at it. */
  knownFillIds: readonly string[] | null;
};

/** What an import has brought for a ticket; `none`: nothing that concerns it. */
export type RosterNews =
  | { kind: 'none' }
  /** A new prescription that can only be the one that is waited for. */
  | { kind: 'escript'; prescription: Prescription }
  /** Several new ones, or one of another strength: a person says which. */
  | { kind: 'unclear_prescription' }
  /** The pharmacy has filled what this ticket asks for. */
  | { kind: 'filled'; fill: Fill; alsoWritten: boolean }
  /** Filled before it was asked for, which was not known then. `alsoWritten`: a person says besides which is meant. */
  | { kind: 'filled_before'; fill: Fill; alsoWritten: boolean }
  /** No longer an active prescription, or no longer a patient. */
  | { kind: 'discontinued' }
  /** Anything else that the table may answer otherwise than before. */
  | { kind: 'changed' };

const waitsForPrescriber: readonly TicketStage[] = ['authorization_requested', 'awaiting_escript'];

/** Compares a ticket with the record as it is now. Pure. */
export function readNews(
  known: KnownRecord,
  patient: { active: boolean; deceased: boolean; prescriptions: readonly Prescription[] },
): RosterNews {
  const own = patient.prescriptions.find(({ id }) => id === known.prescriptionId);
  if (patient.deceased || !patient.active) return { kind: 'discontinued' };
  if (waitsForPrescriber.includes(known.stage)) {
    const written = writtenSince(known, own, patient.prescriptions);
    const [only] = written;
    if (only && written.length === 1 && isSameStrength(only, own ?? known)) {
      return { kind: 'escript', prescription: only };
    }
    if (only) return { kind: 'unclear_prescription' };
  }
  const fill = own ? newFill(known, own) : undefined;
  const alsoWritten = writtenInstead(known, own, patient.prescriptions);
  if (fill) return { kind: filledKind(known, fill), fill, alsoWritten };
  if (own && own.status !== 'active') return { kind: 'discontinued' };
  if (alsoWritten) return { kind: 'unclear_prescription' };
  return { kind: 'changed' };
}

/** Active, of the same medicine, written on the day of the request or later, and never filled. */
function writtenSince(
  known: KnownRecord,
  own: Prescription | undefined,
  prescriptions: readonly Prescription[],
): Prescription[] {
  const name = own?.drugName ?? known.medicationName;
  return prescriptions.filter(
    (one) =>
      one.id !== known.prescriptionId &&
      name !== null &&
      one.drugName === name &&
      one.status === 'active' &&
      one.writtenOn !== null &&
      one.writtenOn >= known.openedOn &&
      one.fills.every(({ completed }) => !completed),
  );
}

/**
 * Something new of the medicine for which a date is waited, or in another strength than what the pharmacy was given:
 * which of the two is meant nobody has said.
 */
function writtenInstead(
  known: KnownRecord,
  own: Prescription | undefined,
  prescriptions: readonly Prescription[],
): boolean {
  const written = writtenSince(known, own, prescriptions);
  if (known.stage === 'too_early') return written.length > 0;
  if (!['pharmacy_submitted', 'pharmacy_processing'].includes(known.stage)) return false;
  return written.some((one) => !isSameStrength(one, own ?? known));
}

function isSameStrength(one: Prescription, { strength }: { strength: string | null }): boolean {
  if (one.strength === null || strength === null) return one.strength === strength;
  return comparableStrength(one.strength) === comparableStrength(strength);
}

function newFill({ knownFillIds, openedOn }: KnownRecord, own: Prescription): Fill | undefined {
  return own.fills.findLast(({ id, completed, filledOn }) => {
    if (!completed || filledOn === null) return false;
    return knownFillIds === null ? filledOn >= openedOn : !knownFillIds.includes(id);
  });
}

function filledKind({ openedOn }: KnownRecord, { filledOn }: Fill): 'filled' | 'filled_before' {
  return filledOn !== null && filledOn >= openedOn ? 'filled' : 'filled_before';
}
