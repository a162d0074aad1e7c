import type { NameClaim, Span } from '../../domain/message.ts';
import { drugTerm } from '../../domain/drugs/drug-terms.ts';
import { normaliseText } from '../../domain/normalise-text.ts';
import { isPlainWord } from './name-kinds.ts';
import { isRelativeWord } from './people-words.ts';

const title = '(?:mr|mrs|ms|miss|sr|sra|srta|señora?|senora?|don|doña)\\.?\\s+';
const word = "\\p{L}[\\p{L}'’-]+";
const initial = '\\p{L}\\.?';
const label = '(?:[\\s,(:;-]|dob|d\\.o\\.b\\.|born|nacid[oa]|fdn|fecha de nacimiento|date of birth|el|on)*';
const loose = new RegExp(
  `(?:^|(?<=[^\\p{L}]))(?:${title})?(${initial}\\s+${word}|${word}\\s+${initial}|${word})${label}$`,
  'iu',
);

/** "Ibarra 4/6/1979", "G. Lane", "Norman A.", "Mr Lane": no whole name, right before a birth date. */
export function looseNameBefore(text: string, from: number, date: Pick<Span, 'start'>): NameClaim | null {
  const before = text.slice(from, date.start);
  const found = loose.exec(before);
  const said = found?.[1];
  if (!found || said === undefined) return null;
  const words = normaliseText(said).split(' ');
  if (!words.some((one) => one.length > 1) || words.some(isNone)) return null;
  const start = from + found.index + found[0].indexOf(said);
  return { value: said, text: said, start, end: start + said.length };
}

function isNone(word: string): boolean {
  return word.length > 1 && (isPlainWord(word) || isRelativeWord(word) || drugTerm(word) !== null);
}
