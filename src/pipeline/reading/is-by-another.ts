import type { Extraction } from '../../domain/message.ts';
import type { Patient } from '../../domain/patient.ts';
import { tellsPhoneOfAnother } from '../../extraction/people/phone-of-another.ts';
import { writerCalled } from '../../extraction/people/writer-called.ts';
import { type Reading, wordsBetween } from '../../extraction/reading.ts';
import { scoreName } from '../../identity/score-name.ts';

type Named = Pick<Patient, 'givenNames' | 'familyName' | 'suffix' | 'otherNames'>;

/**
 * Whether a text about a medicine says that it is of somebody else than those on file for its phone: it calls its writer otherwise, says
 * that they are not the one, or that the phone is lent or another's now. Beside a full name the writer is asked about by
 * that name; with a birth date it says by itself who is meant, whatever the phone.
 */
export function isByAnother(
  reading: Reading,
  { patient: { name, birthDate }, medications, rxNumbers, asksForAll }: Extraction,
  patients: readonly Patient[],
): boolean {
  const asks = medications.length > 0 || rxNumbers.length > 0 || asksForAll;
  if (patients.length === 0 || !asks) return false;
  const { called, denied } = writerCalled(reading);
  if (called.some((said) => isOther(said, name ? [asNamed(name.value)] : patients.filter(hasName))))
    return true;
  if (denied.some((said) => fitsAny(said, patients))) return true;
  const says = name !== null && birthDate !== null;
  return !says && tellsPhoneOfAnother(wordsBetween(reading, 0, reading.tokens.length));
}

/** With no name on file nobody is called otherwise. */
function hasName({ givenNames, familyName }: Patient): boolean {
  return givenNames.length > 0 || familyName !== '';
}

function isOther(said: string, people: readonly Named[]): boolean {
  return people.length > 0 && !fitsAny(said, people);
}

function fitsAny(said: string, people: readonly Named[]): boolean {
  return people.some((one) => scoreName(said, one).by !== 'none');
}

function asNamed(name: string): Named {
  return { givenNames: [], familyName: '', suffix: null, otherNames: [name] };
}
