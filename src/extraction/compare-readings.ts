import damerauLevenshtein from 'damerau-levenshtein';
import { heardFields, type HeardField } from '../domain/heard.ts';
import type { Extraction } from '../domain/message.ts';
import { nameWords } from '../domain/person-name.ts';

/** `one`: only one of two listeners understood anything of it, which contradicts nothing and confirms nothing. */
export type Agreement = 'same' | 'differ' | 'one' | 'none';

/** A transcript with what was read from it. */
export type HeardReading = { text: string; extraction: Extraction };

/** Listeners who have heard the same call share at least so many of their words. */
const leastSharedWords = 0.25;

/** Too few words to be counted. */
const leastWords = 4;

/** Where two transcripts of one recording say the same and where not. Pure, and the same in either order. */
export function compareReadings(a: HeardReading, b: HeardReading): Record<HeardField, Agreement> {
  const compared = heardFields.map((field) => [field, agreement[field](a, b)]);
  // Every field stands in the list.
  return Object.fromEntries(compared) as Record<HeardField, Agreement>;
}

type Compare = (a: HeardReading, b: HeardReading) => Agreement;

const agreement: Record<HeardField, Compare> = {
  medicine: (a, b) => compareSets(medicinesOf(a), medicinesOf(b)),
  strength: (a, b) => compareSets(strengthsOf(a), strengthsOf(b)),
  rx_number: (a, b) => compareSets(rxNumbersOf(a), rxNumbersOf(b)),
  days_left: (a, b) => compareSets(daysLeftOf(a), daysLeftOf(b)),
  birth_date: (a, b) => compareDates(birthDatesOf(a), birthDatesOf(b)),
  name: (a, b) => compareNames(nameOf(a), nameOf(b)),
  words: (a, b) => compareWords(wordsOf(a), wordsOf(b)),
};

function compareSets(a: Set<string>, b: Set<string>): Agreement {
  if (a.size === 0 || b.size === 0) return a.size === b.size ? 'none' : 'one';
  return a.size === b.size && [...a].every((each) => b.has(each)) ? 'same' : 'differ';
}

/** A date that reads two ways agrees with each of them. */
function compareDates(a: Set<string>, b: Set<string>): Agreement {
  if (a.size === 0 || b.size === 0) return a.size === b.size ? 'none' : 'one';
  return [...a].some((each) => b.has(each)) ? 'same' : 'differ';
}

/** Names are spelled as they sound: a letter in four may be another one. */
function compareNames(a: string, b: string): Agreement {
  if (a === '' || b === '') return a === b ? 'none' : 'one';
  return damerauLevenshtein(a, b).steps <= Math.ceil(Math.max(a.length, b.length) / 4) ? 'same' : 'differ';
}

function compareWords(a: Set<string>, b: Set<string>): Agreement {
  if (a.size < leastWords || b.size < leastWords) return a.size === b.size ? 'none' : 'one';
  const shared = [...a].filter((word) => b.has(word)).length;
  return (2 * shared) / (a.size + b.size) < leastSharedWords ? 'differ' : 'same';
}

/** By the vocabulary's name, else by the words. */
function medicinesOf({ extraction }: HeardReading): Set<string> {
  return new Set(extraction.medications.map(({ name, text }) => name ?? text.toLowerCase()));
}

function strengthsOf({ extraction }: HeardReading): Set<string> {
  return new Set(extraction.medications.flatMap(({ strength }) => strength ?? []));
}

function rxNumbersOf({ extraction }: HeardReading): Set<string> {
  const { rxNumbers, medications } = extraction;
  return new Set([
    ...rxNumbers.map(({ value }) => value),
    ...medications.flatMap((one) => one.rxNumber ?? []),
  ]);
}

function daysLeftOf({ extraction: { daysLeft, medications } }: HeardReading): Set<string> {
  const said = [daysLeft, ...medications.map((one) => one.daysLeft)];
  return new Set(said.flatMap((days) => days?.toString() ?? []));
}

function birthDatesOf({ extraction }: HeardReading): Set<string> {
  const { birthDate } = extraction.patient;
  return new Set(birthDate ? (birthDate.value ? [birthDate.value] : birthDate.readings) : []);
}

function nameOf({ extraction }: HeardReading): string {
  return nameWords(extraction.patient.name?.value ?? '')
    .sort()
    .join('');
}

function wordsOf({ text }: HeardReading): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}
