import { isGivenName, isWordToo } from '../../domain/names/given-names.ts';
import type { Span } from '../../domain/message.ts';
import { normaliseText } from '../../domain/normalise-text.ts';
import { spanOfTokens, wordAt, wordsBetween, type Reading } from '../reading.ts';
import { apartCues } from './apart-cues.ts';
import type { KnownPlaces, OwnerCue } from './owner-cue.ts';
import { isRelativeWord } from './people-words.ts';
import { sexSpokenOf } from './spoken-sex.ts';

const needs =
  /^ (?:(?:also|really|just|still|ya|no|tambien) )*(?:needs|wants|takes|uses|ran|has|is (?:[^ ]+ ){0,2}(?:out|low|down|due|on)|would like|necesita|ocupa|quiere|toma|se quedo|tiene|pide) /;
const meant = / (?:for|para|de|of|it is|its|es) $/;
/** Whoever comes, calls or says something has no medicine by that. */
const onlyHelps =
  /^ (?:[^ ]+ )?(?:will|can|could|is going|is coming|said|says|told|asked|picks|picked|called|calls|va|puede|dijo|dice|recoge|llamo|viene) /;
const introduces = / (?:i am|im|this is|my name is|name is|soy|me llamo|habla) $/;
/** What may stand behind "para mí", where a noun would be whose it is: "para mi esposa". */
const endsOwn =
  /^ (?:and|y|please|por|too|also|tambien|but|pero|then|i|is|es|which|que|today|hoy|asap|thanks|gracias) .*/;
const asks = / (?:i|yo) (?:[^ ]+ ){0,2}?(?:need|want|take|am out|ran out|would like|get|have) $/;
const pide = / (?:necesito|quiero|ocupo|tomo) $/;

/** All that a text says of whose its medicines are, in its order; a birth date's person is one of `pairs`. */
export function findOwnerCues(reading: Reading, known: KnownPlaces): OwnerCue[] {
  const cues: OwnerCue[] = known.pairs.map((pair, place) => ({
    ...pair,
    ...{ key: `#${String(place)}`, name: null, pair: place },
  }));
  for (const name of known.names) cues.push({ ...name, key: normaliseText(name.value), name, pair: null });
  cues.push(...apartCues(reading.readable.original, known));
  const told = [...cues];
  for (let at = 0; at < reading.tokens.length; at++) {
    const span = spanOfTokens(reading, at, at + 1);
    if ([...told, ...known.medicines].some(({ start, end }) => span.start < end && span.end > start))
      continue;
    const key = keyAt(reading, at, known);
    if (key !== null) cues.push({ ...span, key, name: null, pair: null });
  }
  return withPronouns(
    reading.readable.original,
    cues.sort((a, b) => a.start - b.start),
  );
}

/** "Mom's X, also her Y": "her" is the one person spoken of before of whom it can be said. */
function withPronouns(text: string, cues: readonly OwnerCue[]): OwnerCue[] {
  return cues.map((cue, place) => {
    if (cue.key !== 'other') return cue;
    const sex = sexSpokenOf(text.slice(cue.start, cue.end));
    const before = cues.slice(0, place).filter(({ key, pair }) => pair === null && !isPronoun(key));
    const [one, ...more] = new Set(before.filter((other) => agrees(text, other, sex)).map(({ key }) => key));
    return one !== undefined && more.length === 0 ? { ...cue, key: one } : cue;
  });
}

function isPronoun(key: string): boolean {
  return key === 'self' || key === 'other';
}

function agrees(text: string, { start, end }: Span, sex: ReturnType<typeof sexSpokenOf>): boolean {
  const told = sexSpokenOf(text.slice(start, end));
  return sex === null || told === null || told === sex;
}

/** Only behind "my" they are somebody of one's own. */
const ofHome = new Set('senora senor viejo vieja jefe jefa boy girl ex lady'.split(' '));

function keyAt(reading: Reading, at: number, { medicines, called: names = [] }: KnownPlaces): string | null {
  const word = wordAt(reading, at);
  const before = wordsBetween(reading, at - 4, at);
  const after = wordsBetween(reading, at + 1, at + 8);
  const isLabel = after.startsWith(' : ');
  if (isRelativeWord(word))
    return onlyHelps.test(after) || !(isLabel || isOnesOwn(before) || isOfNamed(reading, at, medicines))
      ? null
      : kinKey(word);
  const called = word.replace(/s$/, '');
  if (ofHome.has(called) && / (?:my|our|mi|nuestr[oa]) $/.test(before))
    return onlyHelps.test(after) ? null : called;
  const behind = meant.test(before);
  const owns = isMedicineAt(reading, at + 1, medicines);
  if (/^(?:me|myself)$/.test(word)) return behind ? 'self' : null;
  if (word === 'mi' && behind && !/^ \p{L}/u.test(after.replace(endsOwn, ''))) return 'self';
  if (/^(?:mine|mio|mia)$/.test(word)) return 'self';
  if (/^(?:my|mi|mis)$/.test(word)) return owns ? 'self' : null;
  if (/^(?:him|her|ella)$/.test(word) && behind) return 'other';
  if (/^(?:his|her|hers)$/.test(word)) return owns ? 'other' : null;
  if (/^(?:he|she|el|ella)$/.test(word) && needs.test(after)) return 'other';
  if (introduces.test(wordsBetween(reading, at - 3, at + 1))) return 'self';
  const wishes = wordsBetween(reading, at - 4, at + 1);
  if (asks.test(wishes) || pide.test(wishes)) return 'self';
  return givenAt(word, { before, after, owns, called: names });
}

type Beside = { before: string; after: string; owns: boolean; called: readonly string[] };

/** A given name that something is asked for: "for linda", "linda needs", "stevens montelukast". */
function givenAt(word: string, said: Beside): string | null {
  const { called } = said;
  const owner = isGivenName(word) || called.includes(word) ? word : word.replace(/s$/, '');
  const isWord = !isGivenName(owner) || (isWordToo(owner, false) && !needs.test(said.after));
  if (isWord && !called.includes(owner)) return null;
  if (introduces.test(said.before)) return null;
  return meant.test(said.before) || needs.test(said.after) || said.owns ? owner : null;
}

/** "His wife needs …", "su esposa metformina": of the one who was named, and not that one. */
function isOfNamed(reading: Reading, at: number, medicines: readonly Span[]): boolean {
  if (!/^(?:his|her|their|sus?)$/.test(wordAt(reading, at - 1))) return false;
  return needs.test(wordsBetween(reading, at + 1, at + 8)) || isMedicineAt(reading, at + 1, medicines);
}

function isOnesOwn(before: string): boolean {
  return / (?:my|our|mi|nuestr[oa]|mis|the|el|la|for|para|de|and|y|[,;]) (?:[^ ]+ )?$|^ $/.test(before);
}

function isMedicineAt(reading: Reading, at: number, medicines: readonly Span[]): boolean {
  if (at >= reading.tokens.length) return false;
  const { start } = spanOfTokens(reading, at, at + 1);
  return medicines.some((medicine) => start >= medicine.start && start < medicine.end);
}

/** `wifes levothyroxine` is the wife's. */
function kinKey(word: string): string {
  const one = word.replace(/s$/, '');
  return isRelativeWord(one) ? one : word;
}

/** `self`, a relative or a pronoun: whoever is meant may have any name. */
export function isRole(key: string): boolean {
  return key === 'self' || key === 'other' || ofHome.has(key) || key.split(' ').some(isRelativeWord);
}
