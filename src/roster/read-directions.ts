import { z } from 'zod';
import type { DoseVariation } from '../domain/dose-variation.ts';
import type { Prescription } from '../domain/prescription.ts';
import { maybe, medicineText } from './fhir-values.ts';
import { findDoseVariation } from './find-dose-variation.ts';

const Concept = z.object({
  text: maybe(medicineText),
  coding: maybe(z.array(z.object({ display: maybe(medicineText) }))),
});
const Amount = z.object({ value: maybe(z.number()) });
const Repeat = z.object({
  frequency: maybe(z.number()),
  frequencyMax: maybe(z.number()),
  period: maybe(z.number()),
  periodMax: maybe(z.number()),
});

/** FHIR R4 Dosage (2.24): the words, and the fields in which a dose may be left open. */
const Dosage = z.object({
  sequence: maybe(z.number()),
  text: maybe(medicineText),
  patientInstruction: maybe(medicineText),
  additionalInstruction: maybe(z.array(Concept)),
  asNeededBoolean: maybe(z.boolean()),
  asNeededCodeableConcept: maybe(Concept),
  timing: maybe(z.object({ code: maybe(Concept), repeat: maybe(Repeat) })),
  doseAndRate: maybe(
    z.array(z.object({ doseRange: maybe(z.object({ low: maybe(Amount), high: maybe(Amount) })) })),
  ),
});
type Dosage = z.infer<typeof Dosage>;

export type Directions = Required<Pick<Prescription, 'doseVaries'>> & { sig: string | null };

/**
 * The directions of a prescription: their words, and why they leave open how long the quantity lasts, where they do.
 * Absent ones say nothing; those that cannot be read are never taken for a fixed dose.
 */
export function readDirections(instructions: unknown): Directions {
  if (instructions == null) return { sig: null, doseVaries: null };
  const read = z.array(Dosage).safeParse(instructions);
  if (!read.success) return { sig: null, doseVaries: 'unreadable' };
  const sig = read.data.flatMap(wordsOf).join('; ');
  return { sig: sig === '' ? null : sig, doseVaries: variationOf(read.data, sig) };
}

function wordsOf({ text, patientInstruction, additionalInstruction, timing }: Dosage): string[] {
  const concepts = [timing?.code, ...(additionalInstruction ?? [])].map(
    (concept) => concept?.text ?? concept?.coding?.[0]?.display,
  );
  const words = [text, patientInstruction, ...concepts].map((word) => word?.trim() ?? '');
  return [...new Set(words)].filter(Boolean);
}

function variationOf(dosages: readonly Dosage[], sig: string): DoseVariation | null {
  if (dosages.some(isAsNeeded)) return 'as_needed';
  if (dosages.some(isRange)) return findDoseVariation(sig) ?? 'range';
  return findDoseVariation(sig) ?? (follow(dosages) ? 'changing' : null);
}

function isAsNeeded({ asNeededBoolean, asNeededCodeableConcept }: Dosage): boolean {
  return asNeededBoolean === true || asNeededCodeableConcept != null;
}

function isRange({ doseAndRate, timing }: Dosage): boolean {
  const { frequency, frequencyMax, period, periodMax } = timing?.repeat ?? {};
  const doses = (doseAndRate ?? []).map(({ doseRange }) => doseRange);
  return (
    doses.some((dose) => dose != null && dose.low?.value !== dose.high?.value) ||
    (frequencyMax != null && frequencyMax !== frequency) ||
    (periodMax != null && periodMax !== period)
  );
}

/** Different sequence numbers are taken one after the other, equal ones together (FHIR R4, Dosage.sequence). */
function follow(dosages: readonly Dosage[]): boolean {
  return new Set(dosages.map(({ sequence }) => sequence ?? null)).size > 1;
}
