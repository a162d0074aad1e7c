import { dangerFlags, type Flag } from '../../domain/message.ts';
import { normaliseText } from '../../domain/normalise-text.ts';
import { kin } from '../../safety/kin-words.ts';
import type { PersonRequest } from './read-message.ts';
import { screenText } from './screen-text.ts';

const ofRelative = new RegExp(`\\b(?:my|our|his|her|mi|mis|nuestr[oa]|su|sus) (?:\\p{L}+ )?${kin}\\b`, 'u');
const ofWriter = /\b(?:i|im|ive|me|myself|yo|estoy|tengo|siento|quiero|tome)\b/;

/**
 * Whether each sentence that tells of a danger tells it of a relative, beside somebody who is named elsewhere: it is then
 * not known whether these are one person. Of who writes, or of the one named, it says so itself.
 */
export function isDangerOfRelative(text: string, { claims, extraction }: PersonRequest): boolean {
  const name = extraction?.patient.name?.text;
  if (claims.name === null || name === undefined) return false;
  const told = text.split(/[.!?;\n]+/).filter(isDangerous);
  return told.length > 0 && told.every((sentence) => !sentence.includes(name) && isOfRelative(sentence));
}

function isDangerous(sentence: string): boolean {
  return screenText(sentence).some((flag) => (dangerFlags as readonly Flag[]).includes(flag));
}

function isOfRelative(sentence: string): boolean {
  const words = normaliseText(sentence);
  return ofRelative.test(words) && !ofWriter.test(words);
}
