import { parseCalendarDate, type CalendarDate } from '../calendar-date.ts';
import { compactName, nameWords } from '../person-name.ts';

/** What staff of a facility know of a resident. */
export type KnownResident = {
  givenNames: readonly string[];
  familyName: string;
  otherNames: readonly string[];
  birthDate: CalendarDate | null;
  room: string | null;
};

/** Nobody types more words than this to find one person; what comes behind is not looked at. */
const mostTerms = 6;

/**
 * The words under which a resident is found while somebody types, each with a space before it, so that the beginning of
 * any word can be looked for: all names (`O'Brien` also as `brien`, `de la Cruz` also as `delacruz`), the room, and the
 * birth date as `1952-03-04` and `03041952`.
 */
export function residentWords(resident: KnownResident): string {
  const names = [...resident.givenNames, resident.familyName, ...resident.otherNames];
  const room = resident.room === null ? [] : roomWords(resident.room);
  const words = [...names.flatMap(wordsOfName), ...room, ...dateWords(resident.birthDate)];
  return [...new Set(words)].map((word) => ` ${word}`).join('');
}

/**
 * What was typed, as words of which each must be found; of the alternatives of one, any. A date is understood however
 * it is written; one that reads two ways (3/4/1952) is looked for both ways.
 */
export function residentTerms(typed: string): string[][] {
  const terms: string[][] = [];
  const words = typed.slice(0, 200).trim().split(/\s+/u).filter(Boolean);
  for (const word of words.slice(0, mostTerms)) {
    const dates = typedDate(word);
    if (dates.length > 0) terms.push(dates);
    else terms.push(...nameWords(word).map((part) => [part]));
  }
  return terms;
}

function wordsOfName(name: string): string[] {
  const words = nameWords(name);
  const apart = nameWords(name.replaceAll(/['’‘`´ʼ]/gu, ' '));
  return [...words, ...apart, compactName(words), compactName(words.slice(1))].filter((word) => word !== '');
}

function roomWords(room: string): string[] {
  const words = nameWords(room);
  return [...words, compactName(words)];
}

function dateWords(date: CalendarDate | null): string[] {
  if (date === null) return [];
  const [year = '', month = '', day = ''] = date.split('-');
  return [date, `${month}${day}${year}`];
}

const written = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;

function typedDate(word: string): string[] {
  if (parseCalendarDate(word)) return [word];
  const [, first = '', second = '', year = ''] = written.exec(word) ?? [];
  if (year === '') return [];
  const [a, b] = [first.padStart(2, '0'), second.padStart(2, '0')];
  const readings = [`${year}-${a}-${b}`, `${year}-${b}-${a}`];
  return [...new Set(readings)].filter((reading) => parseCalendarDate(reading) !== null);
}
