import { ingredientsOf } from '../../domain/drugs/combinations.ts';
import { mayMean, waysDiffer } from '../../domain/drugs/dose-form.ts';
import { drugNamed, ownDrugs } from '../../domain/drugs/drug-table.ts';
import { drugPhrase } from '../../domain/drugs/drug-terms.ts';
import { differ, readFormulation } from '../../domain/drugs/formulation.ts';
import { labelledForm } from '../../domain/drugs/labelled-form.ts';
import { findDrugTerms } from '../../domain/drugs/find-terms.ts';
import { fitsLayTerm, layTermIn } from '../../domain/drugs/lay-terms.ts';
import { sameStrength } from '../../domain/drugs/strength.ts';
import { isOtherLine } from '../../domain/drugs/product-lines.ts';
import { isLookAlikeName } from '../../domain/drugs/look-alikes.ts';
import type { MedicationMention } from '../../domain/message.ts';
import { readableText } from '../../domain/text/readable-text.ts';
import { tokenize } from '../../domain/text/tokens.ts';
import type { Prescription } from '../../domain/prescription.ts';
import { classWordOf } from './class-word.ts';
import { isEverydayWord } from './common-words.ts';

export type PrescriptionMatch =
  | { kind: 'one'; prescription: Prescription; by: NamedBy | 'rx_number' }
  | { kind: 'several'; prescriptions: Prescription[]; reason: string }
  | { kind: 'conflict'; reason: string }
  | { kind: 'none'; former: Prescription[] };

/** As it is written, near enough to the one medicine of the list to be taken for it, or by what it is for. */
type NamedBy = 'name' | 'near' | 'class';

type Named = Pick<MedicationMention, 'text' | 'name' | 'candidates' | 'strength' | 'rxNumber'> &
  Partial<Pick<MedicationMention, 'form'>>;

/** Rows that were never a prescription of this patient at this pharmacy. */
const neverFilled = new Set<Prescription['status']>(['draft', 'entered_in_error', 'transferred']);

/**
 * Ties a mention to a prescription of the patient: by its Rx number, unless the words speak of another medicine, and
 * by name and strength where no number is given. A number that is none of theirs is another person's or misread, and
 * the words beside it pick nothing. Doubt gives `several` or `conflict`, never a pick. `none.former` holds
 * prescriptions of the same drug that moved away or were withdrawn as an error.
 */
export function matchPrescription(mention: Named, prescriptions: readonly Prescription[]): PrescriptionMatch {
  const numbered =
    mention.rxNumber === null ? [] : prescriptions.filter((one) => hasNumber(one, mention.rxNumber));
  const [first] = numbered;
  if (first && numbered.length === 1) return matchNumbered(mention, first);
  const match = matchNamed(mention, prescriptions);
  const foreign = mention.rxNumber !== null && numbered.length === 0;
  return foreign && match.kind === 'one'
    ? { kind: 'conflict', reason: 'Rx number is not one of this person' }
    : match;
}

function matchNamed(mention: Named, prescriptions: readonly Prescription[]): PrescriptionMatch {
  const named = prescriptions.filter((one) => isNamed(one, mention));
  const usable = named.filter((one) => !neverFilled.has(one.status));
  if (usable.length === 0) return matchWider(mention, prescriptions, named);
  const fitting = usable.filter((one) => strengthFits(one, mention));
  if (fitting.length === 0)
    return { kind: 'conflict', reason: 'strength is not one of this medicine on file' };
  const alike = fitting.filter((one) => !isOtherProduct(one, mention));
  const found = choose(ofStatedForm(alike.length > 0 ? alike : fitting, mention), namedBy(mention));
  if (alike.length === 0 && found.kind === 'one')
    return { kind: 'conflict', reason: 'form, release or salt is not one of this medicine on file' };
  return found;
}

function namedBy({ text, name }: Named): NamedBy {
  if (classWordOf({ text, name })) return 'class';
  const spelt = findDrugTerms(tokenize(readableText(text).text)).flatMap(({ term }) => term.names);
  return name === null || spelt.includes(name) ? 'name' : 'near';
}

function matchNumbered(mention: Named, prescription: Prescription): PrescriptionMatch {
  if (speaksOfAnother(mention, prescription))
    return { kind: 'conflict', reason: 'Rx number belongs to another medicine' };
  if (!strengthFits(prescription, mention))
    return { kind: 'conflict', reason: 'Rx number belongs to another strength' };
  return { kind: 'one', prescription, by: 'rx_number' };
}

/**
 * Whether the words beside a number name another medicine than its prescription: by name, by what they leave open, by
 * what they are for, or by a word that is none of its label. "Rx" and "my refill" say nothing.
 */
export function speaksOfAnother(mention: Named, prescription: Prescription): boolean {
  const { drugName } = prescription;
  const said = mention.name === null ? mention.candidates : [mention.name];
  if (said.length > 0)
    return drugName === null ? !isLabelled(mention, prescription) : !said.includes(drugName);
  const lay = layTermIn(mention.text);
  const drug = drugName === null ? null : drugNamed(drugName);
  if (lay) return drug !== null && !fitsLayTerm(drug, lay);
  return drugPhrase(mention.text).split(' ').some(isNameLike) && !isLabelled(mention, prescription);
}

/** Spelt like a name, and no word of everyday language. */
function isNameLike(word: string): boolean {
  return /^[a-z]{5,}$/.test(word) && (isLookAlikeName(word) || !isEverydayWord(word));
}

/** One of the words stands on the label of this prescription. */
function isLabelled({ text }: Named, prescription: Prescription): boolean {
  const label = ` ${drugPhrase(prescription.text)} `;
  return drugPhrase(text)
    .split(' ')
    .some((word) => isNameLike(word) && label.includes(` ${word} `));
}

/** Nothing usable under that very name: candidates, and combinations that hold the ingredient, are for a person. */
function matchWider(
  mention: Named,
  prescriptions: readonly Prescription[],
  former: Prescription[],
): PrescriptionMatch {
  const candidates = prescriptions.filter(
    (one) => one.drugName !== null && mention.candidates.includes(one.drugName),
  );
  if (mention.name === null && candidates.length > 0) {
    return { kind: 'several', prescriptions: candidates, reason: 'the words fit more than one medicine' };
  }
  const { name } = mention;
  const combined = prescriptions.filter(
    (one) =>
      name !== null && !neverFilled.has(one.status) && ingredientsOf(one.drugName ?? '').includes(name),
  );
  if (combined.length > 0) {
    return { kind: 'several', prescriptions: combined, reason: 'on file only within a combination' };
  }
  return { kind: 'none', former };
}

function choose(fitting: Prescription[], by: NamedBy): PrescriptionMatch {
  const active = fitting.filter((one) => one.status === 'active');
  const pool = active.length > 0 ? active : fitting;
  const [only] = pool;
  if (only && pool.length === 1) return { kind: 'one', prescription: only, by };
  const newest = active.length === 0 ? newestOf(pool) : null;
  if (newest) return { kind: 'one', prescription: newest, by };
  return { kind: 'several', prescriptions: pool, reason: severalReason(pool) };
}

/** Where prescriptions of one medicine differ by form, release or salt, what was said of it decides; else all stay. */
function ofStatedForm(fitting: Prescription[], mention: Named): Prescription[] {
  const active = fitting.filter((one) => one.status === 'active');
  const pool = active.length > 0 ? active : fitting;
  if (pool.length < 2) return fitting;
  const said = pool.filter((one) => formFits(one, mention));
  return said.length > 0 ? said : fitting;
}

function formFits(prescription: Prescription, { text, form }: Named): boolean {
  const labelled = labelledForm(prescription.text);
  if (form?.value && labelled !== null && !mayMean(form.value, labelled)) return false;
  if (isOtherLine(`${text} ${form?.text ?? ''}`, prescription.text)) return false;
  const said = readFormulation(`${text} ${form?.text ?? ''}`);
  const own = readFormulation(prescription.text);
  if (form?.release === 'immediate') return own.release === null;
  const release = form?.release || said.release ? (said.release ?? form?.release ?? null) : own.release;
  return !differ({ salt: said.salt, release }, own);
}

/**
 * What was said of a medicine makes it another product than the prescription: another salt, a release that its label
 * does not have, or a form that is taken in another way. A label that says no form may leave out the release, too. In a
 * table of one's own all names of a row are one product.
 */
function isOtherProduct(prescription: Prescription, { text, form }: Named): boolean {
  if (ownDrugs().some((drug) => drug.name === prescription.drugName)) return false;
  const labelled = labelledForm(prescription.text);
  if (form?.value && labelled && waysDiffer(form.value, labelled)) return true;
  if (isOtherLine(`${text} ${form?.text ?? ''}`, prescription.text)) return true;
  const own = readFormulation(prescription.text);
  const said = readFormulation(`${text} ${form?.text ?? ''}`);
  if (form?.release === 'immediate') return own.release !== null;
  if (differ({ salt: said.salt, release: null }, { salt: own.salt, release: null })) return true;
  const release = said.release ?? form?.release ?? null;
  if (release === null || (own.release === null && labelled === null)) return false;
  return differ({ salt: null, release }, { salt: null, release: own.release });
}

function severalReason(pool: readonly Prescription[]): string {
  const strengths = new Set(pool.map((one) => one.strength));
  return strengths.size > 1
    ? 'several strengths on file and none named'
    : 'several prescriptions of one medicine';
}

/** Of ended prescriptions of one strength the last written; null when strength or dates leave it open. */
function newestOf(pool: readonly Prescription[]): Prescription | null {
  const [last, before] = pool.toSorted((a, b) => (b.writtenOn ?? '').localeCompare(a.writtenOn ?? ''));
  if (!last || !before || pool.some((one) => one.writtenOn === null || one.strength !== last.strength))
    return null;
  return last.writtenOn === before.writtenOn ? null : last;
}

/** Whether it has this Rx number, however that is written. */
export function hasNumber(prescription: Prescription, rxNumber: string | null): boolean {
  return (
    rxNumber !== null && prescription.rxNumber !== null && digits(prescription.rxNumber) === digits(rxNumber)
  );
}

/** Rx numbers are compared without spaces, hyphens and leading zeros. */
function digits(rxNumber: string): string {
  return rxNumber
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/^(?:rx)?0*/, '');
}

/** A medicine that the drug table does not know is compared by the roster's own words. */
function isNamed(prescription: Prescription, mention: Named): boolean {
  if (prescription.drugName !== null) return prescription.drugName === mention.name;
  const written = drugPhrase(mention.text);
  return (
    mention.name === null &&
    written.length >= 4 &&
    ` ${drugPhrase(prescription.text)} `.includes(` ${written} `)
  );
}

function strengthFits(prescription: Prescription, mention: Named): boolean {
  if (mention.strength === null || prescription.strength === null) return true;
  return sameStrength(mention.strength, prescription.strength);
}
