import type { Extraction } from '../../domain/message.ts';
import { isGivenName, isWordToo } from '../../domain/names/given-names.ts';
import { normaliseText } from '../../domain/normalise-text.ts';
import type { Answer } from '../../extraction/answers/read-answer.ts';
import type { PersonRequest } from '../reading/read-message.ts';
import type { OpenQuestion } from './open-question.ts';

const alone =
  /^\s*(?:(?:it['’]?s|this is|i['’]?m|i am|for|soy|es|para|me llamo)\s+)?(\p{L}{2,})(?:\s+(?:please|pls|por favor))?[.!\s]*$/iu;

/**
 * "Susan", where we have asked whose it is, from a phone on file: a part of who it is, which a birth date completes
 * among those of that phone. From any other phone a given name says nobody, and the whole name is asked for.
 */
export function withGivenName(
  request: PersonRequest,
  {
    text,
    answer,
    question,
    onFile,
  }: { text: string; answer: Answer; question: OpenQuestion | null; onFile: boolean },
): PersonRequest {
  const { extraction, medicines, flags } = request;
  const asked = question?.asked.includes('name') ?? false;
  if (!asked || !onFile || !extraction || extraction.patient.name || medicines.length + flags.length > 0)
    return request;
  const value = readGivenName(text, answer);
  if (value === null || extraction.medications.length > 0) return request;
  const start = text.indexOf(value);
  const name: Extraction['patient']['name'] = { value, text: value, start, end: start + value.length };
  return {
    ...request,
    learnt: true,
    claims: { ...request.claims, name: value },
    extraction: {
      ...extraction,
      intents: ['unclear'],
      patient: { ...extraction.patient, name },
      // A name by itself is whoever we have asked for, and nobody beside.
      speaksOfAnother: extraction.speaksOfAnother && /\b(?:for|para)\b/i.test(text),
    },
  };
}

function readGivenName(
  text: string,
  { yes, no, unsure, neverMind, all, language, greets }: Answer,
): string | null {
  if (yes || no || unsure || neverMind || all || greets || language !== null) return null;
  const word = alone.exec(text)?.[1];
  const plain = word === undefined ? '' : normaliseText(word);
  if (word === undefined || !isGivenName(plain)) return null;
  return isWordToo(plain, true) && !/^\p{Lu}/u.test(word) ? null : word;
}
