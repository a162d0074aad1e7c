import { drugTerm, termsOfDrug } from '../../domain/drugs/drug-terms.ts';
import { isLookAlikeName } from '../../domain/drugs/look-alikes.ts';
import { isSalt } from '../../domain/drugs/read-drug-text.ts';
import { isGivenName } from '../../domain/names/given-names.ts';
import { wordAt, type Reading } from '../reading.ts';
import { isEverydayWord } from './common-words.ts';
import type { NearMention } from './settle-near.ts';
import { speltFrom } from './spelt-words.ts';

const fewestLetters = { front: 4, ending: 5 };
/** So many letters are left off at least: one or two fewer are a misspelling. */
const leastLeftOff = 2;
const fewestSpelt = 3;

/**
 * `amlo`, `levo 88`, `gabas`, `vastatin`: the front of a name of the patient's list, or the end of one that speech recognition
 * heard from its second syllable on. What shortens several of the list is left open; null where it shortens none.
 */
export function shortenedAt(reading: Reading, at: number): NearMention | null {
  const word = wordAt(reading, at);
  if (reading.taken[at] || !/^[a-z]+$/.test(word) || isSomethingElse(word)) return null;
  if (introducing.test(wordAt(reading, at - 1))) return null;
  const one = /^(.{4,})s$/.exec(word)?.[1];
  const cut = ofList(reading, word, at + 1);
  return cut ?? (one === undefined || isSomethingElse(one) ? null : ofList(reading, one, at + 1));
}

/** Behind these somebody's name is said. */
const introducing = /^(?:is|im|am|soy|llamo|llama|aqui|name|named|called|hi|hey|hello|hola|dear)$/;

/** `m e t h o t r e x a t e`, `h c t z`, `b a c l o`: a medicine told by its letters. */
export function speltMedicineAt(reading: Reading, at: number): NearMention | null {
  const spelt = speltFrom(reading, at);
  if (!spelt || spelt.letters.length < fewestSpelt || reading.taken.slice(at, spelt.next).includes(true))
    return null;
  const term = drugTerm(spelt.letters);
  if (term) return { next: spelt.next, names: [...term.names], candidates: [] };
  return ofList(reading, spelt.letters, spelt.next);
}

const run =
  /^(?:need|needs|necesito|necesita|quiero|refill|send|want|more|my|mi|mis|the|el|la|los|for|and)([a-z]{6,})$/;

/** `needmontelukast`: a name that was run together with the word before it. */
export function gluedAt(reading: Reading, at: number): NearMention | null {
  const word = wordAt(reading, at);
  const [, rest] = reading.taken[at] ? [] : (run.exec(word) ?? []);
  const term = rest === undefined || isEverydayWord(word) ? null : drugTerm(rest);
  return term && { next: at + 1, names: [...term.names], candidates: [] };
}

/** Fronts of names that are said of other things: a department, a device. */
const ofOtherThings = /^(?:neuro|cardio|gastro|derm|derma|asma|hemo|pulmo|vent|flex|insta|anti|immuno|opti)$/;

function isSomethingElse(word: string): boolean {
  if (isEverydayWord(word) || isSalt(word) || ofOtherThings.test(word)) return true;
  return isLookAlikeName(word) || isGivenName(word) || drugTerm(word) !== null;
}

function ofList({ context }: Reading, letters: string, next: number): NearMention | null {
  const listed = new Set(context.profile.flatMap(({ drugName }) => drugName ?? []));
  const names = [...listed].filter((name) => isShortenedTo(name, letters));
  if (names.length === 0) return null;
  return names.length === 1 ? { next, names, candidates: [] } : { next, names: [], candidates: names };
}

function isShortenedTo(name: string, letters: string): boolean {
  return termsOfDrug(name).some(({ phrase }) => {
    const joined = phrase.replaceAll(' ', '');
    if (joined.length < letters.length + leastLeftOff) return false;
    const [single, front] = [withoutDoubles(joined), withoutDoubles(letters)];
    return (
      (front.length >= fewestLetters.front && single.startsWith(front)) ||
      (letters.length >= fewestLetters.ending && joined.endsWith(letters) && !isSalt(lastOf(phrase)))
    );
  });
}

/** `losartan potassium` is not cut short to its salt. */
function lastOf(phrase: string): string {
  return phrase.slice(phrase.lastIndexOf(' ') + 1);
}

/** `gabba` as `gaba`. */
function withoutDoubles(letters: string): string {
  return letters.replace(/(.)\1/g, '$1');
}
