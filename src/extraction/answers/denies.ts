import type { Extraction } from '../../domain/message.ts';
import { normaliseText } from '../../domain/normalise-text.ts';
import type { Answer } from './read-answer.ts';

const wrongPerson =
  /\bwrong (?:person|name|patient)\b|\b(?:persona|paciente|nombre) equivocad[oa]\b|\bme equivoque de (?:persona|paciente|nombre)\b/;

/** "Wrong person, it is for …", of what they themselves have said. */
export function saysWrongPerson(text: string): boolean {
  return wrongPerson.test(normaliseText(text));
}

/** "No, it is for …": what was said before of who it is does not hold. */
export function denies(text: string, answer: Pick<Answer, 'corrects'> | null): boolean {
  return (
    saysWrongPerson(text) ||
    (answer?.corrects ?? false) ||
    /^(?:no|nope|nah|not|wait|espere)\b/.test(normaliseText(text))
  );
}

/**
 * What was said before of who it is does not hold: the text denies it, or is a birth date and hardly another word, which
 * names nobody and so takes the place of the one before.
 */
export function putsRight(
  text: string,
  answer: Pick<Answer, 'corrects'> | null,
  { patient: { name, birthDate }, medications }: Pick<Extraction, 'patient' | 'medications'>,
): boolean {
  if (denies(text, answer)) return true;
  if (!birthDate || name || medications.length > 0) return false;
  return (text.replace(birthDate.text, ' ').match(/\p{L}+/gu) ?? []).length <= mostWordsBeside;
}

const mostWordsBeside = 3;
