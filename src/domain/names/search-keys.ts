import type { CalendarDate } from '../calendar-date.ts';
import { compactName, coreWords, nameWords, parsePersonName } from '../person-name.ts';
import { consonantsOf, soundOf } from '../text/sound.ts';

/** What a person is found by. */
export type FoundBy = {
  givenNames: string[];
  familyName: string;
  otherNames: string[];
  birthDate: CalendarDate | null;
};

/** A person has no more words in all names than this; what comes behind is not looked up by. */
const mostSounds = 12;

/** How a word of a name is looked up: its consonants as they are heard, so that most slips leave it as it was. */
function soundKey(word: string): string {
  const sound = soundOf(word);
  return consonantsOf(sound) || sound;
}

function soundKeys(words: string[]): string[] {
  const sounds = words.filter((word) => word.length > 1).map(soundKey);
  return [...new Set(sounds)].slice(0, mostSounds);
}

/** A family name said as one word, in its words, and without particles. */
function familyWords(name: string): string[] {
  const words = parsePersonName(name).words;
  return [compactName(words), compactName(coreWords(words)), ...coreWords(words)];
}

function dateKey(date: CalendarDate, sound: string): string {
  return `d:${date}:${sound}`;
}

/** Two words of a name in either order. */
function pairKey(a: string, b: string): string {
  return a < b ? `n:${a}|${b}` : `n:${b}|${a}`;
}

function pairKeys(first: string[], second: string[]): string[] {
  return first.flatMap((a) => second.map((b) => pairKey(a, b)));
}

/**
 * The keys under which a person of the roster is kept: the birth date with each word of any name, and the first given
 * name with each family name. They follow from the fields alone, and are written whenever these are.
 */
export function searchKeys(person: FoundBy): string[] {
  const given = person.givenNames.flatMap(nameWords);
  const family = familyWords(person.familyName);
  const others = person.otherNames.map((name) => parsePersonName(name).words);
  const called = soundKeys([...given.slice(0, 2), compactName(given)]);
  const sounds = soundKeys([...family, ...given, compactName(given), ...others.flat()]);
  const { birthDate } = person;
  const dated = birthDate === null ? [] : sounds.map((sound) => dateKey(birthDate, sound));
  const paired = pairKeys(called, soundKeys(family));
  const former = others.flatMap((words) =>
    pairKeys(soundKeys(words.slice(0, 1)), soundKeys(words.slice(-1))),
  );
  return [...new Set([...dated, ...paired, ...former])];
}

/** The keys to look a claimed name up by, with each reading of the birth date and alone. */
export function claimKeys(name: string, birthDates: CalendarDate[]): { dated: string[]; paired: string[] } {
  const words = parsePersonName(name).words;
  const joined = words.slice(1).map((word, at) => `${words[at] ?? ''}${word}`);
  const sounds = soundKeys([...words, ...joined, compactName(words.slice(1))]);
  const [first, ...rest] = soundKeys(words);
  const ends = [rest.at(-1), soundKeys([compactName(words.slice(1))])[0]].filter((end) => end !== undefined);
  const dated = birthDates.flatMap((date) => sounds.map((sound) => dateKey(date, sound)));
  return { dated, paired: first === undefined ? [] : [...new Set(pairKeys([first], ends))] };
}
