import type { FoundTerm } from '../../domain/drugs/find-terms.ts';
import { drugTerm, type DrugTerm } from '../../domain/drugs/drug-terms.ts';
import { isLookAlikeName } from '../../domain/drugs/look-alikes.ts';
import { isWordInUse } from '../../domain/names/words-in-use.ts';
import { isCommonWord } from './common-words.ts';
import { languageOf } from '../language/language.ts';
import { namesBegunBy, nearNames } from './near-names.ts';
import { wordAt, type Reading } from '../reading.ts';

/** What the word before a name makes of it: the longer name, or names between which nobody can choose. */
export type Front = { at: number } & ({ whole: DrugTerm } | { candidates: string[] });

/** Fronts that always change which substance is meant, whether or not the longer name is one of the vocabulary. */
const alwaysOther = /^(?:fos|ox|oxy|oxi|hydroxy|hidroxi|methyl|metil|medroxy|medroxi|acetyl|acetil|dextro)$/;
/** `it's citalopram`, `es citalopram` say the shorter name; heard in two words they are the longer one. */
const mayBeSaid = new Set(['s', 'es']);
const sharedEnding = 5;
const mostCandidates = 6;

/**
 * A name of which the front was split off: `ox`, `hydro` or `medroxy` and a space before a name that is a medicine by
 * itself. Joined exactly it is the longer name; nearly so, or alike at both ends, it is left open. Null when the word
 * before belongs to nothing.
 */
export function splitFront(reading: Reading, { term, at }: FoundTerm): Front | null {
  const hyphen = wordAt(reading, at - 1) === '-' ? 1 : 0;
  const place = at - 1 - hyphen;
  const front = wordAt(reading, place);
  if (!/^[a-z]+$/.test(front) || reading.taken[place]) return null;
  const whole = drugTerm(`${front === 's' ? 'es' : front}${term.phrase}`);
  if (whole && !saidBefore(reading, front, term)) return { at: place, whole };
  const others = whole ? [...whole.names] : otherNames(front, term);
  if (others.length > 0) return chosen(reading, place, others, term.names);
  if (whole || isLookAlikeName(front + term.phrase) || alwaysOther.test(front))
    return { at: place, candidates: [...term.names] };
  return null;
}

function saidBefore(reading: Reading, front: string, { names }: DrugTerm): boolean {
  if (!mayBeSaid.has(front)) return false;
  const taken = reading.context.profile.some((one) => one.drugName !== null && names.includes(one.drugName));
  const words = reading.tokens.map((_, at) => wordAt(reading, at));
  return front === 's' || taken || languageOf(words) !== 'en';
}

/** The one longer name that the patient takes; else all of them with the shorter. */
function chosen(reading: Reading, at: number, longer: readonly string[], shorter: readonly string[]): Front {
  const all = [...new Set([...shorter, ...longer])];
  const listed = all.filter((name) => reading.context.profile.some((one) => one.drugName === name));
  const [own] = listed;
  const whole = own !== undefined && listed.length === 1 && longer.includes(own) ? drugTerm(own) : null;
  return whole ? { at, whole } : { at, candidates: all.slice(0, mostCandidates) };
}

/** Longer names that the joined words nearly spell, or that begin with the front and end as the name does. */
function otherNames(front: string, term: DrugTerm): string[] {
  if (front.length < 2 || isWordInUse(front) || isCommonWord(front)) return [];
  const short = term.phrase.replaceAll(' ', '');
  if (!/^[a-z]{5,}$/.test(short)) return [];
  const near = nearNames(front + short, 2).filter(
    ({ joined }) => joined.length > short.length || joined.startsWith(front),
  );
  const ending = short.slice(-sharedEnding);
  const alike = front.length < 3 ? [] : namesBegunBy(front).filter((one) => one.joined.endsWith(ending));
  return [...near, ...alike]
    .filter((one) => !one.term.names.some((name) => term.names.includes(name)))
    .flatMap((one) => [...one.term.names]);
}

/** Two words of which neither is a name: the second nearly one, both together nearly a longer one. */
export function nearlySplit(
  reading: Reading,
  at: number,
  next: number,
  shorter: readonly string[],
): Front | null {
  const [front, rest] = [wordAt(reading, at), wordAt(reading, next - 1)];
  if (shorter.length === 0 || drugTerm(front + rest)) return null;
  const others = otherNames(front, { phrase: rest, names: shorter, words: 1, sound: '' });
  if (others.length > 0) return chosen(reading, at, others, shorter);
  return alwaysOther.test(front) ? { at, candidates: [...shorter] } : null;
}
