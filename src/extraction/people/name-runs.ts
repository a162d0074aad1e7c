import { isGivenName, isWordToo } from '../../domain/names/given-names.ts';
import {
  isCapitalWord,
  isComma,
  isSmallWord,
  isStyled,
  isTight,
  isUncommon,
  ownless,
  startsSentence,
} from './name-kinds.ts';
import { behindLetters, isAmongLetters } from './name-letters.ts';
import { familyWords, particles, smallParticles, suffixes, weakGiven } from './name-lexicon.ts';
import { isCapital } from './name-words.ts';
import { endsSentence, wordAt, type Reading } from '../reading.ts';

/** Words that may be a name: tokens `at` to `next`, `words` the tokens that count, `tail` where suffix and letters end. */
export type NameRun = { at: number; next: number; tail: number; words: number[]; capitals: boolean };

/** Every run of words that may be a name, in order. `labelled` tells where a label stands right before. */
export function nameRuns(reading: Reading, isLabelled: (at: number) => boolean): NameRun[] {
  const styled = isStyled(reading);
  const runs: NameRun[] = [];
  for (let at = 0; at < reading.tokens.length; at++) {
    const run =
      (styled ? null : runFrom(reading, at, true, (place) => isCapitalWord(reading, place))) ??
      (styled || !isCapital(reading, at) ? smallRun(reading, at, styled, isLabelled(at)) : null);
    if (!run) continue;
    runs.push(run);
    at = run.next - 1;
  }
  return runs;
}

/** Words without telling capitals: from a given name on, or right behind a label. */
function smallRun(reading: Reading, at: number, styled: boolean, labelled: boolean): NameRun | null {
  const word = ownless(reading, at);
  const given = isGivenName(word) && !weakGiven.has(word);
  const sure = given && !isWordToo(word, true);
  const starts = labelled || sure || (given && isUncommon(reading, at + 1)) || isBesideComma(reading, at);
  if (!starts || weakGiven.has(word)) return labelled && isFilledIn(reading, at) ? twoWords(at) : null;
  // A capital inside belongs to another name.
  return runFrom(
    reading,
    at,
    false,
    (place) => (styled || !isCapital(reading, place)) && isSmallWord(reading, place, at),
  );
}

/** `name: will rose.`: two words that can be a name, alone between a label's colon and the next mark. */
function isFilledIn(reading: Reading, at: number): boolean {
  const names = isGivenName(wordAt(reading, at)) && familyWords.has(wordAt(reading, at + 1));
  return names && wordAt(reading, at - 1) === ':' && /^(?:[.,;\n]|)$/.test(wordAt(reading, at + 2));
}

function twoWords(at: number): NameRun {
  return { at, next: at + 2, tail: at + 2, words: [at, at + 1], capitals: false };
}

/** `LINDQVIST, VERA`: on either side of the comma, where the other is a name. */
function isBesideComma(reading: Reading, at: number): boolean {
  if (isComma(reading, at + 1))
    return (
      isUncommon(reading, at) &&
      isGivenName(wordAt(reading, at + 2)) &&
      !weakGiven.has(wordAt(reading, at + 2))
    );
  return isComma(reading, at - 1) && isGivenName(wordAt(reading, at)) && isUncommon(reading, at - 2);
}

/** Before the letters of a name. */
const spelt: ReadonlySet<string> = new Set(['con', 'spelled', 'spelt', 'thats', 'uh', 'um', 'eh']);

function runFrom(
  reading: Reading,
  start: number,
  capitals: boolean,
  isPart: (at: number) => boolean,
): NameRun | null {
  const words: number[] = [];
  let next = start;
  while (next < reading.tokens.length && words.length < 7) {
    const word = wordAt(reading, next);
    const behind = words.length > 0;
    if (suffixes.has(word)) break;
    if (words.length > 1 && behindLetters(reading, next) - next > 2) break;
    if (isPart(next)) words.push(next);
    else if (words.length > 1 && capitals && joinsFamilies(reading, next) && isPart(next + 1))
      words.push(next);
    else if (behind && isInitial(reading, next)) {
      words.push(next);
      if (wordAt(reading, next + 1) === '.') next++;
    } else if (isParticle(reading, next, behind, capitals, isPart)) words.push(next);
    else if (behind && word === '-' && isTight(reading, next) && reading.tokens[next + 1]?.kind === 'word') {
      words.push(next, next + 1);
      next++;
    } else {
      const letters =
        words.length === 1
          ? behindLetters(reading, spelt.has(wordAt(reading, next)) ? next + 1 : next)
          : next;
      if (letters === next || !isPart(letters)) break;
      next = letters - 1;
    }
    next++;
    if (/'s$/.test(reading.tokens[next - 1]?.text ?? '')) break;
  }
  if (words.length === 0) return null;
  return { at: start, next, tail: behindSuffix(reading, next), words, capitals };
}

/** `Catalina Sandoval y Rojas`; a given name behind it is another person. */
function joinsFamilies(reading: Reading, at: number): boolean {
  return wordAt(reading, at) === 'y' && isCapital(reading, at + 1) && !isGivenName(wordAt(reading, at + 1));
}

/** `Mary A Johnson`: one capital letter. */
function isInitial(reading: Reading, at: number): boolean {
  return (
    /^[a-z]$/.test(wordAt(reading, at)) &&
    isCapital(reading, at) &&
    !isAmongLetters(reading, at) &&
    // `F.N.`, `D.O.B.`
    !(
      wordAt(reading, at + 1) === '.' &&
      /^[a-z]$/.test(wordAt(reading, at + 2)) &&
      isTight(reading, at + 1)
    ) &&
    wordAt(reading, at) !== 'i'
  );
}

function isParticle(
  reading: Reading,
  at: number,
  behind: boolean,
  capitals: boolean,
  isPart: (at: number) => boolean,
): boolean {
  if (!(capitals ? particles : smallParticles).has(wordAt(reading, at)) || reading.taken[at]) return false;
  if (!behind && !(isCapital(reading, at) && (!startsSentence(reading, at) || isFamilyComma(reading, at))))
    return false;
  const next = particles.has(wordAt(reading, at + 1)) && !isPart(at + 1) ? at + 2 : at + 1;
  return isPart(next);
}

/** `De la Cruz, Isidro`. */
function isFamilyComma(reading: Reading, at: number): boolean {
  return [at + 2, at + 3].some((place) => wordAt(reading, place) === ',' && isCapital(reading, place + 1));
}

function behindSuffix(reading: Reading, next: number): number {
  let tail = wordAt(reading, next) === ',' && suffixes.has(wordAt(reading, next + 1)) ? next + 1 : next;
  if (suffixes.has(wordAt(reading, tail))) tail++;
  else if (
    wordAt(reading, tail) === 'the' &&
    /^(?:second|third|fourth|[234]|1st|2nd)$/.test(wordAt(reading, tail + 1))
  )
    tail += 2;
  if (tail > next && wordAt(reading, tail) === '.' && !endsSentence(reading, tail)) tail++;
  return tail;
}
