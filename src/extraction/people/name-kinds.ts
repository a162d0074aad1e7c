import { isGivenName, isWordToo } from '../../domain/names/given-names.ts';
import { isWordInUse } from '../../domain/names/words-in-use.ts';
import { isNumberWord } from '../../domain/text/spoken-number.ts';
import { isCommonWord } from '../medicines/common-words.ts';
import {
  familyWords,
  neverNames,
  particles,
  staffRoles,
  staffTitles,
  titles,
  weakGiven,
} from './name-lexicon.ts';
import { isCapital, notNames } from './name-words.ts';
import { isRelativeWord } from './people-words.ts';
import { endsSentence, spanOfTokens, wordAt, wordsBetween, type Reading } from '../reading.ts';

/** A text whose capitals tell nothing: its everyday words have them as well. */
export function isStyled(reading: Reading): boolean {
  let [plain, capital] = [0, 0];
  reading.tokens.forEach((token, at) => {
    if (token.kind !== 'word' || token.text.length < 2 || startsSentence(reading, at)) return;
    const word = wordAt(reading, at);
    if (!isWordInUse(word) || neverNames.has(word) || isGivenName(word) || familyWords.has(word)) return;
    const { text } = spanOfTokens(reading, at, at + 1);
    // `do NOT send`: a word that is stressed.
    if (text.length > 1 && text === text.toUpperCase()) return;
    if (isCapital(reading, at)) capital++;
    else plain++;
  });
  const written = reading.readable.original;
  return (
    (capital > plain && capital > 1) || (written === written.toUpperCase() && /\p{Lu}{3}/u.test(written))
  );
}

export function startsSentence(reading: Reading, at: number): boolean {
  const before = reading.tokens[at - 1];
  // `Ruth M. Alder`, `turno B. Ruth Alder`: the first point ends nothing.
  if (before?.text === '.' && /^[a-z]$/.test(wordAt(reading, at - 2)) && isCapital(reading, at - 3))
    return false;
  return !before || before.text === '\n' || /^["[:*•>-]$/.test(before.text) || endsSentence(reading, at - 1);
}

/** Words that have no capital and are no name without one. */
export function isPlainWord(word: string): boolean {
  return isWordInUse(word) || isCommonWord(word) || notNames.has(word) || isRelativeWord(word);
}

export function isComma(reading: Reading, at: number): boolean {
  return /^(?:,|comma|coma)$/.test(wordAt(reading, at));
}

export function isUncommon(reading: Reading, at: number): boolean {
  const word = ownless(reading, at);
  return (
    isWord(reading, at) &&
    word.length > 1 &&
    (familyWords.has(word) || !isPlainWord(word)) &&
    !neverNames.has(word)
  );
}

export function isSmallWord(reading: Reading, at: number, start: number): boolean {
  const word = ownless(reading, at);
  if (!isWord(reading, at) || word.length < 2 || isNumberWord(word)) return false;
  // `ofelia bustamante ella toma …`
  if (isRelativeWord(word) ? at === start || !familyWords.has(word) : at !== start && word === 'ella')
    return false;
  if (titles.has(word) || staffTitles.has(word) || (at !== start && isPronoun(reading, at, word)))
    return false;
  if (isDoing(word)) return false;
  if (at === start) return isGivenName(word) || !isPlainWord(word);
  return (
    familyWords.has(word) ||
    (!isPlainWord(word) && !neverNames.has(word)) ||
    (isGivenName(word) && !isWordToo(word, true) && !particles.has(word))
  );
}

/** Family names that end like a form of a verb. */
const likeDeeds: ReadonlySet<string> = new Set(
  'ahmed hamed reed freed snead harding manning fleming browning golding keating spalding gosling darling schilling downing redding bowling cushing snelling deering dowling kipling starling lansing pershing ewing ming ling king obando ovando'.split(
    ' ',
  ),
);

/** `gideon marsh phoning in`, `its pasted over`, `rosa contestando`: a form of a verb. */
function isDoing(word: string): boolean {
  const isForm = /..(?:[^aeiou]ed|[^l]ing|ando|iendo)$/.test(word);
  return isForm && !isGivenName(word) && !familyWords.has(word) && !likeDeeds.has(word);
}

/** `a don chema le quitaron`: in Spanish this is no family name. */
function isPronoun(reading: Reading, at: number, word: string): boolean {
  if (!/^(?:les?|se|te|lo)$/.test(word)) return false;
  return / (?:que|el|del|los|las|por|don|dona|senora?|mi|una?|y) /.test(wordsBetween(reading, 0, at));
}

function isWord(reading: Reading, at: number): boolean {
  const token = reading.tokens[at];
  if (token?.kind !== 'word' || reading.taken[at] || dateLabels.has(token.text)) return false;
  // `we've`, `he's`: an apostrophe stands in a name behind `O`, `D` and the like, or before the `s` of an owner.
  return (
    !token.text.includes("'") ||
    /^(?:o|d|l|n|m|al|mc|t|de)'\p{L}{2,}/u.test(token.text) ||
    /..'s$/.test(token.text)
  );
}

/** The word without the `'s` of an owner. */
export function ownless(reading: Reading, at: number): string {
  return (reading.tokens[at]?.text ?? '').replace(/'s$/, '').replaceAll("'", '');
}

/** Labels are no part of a name, and no name at a comma (`Aleksander Kowalczyk, dob`). */
const dateLabels: ReadonlySet<string> = new Set(
  'dob dobs fdn nac born birth birthday birthdate bday fecha nacimiento nacido nacida nacio'.split(' '),
);

/** A capital that is there because of a name. */
export function isCapitalWord(reading: Reading, at: number): boolean {
  if (!isWord(reading, at) || !isCapital(reading, at)) return false;
  const word = ownless(reading, at);
  if (
    word.length < 2 ||
    isAbbreviation(reading, at) ||
    (isNumberWord(word) && !isGivenName(word) && !familyWords.has(word))
  )
    return false;
  const next = isCapital(reading, at + 1) && isWord(reading, at + 1);
  const tight = wordAt(reading, at + 1) === '-' && isTight(reading, at + 1);
  const back = behindJoint(reading, at);
  const inside = isCapital(reading, back) && isWord(reading, back);
  const beside = next || tight || inside || (isComma(reading, at - 1) && isCapital(reading, at - 2));
  if (titles.has(word) || staffTitles.has(word) || staffRoles.has(word))
    return beside && !next && familyWords.has(word) && inside;
  // `gracias a Dios`, `Juan de Dios`
  if (word === 'dios' && wordAt(reading, at - 1) !== 'de') return false;
  if (neverNames.has(word))
    return (familyWords.has(word) || isGivenName(word)) && beside && !isNumber(reading, at + 1);
  if (isRelativeWord(word))
    return (
      (familyWords.has(word) || isGivenName(word) || word === 'nina') &&
      beside &&
      !startsSentence(reading, at)
    );
  if (!isPlainWord(word)) return true;
  if (isGivenName(word) && !isWordToo(word, true)) return true;
  // `gracias Soy Eusebio Lara`
  if (notNames.has(word) && !familyWords.has(word) && !isGivenName(word) && !tight) return false;
  if (isShouted(reading, at)) return isGivenName(word) || (inside && isGivenName(ownless(reading, at - 1)));
  if (startsSentence(reading, at)) return opensName(reading, at, next || tight);
  return beside || familyWords.has(word) || isGivenName(word);
}

/** The word before, past particles and the small letters behind a hyphen (`Young-jae Son`). */
function behindJoint(reading: Reading, at: number): number {
  let back = at - 1;
  while (at - back < 4 && particles.has(wordAt(reading, back)) && !isCapital(reading, back)) back--;
  return wordAt(reading, back - 1) === '-' && isTight(reading, back - 1) ? back - 2 : back;
}

/** `Will Rose …`, `Ocean Vickers …`: a word in use that begins a sentence, and no verb before a given name. */
function opensName(reading: Reading, at: number, followed: boolean): boolean {
  const word = ownless(reading, at);
  if (!followed) return false;
  if (isGivenName(word)) return !weakGiven.has(word) || !isPlainWord(wordAt(reading, at + 1));
  return (
    !notNames.has(word) &&
    !isCommonWord(word) &&
    !isPlainWord(ownless(reading, at + 1)) &&
    !isGivenName(ownless(reading, at + 1))
  );
}

/** `QUE FALTA DE RESPETO` in a text of small letters. */
function isShouted(reading: Reading, at: number): boolean {
  const { text } = spanOfTokens(reading, at, at + 1);
  return text === text.toUpperCase();
}

function isNumber(reading: Reading, at: number): boolean {
  return reading.tokens[at]?.kind === 'number' || isNumberWord(wordAt(reading, at));
}

function isAbbreviation(reading: Reading, at: number): boolean {
  const { text } = spanOfTokens(reading, at, at + 1);
  if (text !== text.toUpperCase() || text.length > 4) return false;
  if (isGivenName(text.toLowerCase()) && !neverNames.has(text.toLowerCase())) return false;
  // `TRAN, MAI`
  if (isComma(reading, at + 1) && isGivenName(wordAt(reading, at + 2)) && isCapital(reading, at + 2))
    return false;
  return ![at - 2, at - 1, at + 1, at + 2].some((other) => {
    const beside = spanOfTokens(reading, other, other + 1).text;
    return beside.length > 3 && /^\p{Lu}+$/u.test(beside);
  });
}

/** A mark with no blank on either side. */
export function isTight(reading: Reading, at: number): boolean {
  const [before, mark, after] = [reading.tokens[at - 1], reading.tokens[at], reading.tokens[at + 1]];
  return before?.to === mark?.from && mark?.to === after?.from && before !== undefined && after !== undefined;
}
