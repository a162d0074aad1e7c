import { isGivenName, isWordToo } from '../../domain/names/given-names.ts';
import { isNumberWord } from '../../domain/text/spoken-number.ts';
import { isCommonWord } from '../medicines/common-words.ts';
import { isPlainWord, isTight, ownless } from './name-kinds.ts';
import {
  familyWords,
  neverNames,
  particles,
  placeWords,
  staffRoles,
  staffTitles,
  titles,
  weakGiven,
} from './name-lexicon.ts';
import { isSurelyGivenPart } from './name-order.ts';
import { isCapital, notNames } from './name-words.ts';
import { isRelativeWord } from './people-words.ts';
import { isFamilyBesideDate } from './word-families.ts';
import { spanOfTokens, wordAt, type Reading } from '../reading.ts';

function listed(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}

/** Function words, verbs of wishing, labels and what a refill is about: they end a name wherever one is stated. */
const ends = listed(`
quien quienes cual otro otra otros otras another other i im ive id me my mine we our you your he she his her they their it its this that these those there here who what when where why how which and or but so if
as at by for from in into of on to with without about up out off over is are am was were be been do does did has have had not no yes can could would should
need needs needed want wants wanted request requests requesting requested require requires refill refills refilled renew renewal like please pls thanks thank
get give send fill filled order ordered call called calling text texting take takes taking took ran run running low due asap now today tomorrow yesterday
spelled spelt misspelled wrong correct incorrect right same different changed listed unknown confidential private missing above below attached
mi mis yo tu su sus un una unos unas que por para pero porque como con sin desde hasta en es son soy estoy esta estan fue era muy ya no si
necesito necesita ocupo ocupa quiero quiere pido pide resurtir surtir tomo toma favor gracias hola buenas buenos dias tardes noches
dob fdn fn nac born birth birthday birthdate bday date fecha nacimiento nacido nacida naci nacio cumpleanos phone telefono tel cell rx name names nombre apellido
good hello hi hey dear happy merry christmas navidad feliz morning afternoon evening night blood pressure sugar water pill pills heart pain
prescription prescriptions script medication medications medicine medicines med meds tablet tablets capsule capsules mg mcg ml er xr xl hctz
pharmacy clinic hospital center insurance address account member allergic allergies diabetic weekly daily monthly office visit appointment`);

/** Names of months that people are also given. */
const givenMonths = listed('april may june august abril julio');

/** Particles that stand in a stated name beside those of any run. */
const further = listed('abu ter ten zu mac mc o san santa');

export function isParticleWord(word: string): boolean {
  return particles.has(word) || further.has(word);
}

/** Words that are said before a verb or a noun as well (`ruth lane will pick up`): a name's in small letters only at its end. */
const modal = listed('will may can best long little low son oh new all must might good still well way just');

/** A given name whose letters are its own: `niña` is not `Nina`. */
export function isGivenAt(reading: Reading, at: number): boolean {
  return isGivenName(ownless(reading, at)) && !isFolded(reading, at);
}

/** A small word that only without the tilde is a name. */
export function isFolded(reading: Reading, at: number): boolean {
  const { text } = spanOfTokens(reading, at, at + 1);
  return /^ni[ñ]os?$|^ni[ñ]as?$/i.test(text.normalize('NFC'));
}

/** Whether a token can be a word of a name that is stated: by a label, or beside the birth date. */
export function isStatedPart(reading: Reading, at: number): boolean {
  const token = reading.tokens[at];
  const word = ownless(reading, at);
  if (isFamilyBesideDate(reading, at)) return true;
  // `lo de Don Macario`
  if (/^dona?$/.test(word) && isSurelyGivenPart(wordAt(reading, at + 1))) return false;
  if (token?.kind !== 'word' || reading.taken[at] || word.length < 2 || ends.has(word)) return false;
  if (isNumberWord(word) || isFolded(reading, at)) return false;
  if (/'/.test(token.text) && !/^(?:\p{L}{1,2}|mac)'\p{L}{2,}|'s$/u.test(token.text)) return false;
  const capital = isCapital(reading, at);
  if (!capital && isParticleWord(word)) return false;
  if (!capital && modal.has(word)) return !isLetters(reading, at + 1) || isGivenAndFamily(reading, at);
  if (familyWords.has(word) || givenMonths.has(word)) return true;
  if (isGivenName(word) && (capital || !weakGiven.has(word))) return true;
  return !isNoName(word);
}

/** `this is will power born …` */
function isGivenAndFamily(reading: Reading, at: number): boolean {
  const [given, family] = [wordAt(reading, at), wordAt(reading, at + 1)];
  return isGivenName(given) && familyWords.has(family) && !isLetters(reading, at + 2);
}

function isLetters(reading: Reading, at: number): boolean {
  return reading.tokens[at]?.kind === 'word' && !/^(?:dob|born|date|birthday)$/.test(wordAt(reading, at));
}

function isNoName(word: string): boolean {
  return (
    [notNames, neverNames, titles, staffTitles, staffRoles].some((words) => words.has(word)) ||
    isCommonWord(word) ||
    isRelativeWord(word)
  );
}

/** How much a word is a name's: `given`, a `family` name that is a word too, `unknown` to the lists, a `plain` word. */
export type PartKind = 'given' | 'family' | 'unknown' | 'plain';

export function partKind(reading: Reading, at: number): PartKind {
  const word = ownless(reading, at);
  if (isGivenAt(reading, at) || givenMonths.has(word)) return 'given';
  if (familyWords.has(word) || isFamilyBesideDate(reading, at)) return 'family';
  return isPlainWord(word) || neverNames.has(word) ? 'plain' : 'unknown';
}

/** `Ruth Lane`, and not `Park Lane`: the last word is a street's or a house's as often. */
export function isPlaceLike(reading: Reading, first: number, last: number): boolean {
  if (!placeWords.has(ownless(reading, last))) return false;
  const word = ownless(reading, first);
  const sure =
    (isGivenAt(reading, first) && !isWordToo(word, false)) || partKind(reading, first) === 'unknown';
  return !familyWords.has(ownless(reading, last)) || !sure;
}

/** A hyphen inside a name, or the point of an initial or of `St.`. */
export function isJoint(reading: Reading, at: number): boolean {
  const mark = wordAt(reading, at);
  if (mark === '-') return isTight(reading, at);
  return mark === '.' && /^(?:[a-z]|st)$/.test(wordAt(reading, at - 1));
}
