import { isPlainWord, startsSentence } from './name-kinds.ts';
import { familyWords, particles, placeWords, suffixes, weakGiven } from './name-lexicon.ts';
import { inOrder, isGiven, isSurelyGivenPart, partsOf, plain, withoutRepeats } from './name-order.ts';
import type { NameRun } from './name-runs.ts';
import { inCapitals } from './name-words.ts';
import { spanOfTokens, wordAt, type Reading } from '../reading.ts';

/** A full name as found: its tokens, its words given before family, and what stands right behind it. */
export type Candidate = {
  at: number;
  next: number;
  tail: number;
  words: string[];
  capitals: boolean;
  known: boolean;
};

/** The runs of a text as names: turned round at a comma or in brackets, and without what is said twice. */
export function candidatesOf(reading: Reading, runs: readonly NameRun[]): Candidate[] {
  const candidates: Candidate[] = [];
  for (let index = 0; index < runs.length; index++) {
    const [run, after] = [runs[index], runs[index + 1]];
    if (!run) continue;
    const turned = after ? turnedAtMark(reading, run, after) : null;
    if (turned && turned.words.length > 1) {
      candidates.push(turned);
      index++;
      continue;
    }
    const nicknamed = after && aroundNickname(reading, run, after, runs[index + 2]);
    if (nicknamed) {
      candidates.push(nicknamed);
      index += 2;
      continue;
    }
    candidates.push(plainCandidate(reading, run));
  }
  return candidates
    .filter(({ words }) => !isPlace(words) && !isCompound(words))
    .filter(({ words, capitals }) => capitals || isNameLong(words))
    .filter(
      ({ words }) =>
        words.filter((word) => word.replace('.', '').length > 1 && !suffixes.has(plain(word))).length > 1,
    );
}

const firstOfTwo = /^(?:maria|jose|juan|luis|ana|rosa|carlos|jorge|miguel|marco|francisco|victor)$/;
const secondOfTwo =
  /^(?:carlos|jose|luis|lucia|carmen|elena|maria|luisa|isabel|antonio|manuel|miguel|angel|alberto|fernando|teresa|eduardo|enrique|elena|pablo|guadalupe)$/;

const calledFirst =
  /^(?:jo|mary|betty|sue|bobbie|peggy|norma|billie|bonnie|donna|barbara|martha|carol|emma|sarah|ellie|willie|hattie|velma|ruth|anna|laura)$/;
const calledSecond = /^(?:ann|anne|lou|jean|beth|sue|jo|lynn|mae|ellen|rae|jane)$/;

/** `Jo Ann`, `Luis Carlos`, `María del Carmen`: two given names and no family name. */
function isCompound(words: readonly string[]): boolean {
  const rest = words.slice(1).map(plain).join(' ');
  if (calledFirst.test(plain(words[0])) && calledSecond.test(rest)) return true;
  if (!firstOfTwo.test(plain(words[0]))) return false;
  return secondOfTwo.test(rest) || /^(?:del carmen|de los angeles|del pilar|de jesus)$/.test(rest);
}

/** Five small words and more are rather a sentence in another language. */
function isNameLong(words: readonly string[]): boolean {
  return words.filter((word) => !particles.has(plain(word))).length < 5;
}

function isPlace(words: readonly string[]): boolean {
  return (
    /^(?:san|santa|santo|saint|st|los|las|el|villa)$/i.test(words[0] ?? '') ||
    placeWords.has(plain(words.at(-1)))
  );
}

function plainCandidate(reading: Reading, run: NameRun): Candidate {
  const parts = partsOf(reading, run);
  const trimmed = run.capitals ? behindPlain(parts, startsSentence(reading, run.at)) : parts;
  const at = trimmed.length < parts.length ? placeBehind(run, parts.length - trimmed.length) : run.at;
  const words = isPlace(trimmed) ? [] : inOrder(withoutRepeats(trimmed));
  return {
    at,
    next: run.next,
    tail: run.tail,
    words: [...cased(words), ...suffixOf(reading, run)],
    capitals: run.capitals,
    known: isGiven(words[0]),
  };
}

const joining = /^(?:es|al|del|el|les?|se|te|son|con|as|is|in|at|on|to)$/;

/** `Please Ruth Alder`, `LES ESCRIBE Ruth Alder`: words in capitals before a name, whose capitals are others or begin a sentence. */
function behindPlain(parts: string[], starts: boolean): string[] {
  const isMixed = isShouted(parts[0]) && !isShouted(parts.at(-1));
  const first = parts.findIndex((part) => {
    const word = plain(part);
    if (isMixed && isShouted(part)) return !isPlainWord(word) && !weakGiven.has(word);
    if (starts && joining.test(word)) return false;
    return !isPlainWord(word) || isGiven(part) || (!starts && familyWords.has(word));
  });
  return first > 0 && parts.length - first > 1 && isSurelyGivenPart(parts[first])
    ? parts.slice(first)
    : parts;
}

function isShouted(part: string | undefined): boolean {
  return part !== undefined && part.length > 1 && part === part.toUpperCase();
}

/** The token with which a run goes on behind so many of its words. */
function placeBehind(run: NameRun, words: number): number {
  return run.words[words] ?? run.at;
}

/** `Jr`, `Senior`: a father and a son of one name are told apart by it. */
function suffixOf(reading: Reading, run: NameRun): string[] {
  const at = wordAt(reading, run.next) === ',' ? run.next + 1 : run.next;
  return suffixes.has(wordAt(reading, at)) && run.tail > at
    ? cased([spanOfTokens(reading, at, at + 1).text])
    : [];
}

/** `Albright, June`, `Park comma Jin-ho`, `Bednarz (Stanislaw)`. */
function turnedAtMark(reading: Reading, run: NameRun, after: NameRun): Candidate | null {
  const mark = wordAt(reading, run.tail);
  const said = mark === 'comma' || mark === 'coma';
  if (after.at !== run.tail + 1 || !(said || mark === ',' || mark === '(')) return null;
  const [family, given] = [partsOf(reading, run), withoutRepeats(partsOf(reading, after))];
  const bracket = mark === '(';
  if (bracket && isFamilyInBrackets(family, given)) return ended(after, [...family, ...given], run.at);
  if (
    bracket &&
    (!/^[),]$/.test(wordAt(reading, after.next)) || given.length > 1 || isSurelyGivenPart(family[0]))
  )
    return null;
  if (plain(given.at(-1)) === plain(family.at(-1)) && given.length > 1) return ended(after, given, run.at);
  const long = family.length > 1 && !particles.has(plain(family[0])) && !isGiven(given[0]);
  if (long || given.length > 3) return null;
  if (!said && !bracket && !run.capitals && after.capitals) return null;
  if (!said && !bracket) {
    const dated =
      /^(?:-|\(|:)$/.test(wordAt(reading, after.tail)) ||
      reading.taken[after.tail + 1] === true ||
      reading.taken[after.tail] === true;
    if (
      isSurelyGivenPart(family[0]) &&
      (family.length > 1 || given.length > 1 || !(dated || isSurelyGivenPart(given[0])))
    )
      return null;
    if (given.length > 1 && !isInitialOrGiven(given)) return null;
  }
  const first = given.filter(
    (part, index) => index === 0 || part.replace('.', '').length > 1 || given.length > 2,
  );
  return ended({ ...after, tail: bracket ? after.tail + 1 : after.tail }, [...first, ...family], run.at);
}

/** `Aunt Philippa (Brandt, b. Jan 30 1939)`: what is called by a given name, with the family name told behind. */
function isFamilyInBrackets(given: readonly string[], family: readonly string[]): boolean {
  const [word = ''] = family;
  return (
    given.length === 1 &&
    family.length === 1 &&
    isSurelyGivenPart(given[0]) &&
    !isGiven(word) &&
    (familyWords.has(plain(word)) || !isPlainWord(plain(word)))
  );
}

function isInitialOrGiven(given: readonly string[]): boolean {
  return given.slice(1).every((part) => part.replace('.', '').length === 1 || isGiven(part));
}

function ended(run: NameRun, words: string[], at: number): Candidate {
  return {
    at,
    next: run.next,
    tail: run.tail,
    words: cased(words.filter((word) => !suffixes.has(plain(word)))),
    capitals: run.capitals,
    known: isGiven(words[0]),
  };
}

/** `Robert (Bob) Tiller`, `robert 'bob' tiller`. */
function aroundNickname(
  reading: Reading,
  run: NameRun,
  nickname: NameRun,
  family: NameRun | undefined,
): Candidate | null {
  const open = wordAt(reading, run.tail) || (reading.tokens[run.tail]?.text ?? '');
  if (!family || !/^["(']?$/.test(open) || nickname.at !== run.tail + 1 || family.at !== nickname.next + 1)
    return null;
  if (!/^[")']?$/.test(wordAt(reading, nickname.next)) || nickname.words.length > 1 || run.words.length > 1)
    return null;
  return ended(family, [...partsOf(reading, run), ...partsOf(reading, family)], run.at);
}

/** `mary o'brien` and `MARY O'BRIEN` as `Mary O'Brien`. */
function cased(words: string[]): string[] {
  const name = words.join(' ');
  return name === name.toLowerCase() || name === name.toUpperCase() ? inCapitals(name).split(' ') : words;
}
