import type { Extraction, MedicationMention } from '../../domain/message.ts';

/** In what two readings of one call contradict each other. */
export type Difference = 'drug' | 'person' | 'date';

/** What a reading says, as far as a contradiction matters. */
export type ComparedReading = {
  extraction: Pick<Extraction, 'medications' | 'patient' | 'rxNumbers'>;
  /** Whom it was found to be about; null when nobody, or not known. */
  patientId: string | null;
};

/**
 * How a later reading contradicts an earlier one. What only one of them has is no contradiction: a later one may add
 * a medicine, a name or a date. It may not drop or change what was asked for.
 */
export function compareReadings(earlier: ComparedReading, later: ComparedReading): Difference[] {
  const differences: Record<Difference, boolean> = {
    drug: drugsDiffer(earlier.extraction, later.extraction),
    person:
      bothDiffer(earlier.patientId, later.patientId) ||
      bothDiffer(nameOf(earlier.extraction), nameOf(later.extraction)),
    date: datesDiffer(earlier.extraction.patient.birthDate, later.extraction.patient.birthDate),
  };
  return (['drug', 'person', 'date'] as const).filter((kind) => differences[kind]);
}

type Read = ComparedReading['extraction'];

/** Every medicine that was asked for is asked for again, in no other strength and under no other number. */
function drugsDiffer(earlier: Read, later: Read): boolean {
  const after = askedIn(later);
  const kept = askedIn(earlier).every((one) => after.some((other) => isSameMedicine(one, other)));
  const numbers = later.rxNumbers.map(({ value }) => value);
  const numbersKept = numbers.length === 0 || earlier.rxNumbers.every(({ value }) => numbers.includes(value));
  return !kept || !numbersKept;
}

function askedIn({ medications }: Read): MedicationMention[] {
  return medications.filter(({ asked }) => asked);
}

function isSameMedicine(one: MedicationMention, other: MedicationMention): boolean {
  return (
    wordOf(one) === wordOf(other) &&
    !bothDiffer(one.strength, other.strength) &&
    !bothDiffer(one.rxNumber, other.rxNumber)
  );
}

function wordOf({ name, text }: MedicationMention): string {
  return name ?? text.toLowerCase();
}

function nameOf({ patient }: Read): string | null {
  return patient.name?.value.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ') ?? null;
}

function datesDiffer(earlier: Read['patient']['birthDate'], later: Read['patient']['birthDate']): boolean {
  if (!earlier || !later) return false;
  const [before, after] = [earlier, later].map(({ value, readings }) => (value ? [value] : readings));
  return !before?.some((date) => after?.includes(date));
}

function bothDiffer(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one !== other;
}
