import { isOrdinaryWord } from '../domain/drugs/ordinary-words.ts';
import { isGivenName, isWordToo } from '../domain/names/given-names.ts';
import { isWordInUse } from '../domain/names/words-in-use.ts';
import { readableText } from '../domain/text/readable-text.ts';
import { bareWords } from './event-words.ts';
import { findDrugs } from './find-drugs.ts';
import { isNearDrug } from './find-near-drugs.ts';
import { hasOddLetters, joinSpacedLetters } from './odd-letters.ts';
import { shippedBook } from './template-book.ts';

export type ProseProblem = 'odd_letters' | 'names_person' | 'names_medicine' | 'unknown_word';

/** Kept, because a sending asks of the same few wordings again and again. */
const judged = new Map<string, ProseProblem[]>();
const mostJudged = 1000;

/** `checkProse` of wordings that are asked about often. */
export function proseProblems(wordings: readonly string[]): ProseProblem[] {
  return wordings.flatMap((wording) => {
    const known = judged.get(wording);
    if (known) return known;
    if (judged.size >= mostJudged) judged.clear();
    const problems = checkProse(wording);
    judged.set(wording, problems);
    return problems;
  });
}

/** A word as written, as compared, and whether it begins a sentence. */
type Word = { written: string; bare: string; first: boolean };

/**
 * What is wrong with the free words of a wording. No list holds every name, so it is the other way round: a word must
 * be one of the shipped wordings or of everyday English or Spanish, and no name of a person or a medicine. Pure.
 */
export function checkProse(text: string): ProseProblem[] {
  const words = wordsOf(text);
  const bare = words.map((word) => word.bare);
  const strange = bare.filter((word) => !isKnownWord(word));
  const readable = joinSpacedLetters(readableText(text).text);
  const checks: [ProseProblem, () => boolean][] = [
    ['odd_letters', () => hasOddLetters(text)],
    ['names_person', () => namesSomebody(words)],
    [
      'names_medicine',
      () => findDrugs(readable).length > 0 || [...strange, ...splitOf(words)].some(isNearDrug),
    ],
    ['unknown_word', () => strange.length > 0],
  ];
  return checks.filter(([, isFound]) => isFound()).map(([problem]) => problem);
}

/** Two neighbours of which one is no word, run together: `ozem pic`. */
function splitOf(words: readonly Word[]): string[] {
  return words.slice(1).flatMap(({ bare }, index) => {
    const before = words[index]?.bare ?? '';
    return isKnownWord(bare) && isKnownWord(before) ? [] : [before + bare];
  });
}

function wordsOf(text: string): Word[] {
  const sentences = text.replace(/\{\w+\}/g, ' ').split(/[.;:!?¿¡]+/);
  return sentences.flatMap((sentence) =>
    Array.from(sentence.matchAll(/[\p{L}\p{N}]+/gu), ([written], index): Word => {
      return { written, bare: readableText(written).text, first: index === 0 };
    }),
  );
}

/** What the wordings as shipped say, in lower case and as they are written. */
let shippedWords: { bare: Set<string>; capital: Set<string> } | null = null;

function shipped(): { bare: Set<string>; capital: Set<string> } {
  if (shippedWords) return shippedWords;
  const said = Object.values(shippedBook).flatMap((set) =>
    [...Object.values(set.wordings).flatMap(({ texts }) => texts), JSON.stringify(set.phrases)].map((text) =>
      text.replace(/\{\w+\}/g, ' '),
    ),
  );
  const written = said.join(' ').match(/[\p{L}\p{N}]+/gu) ?? [];
  shippedWords = {
    bare: new Set(said.flatMap((text) => bareWords(text).split(' '))),
    capital: new Set(written.filter(isCapital)),
  };
  return shippedWords;
}

/** Words of our trade that the list of everyday words leaves out, and what apostrophes leave behind. */
const tradeWords = new Set(
  `refill prescriber caregiver online apologies apologise apologize ok yes
  ll ve re don isn aren wasn won doesn didn couldn haven hasn
  resurtido resurtidos resurtir farmaceutica farmaceuticas recetada recetado`
    .trim()
    .split(/\s+/),
);

/** Endings of regular forms, with what the listed word may end in. */
const endings: [ending: RegExp, bases: readonly string[]][] = [
  [/(?<=.{3})(s|es|ed|d|ing|ly|er|ers)$/, ['', 'e']],
  [/(?<=.{2})(ies|ied|ier)$/, ['y']],
  [/(?<=.{3})[oa]s?$/, ['o', 'a', 'os', 'as']],
  [/(?<=.{4})(l[oae]s?|nos|me|se)$/, ['']],
  [
    /(?<=.{3})(ar|er|ir|amos|emos|imos|ando|iendo|aremos|eremos|iremos|e|en|an|a)$/,
    ['ar', 'er', 'ir', 'a', 'e', 'o'],
  ],
];

function isKnownWord(bare: string): boolean {
  if (bare.length < 2 || /^\d+$/.test(bare) || isListed(bare)) return true;
  return endings.some(
    ([ending, bases]) => ending.test(bare) && bases.some((base) => isListed(bare.replace(ending, base))),
  );
}

function isListed(bare: string): boolean {
  return shipped().bare.has(bare) || tradeWords.has(bare) || isWordInUse(bare) || isOrdinaryWord(bare);
}

const titles = new Set('mr mrs ms miss mister sr sra srta senor senora senorita don dona'.split(' '));
const greetings = new Set(
  'dear hello hi hey morning afternoon evening greetings hola estimado estimada querido querida dias tardes noches'.split(
    ' ',
  ),
);

function namesSomebody(words: readonly Word[]): boolean {
  return words.some((word, index) => {
    const before = words[index - 1];
    const isName = isGivenName(word.bare);
    if (isName && !isWordToo(word.bare, true) && !isListed(word.bare)) return true;
    if (before === undefined) return false;
    // The point of "Mr." ends no sentence, and "don't" is no Don.
    if (titles.has(before.bare)) return word.bare.length > 1;
    if (word.first) return false;
    if (greetings.has(before.bare)) return isCapital(word.written) || !isKnownWord(word.bare);
    if (!isOwnCapital(word)) return false;
    return isName || !isKnownWord(word.bare) || (isOwnCapital(before) && !isShouted(word));
  });
}

/** Begins with a capital that no shipped wording gives it. */
function isOwnCapital({ written }: Word): boolean {
  return isCapital(written) && !shipped().capital.has(written);
}

function isCapital(written: string): boolean {
  return /^\p{Lu}/u.test(written);
}

/** `REPLY NOW` is loud and no name. */
function isShouted({ written }: Word): boolean {
  return written === written.toUpperCase();
}
