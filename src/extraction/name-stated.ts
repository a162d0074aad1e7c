import { findDrugTerms } from '../domain/drugs/find-terms.ts';
import { isGivenName, isWordToo } from '../domain/names/given-names.ts';
import type { Candidate } from './name-candidates.ts';
import { isStyled, startsSentence } from './name-kinds.ts';
import { suffixes } from './name-lexicon.ts';
import { inOrder, partsOf } from './name-order.ts';
import {
  isGivenAt,
  isJoint,
  isParticleWord,
  isPlaceLike,
  isStatedPart,
  partKind,
  type PartKind,
} from './name-part-words.ts';
import { inCapitals, isCapital } from './name-words.ts';
import { wordAt, wordsBetween, type Reading } from './reading.ts';

type Place = { at: number; next: number };

/** Tokens `at` to `next` that stand where a name does; `words` are those that count, particles apart. */
type Stretch = Place & { words: number[] };

/** What follows these is a name, whatever its words are besides. */
const told =
  / (?:my (?:full |legal )?name is|my names|(?:patients?|residents?|clients?|her|his|full|the|legal) name is|^name is|names? [:-]|mi nombre es|nombre (?:es|:)|me llamo|se llama|a nombre de|in the name of|under the name(?: of)?|(?:patient|pt|resident|client|member|paciente|residente|usuari[oa]) :) $/;
/** What follows these is one where its words look like it, or a birth date follows. */
const meant =
  / (?:name is|names|name|nombre|this is|i am|im|its|it is|soy|habla|patient|pt|resident|client|member|paciente|residente|usuari[oa]|for|para|re|about|de) (?::|,)? ?$/;
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
    if (before && isNameLike(reading, before, styled)) found.push(asCandidate(reading, before));
    const turned = before ? null : turnedBeforeDate(reading, date);
    if (turned) found.push(turned);
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

const greeting =
  / (?:hi|hello|hey|hola|morning|afternoon|evening|dias|tardes|noches|thanks|gracias|please) $/;
const dateWords =
  /^(?:dob|d|o|b|f|n|dated?|of|birth|born|birthday|birthdate|bday|fecha|de|nac|nacimiento|nacid[oa]|naci|nacio|fdn|fn|el|on|is|es|and|y|my|mi|her|his|[.,:()\n-])$/;

/**
 * `Victoria Allegra 3/3/1955 need metformin`: the two words of a name at the start of the text, of which one is a
 * brand's name too, in a text that names another medicine. Read before medicines are.
 */
export function namesakeOfMedicine(reading: Reading, date: Place | null): Place | null {
  const stretch = date && beforeDate(reading, date);
  if (!stretch || stretch.words.length !== 2 || stretch.next - stretch.at !== 2) return null;
  if (!opens(reading, stretch.at) || !isCapitals(reading, stretch) || isStyled(reading)) return null;
  const terms = findDrugTerms(reading.tokens);
  const inside = terms.filter((term) => term.at < stretch.next && term.next > stretch.at);
  const [only] = inside;
  if (!only || inside.length > 1 || only.next - only.at > 1 || terms.length < 2) return null;
  // A medicine's own name is no person's; a brand's may be.
  if (only.term.names.includes(only.term.phrase)) return null;
  const [first = 0, last = 0] = stretch.words;
  const fits =
    only.at === last
      ? partKind(reading, first) === 'given'
      : isGivenName(wordAt(reading, first)) || namesakes.has(wordAt(reading, first));
  return fits && partKind(reading, only.at === last ? first : last) !== 'plain' ? stretch : null;
}

/** Brands that people are given as names. */
const namesakes: ReadonlySet<string> = new Set(
  'allegra yasmin jasmiel camila heather leena zarah portia kirsty emerita juliana aviane lessina estelle aurora nora elinest jolessa larissia tilia natalia vienva'.split(
    ' ',
  ),
);

/** Two or three words right before the date or its label, where a text, a line or a sentence begins. */
function beforeDate(reading: Reading, date: Place): Stretch | null {
  let next = date.at;
  while (next > 0 && dateWords.test(wordAt(reading, next - 1)) && !isNamePoint(reading, next - 1)) next--;
  const stretch = stretchTo(reading, next);
  if (!stretch || stretch.words.length < 2 || stretch.words.length > 3) return null;
  return opens(reading, stretch.at) || isBehindMedicine(reading, stretch) ? stretch : null;
}

/** The point of `Jr.` or of an initial. */
function isNamePoint(reading: Reading, at: number): boolean {
  return wordAt(reading, at) === '.' && /^(?:jr|sr)$/.test(wordAt(reading, at - 1));
}

function opens(reading: Reading, at: number): boolean {
  if (startsSentence(reading, at)) return true;
  const before = wordsBetween(reading, at - 4, at);
  return greeting.test(before.replace(/ , $/, ' ')) || meant.test(before) || told.test(before);
}

/** `lisinopril Ruth Lane 10/18/1957`: a given name before the other words. */
function isBehindMedicine(reading: Reading, stretch: Stretch): boolean {
  const at = wordAt(reading, stretch.at - 1) === ',' ? stretch.at - 2 : stretch.at - 1;
  return reading.taken[at] === true && partKind(reading, stretch.words[0] ?? 0) === 'given';
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

/** `12 Ruth Lane`: a number that no date ends with. */
function isHouseNumber(reading: Reading, at: number): boolean {
  return /^\d/.test(wordAt(reading, at)) && reading.taken[at] !== true;
}

/** `BCBS PPO`: letters and no words. */
function isShort(reading: Reading, stretch: Stretch): boolean {
  return stretch.words.some((at) => !/[aeiouy]/.test(wordAt(reading, at)));
}

function isCapitals(reading: Reading, stretch: Stretch): boolean {
  return stretch.words.every((at) => isCapital(reading, at));
}

function kindsOf(reading: Reading, stretch: Stretch): PartKind[] {
  return stretch.words.map((at) => partKind(reading, at));
}

/** Name words from a token on, with their particles, initials and hyphens. */
function stretchFrom(reading: Reading, at: number): Stretch | null {
  let next = at;
  while (next < reading.tokens.length && next - at < 12 && isOfName(reading, next)) next++;
  return trimmed(reading, at, next);
}

/** Name words up to a token. */
function stretchTo(reading: Reading, next: number): Stretch | null {
  let at = next;
  while (at > 0 && next - at < 12 && isOfName(reading, at - 1)) at--;
  return trimmed(reading, at, next);
}

function isOfName(reading: Reading, at: number): boolean {
  if (isStatedPart(reading, at) || isJoint(reading, at)) return true;
  const word = wordAt(reading, at);
  if (reading.taken[at] || reading.tokens[at]?.kind !== 'word') return false;
  if (isParticleWord(word)) return isOfName(reading, at + 1);
  return (/^[a-z]$/.test(word) && isCapital(reading, at) && word !== 'i') || suffixes.has(word);
}

function trimmed(reading: Reading, from: number, to: number): Stretch | null {
  let [at, next] = [from, to];
  while (at < next && /^[.-]$/.test(wordAt(reading, at))) at++;
  while (next > at && wordAt(reading, next - 1) === '-') next--;
  const words: number[] = [];
  for (let place = at; place < next; place++)
    if (isStatedPart(reading, place) && !isJoined(reading, place)) words.push(place);
  return words.length > 0 ? { at, next, words } : null;
}

/** `Smith-Jones` is one word, `al-Rashid` as well: what stands before the hyphen counts, unless it is a particle. */
function isJoined(reading: Reading, at: number): boolean {
  return wordAt(reading, at - 1) === '-' && isStatedPart(reading, at - 2);
}

function textOf(reading: Reading, stretch: Stretch): string[] {
  const places = Array.from({ length: stretch.next - stretch.at }, (_, index) => stretch.at + index);
  const words = places.filter((place) => wordAt(reading, place) !== '.');
  const run = { ...stretch, tail: stretch.next, words, capitals: true };
  return partsOf(reading, run).map((part) => (/^st$/i.test(part) ? `${part}.` : part));
}

function asCandidate(reading: Reading, stretch: Stretch): Candidate {
  const parts = textOf(reading, stretch);
  const isMonth = /^(?:april|may|june|august)$/i.test(parts[0] ?? '');
  return candidate(stretch, isMonth ? parts : inOrder(parts));
}

function candidate({ at, next }: Place, words: string[]): Candidate {
  const name = words.join(' ');
  const plain = name === name.toLowerCase() || name === name.toUpperCase();
  return {
    at,
    next,
    tail: next,
    words: plain ? inCapitals(name).split(' ') : words,
    capitals: true,
    known: isGivenName((words[0] ?? '').toLowerCase()),
  };
}
