import { isWordToo } from '../../domain/names/given-names.ts';
import { beforeBirth, beforeDate, greeting, meant, opens, told } from './name-before-date.ts';
import type { Candidate } from './name-candidates.ts';
import { isStyled, startsSentence } from './name-kinds.ts';
import { asCandidate, candidate, textOf } from './name-of-stretch.ts';
import { isGivenAt, isParticleWord, isPlaceLike, partKind } from './name-part-words.ts';
import { isCapitals, kindsOf, stretchFrom, stretchTo, type Place, type Stretch } from './name-stretch.ts';
import { isCapital } from './name-words.ts';
import { wordAt, wordsBetween, type Reading } from '../reading.ts';

/** A name, and nobody's who is treated. */
const another =
  / (?:medicine|med|medication|drug|brand|generic|pharmacy|farmacia|doctors?|dr|doctora?|dra|nurses?|streets?|insurance|facility|companys?|dogs?|cats?)(?: (?:name|names|nombre|is|es|s|se|llama))* (?::|,)? ?$/;

/**
 * Names by where they stand, whatever lexicon their words are in as well: behind an introduction, or right before or
 * behind the birth date (`April Jones 3/23/1962`, `my name is Ruth Lane`).
 */
export function statedNames(reading: Reading, date: Place | null): Candidate[] {
  const styled = isStyled(reading);
  const found: Candidate[] = [];
  if (date) {
    const before = beforeDate(reading, date);
    if (before && (isNameLike(reading, before, styled) || isBesideMedicine(reading, before)))
      found.push(asCandidate(reading, before));
    const turned = before ? null : turnedBeforeDate(reading, date);
    if (turned) found.push(turned);
    const born = found.length === 0 ? beforeBirth(reading, date) : null;
    if (born) found.push(asCandidate(reading, born));
    const behind = found.length === 0 ? behindDate(reading, date) : null;
    if (behind && isNameLike(reading, behind, styled)) found.push(asCandidate(reading, behind));
  }
  for (let at = 1; at < reading.tokens.length; at++) {
    const stretch = introducedAt(reading, at, styled);
    if (stretch) found.push(asCandidate(reading, stretch));
  }
  const opening = found.length === 0 && !styled ? openingName(reading) : null;
  return opening ? [asCandidate(reading, opening)] : found;
}

const behindOpening =
  /^ (?:,|here|speaking|aqui|needs|wants|requests|requesting|is (?:out|low|down|due)|would like|necesita|ocupa|quiere) /;

/** `Ruth Lane needs lisinopril`, `April Jones here`: a given name begins the text. */
function openingName(reading: Reading): Stretch | null {
  for (let at = 0; at < 4 && at < reading.tokens.length; at++) {
    if (at > 0 && !greeting.test(wordsBetween(reading, 0, at).replace(/ [,!.] $/, ' '))) continue;
    const stretch = stretchFrom(reading, at);
    if (!stretch || stretch.words.length < 2 || stretch.words.length > 3) continue;
    const [first = 0, last = 0] = [stretch.words[0], stretch.words.at(-1)];
    const sure = isGivenAt(reading, first) && !isWordToo(wordAt(reading, first), true);
    const named = sure || (partKind(reading, first) === 'given' && partKind(reading, last) === 'unknown');
    if (!named || !isCapitals(reading, stretch) || isPlaceLike(reading, first, last)) continue;
    if (
      partKind(reading, last) !== 'plain' &&
      behindOpening.test(wordsBetween(reading, stretch.next, stretch.next + 3))
    )
      return stretch;
  }
  return null;
}

function introducedAt(reading: Reading, at: number, styled: boolean): Stretch | null {
  const before = wordsBetween(reading, at - 6, at);
  // `a nombre de …`: the introduction goes on.
  if (another.test(before) || /^del?$/.test(wordAt(reading, at))) return null;
  const sure = told.test(before);
  if (!sure && !meant.test(before)) return null;
  // `la sucursal de El Paso`
  if (!sure && /^(?:el|los|las)$/.test(wordAt(reading, at))) return null;
  const whole = stretchFrom(reading, at);
  const stretch = whole && withoutTail(reading, whole);
  if (!stretch) return null;
  if (!sure) return isNameLike(reading, stretch, styled) && isCapitals(reading, stretch) ? stretch : null;
  if (isCapitals(reading, stretch) && !styled) return stretch;
  const kinds = kindsOf(reading, stretch);
  const bounded = reading.tokens[stretch.next]?.kind !== 'word' || goesOn.test(wordAt(reading, stretch.next));
  if (kinds.every((kind) => kind === 'plain')) return null;
  return kinds.at(-1) === 'plain' && !bounded ? null : stretch;
}

/** A sentence that goes on behind a name. */
const goesOn =
  /^(?:and|y|i|im|need|needs|necesito|necesita|ocupo|quiero|calling|requesting|refill|dob|born|birthday|date|naci|nacid[oa]|fecha)$/;

/** In small letters what follows the second word may be the sentence going on. */
function withoutTail(reading: Reading, stretch: Stretch): Stretch | null {
  const words = [...stretch.words];
  if (!isCapitals(reading, stretch))
    while (words.length > 2 && partKind(reading, words.at(-1) ?? 0) === 'plain') words.pop();
  if (words.length < 2 || words.length > 4) return null;
  const next = words.length < stretch.words.length ? (words.at(-1) ?? 0) + 1 : stretch.next;
  return { at: stretch.at, next, words };
}

/** `van der Berg, Jan 1/12/1970`: one given name between comma and date. */
function turnedBeforeDate(reading: Reading, date: Place): Candidate | null {
  let next = date.at;
  while (next > 0 && /^(?:[,:(-]|dob|born)$/.test(wordAt(reading, next - 1))) next--;
  const given = stretchTo(reading, next);
  if (given?.words.length !== 1 || wordAt(reading, given.at - 1) !== ',') return null;
  const family = stretchTo(reading, given.at - 1);
  if (!family || family.words.length > 2 || !opens(reading, family.at)) return null;
  const particled = isParticleWord(wordAt(reading, family.at));
  if (family.words.length > 1 && family.next - family.at === family.words.length && !particled) return null;
  const words = [...given.words, ...family.words];
  if (!words.every((at) => isCapital(reading, at) || partKind(reading, at) !== 'plain')) return null;
  if (words.every((at) => partKind(reading, at) === 'plain')) return null;
  return candidate({ ...given, at: family.at }, [...textOf(reading, given), ...textOf(reading, family)]);
}

/** `10/18/1957 Ruth Lane, lisinopril`: up to a mark, a medicine or a word that ends names. */
function behindDate(reading: Reading, date: Place): Stretch | null {
  if (!startsSentence(reading, date.at) && !/^(?:dob|birth|nacimiento)$/.test(wordAt(reading, date.at - 1)))
    return null;
  const at = /^[,:;-]$/.test(wordAt(reading, date.next)) ? date.next + 1 : date.next;
  const stretch = stretchFrom(reading, at);
  return stretch && stretch.words.length > 1 && stretch.words.length < 4 ? stretch : null;
}

/** In mixed letters every word has its capital; in small ones every word is known as a name or not at all. */
function isNameLike(reading: Reading, stretch: Stretch, styled: boolean): boolean {
  const kinds = kindsOf(reading, stretch);
  const [first = 0, last = 0] = [stretch.words[0], stretch.words.at(-1)];
  if (isPlaceLike(reading, first, last) || isHouseNumber(reading, stretch.at - 1)) return false;
  if (isCapitals(reading, stretch) && !styled)
    return kinds.includes('given') || (kinds.includes('unknown') && !isShort(reading, stretch));
  return kinds.includes('given') && !kinds.includes('plain');
}

/** `refill metoprolol for seraphina wojtowicz 7/19/1989`: the medicine is named already, and no word is a plain one. */
function isBesideMedicine(reading: Reading, stretch: Stretch): boolean {
  const { at, words } = stretch;
  const [first = 0, last = 0] = [words[0], words.at(-1)];
  return (
    reading.taken.slice(0, at).includes(true) &&
    kindsOf(reading, stretch).every((kind) => kind !== 'plain') &&
    !isPlaceLike(reading, first, last) &&
    !isHouseNumber(reading, at - 1) &&
    !isShort(reading, stretch)
  );
}

/** `12 Ruth Lane`: a number that no date ends with. */
function isHouseNumber(reading: Reading, at: number): boolean {
  return /^\d/.test(wordAt(reading, at)) && reading.taken[at] !== true;
}

/** `BCBS PPO`: letters and no words. */
function isShort(reading: Reading, stretch: Stretch): boolean {
  return stretch.words.some((at) => !/[aeiouy]/.test(wordAt(reading, at)));
}
