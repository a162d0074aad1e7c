import { wordAt, wordsBetween, type Reading } from '../reading.ts';
import type { Found } from './find-mentions.ts';
import { looks } from './looks-words.ts';

/** Behind or before a medicine's name; what is read as a name, a date or a number may stand between. */
const joins = /^(?:and|n|y|e|plus|also|tambien|&|\+)$/;
const leads =
  /^(?:also|tambien|the|my|that|this|these|those|a|mi|mis|un|una|new|old|last|nuev[ao]|ultim[ao]|two|three|dos|tres|[2-4])$/;
const heads =
  /^(?:ones?|pills?|tabs?|tablets?|capsules?|meds?|medicines?|medications?|prescriptions?|pastill(?:it)?as?|pastas?|capsulas?|tabletas?|medicin(?:it)?as?|recetas?)$/;
const another = /^(?:other|another|different|otr[ao]s?)$/;
const several = /^(?:two|three|four|dos|tres|cuatro)$/;
const spanishArticle = /^(?:la|el|las|los|esa|ese|esas|esos)$/;
const looksSmall = /^(?:blanqu|azul|amarill|roj|verd|rosad|pequen|redond)it[ao]s?$/;
/** A thing that pills are kept in. */
const keeping = /^(?:organizers?|box(?:es)?|cutters?|cases?|splitters?|packs?|bottles?|crushers?)$/;
const kin =
  '(?:wife|husband|mom|mother|dad|father|son|daughter|brother|sister|grandma|grandpa|kid|child|spouse|partner|fiance)s';
/** `the rest`, `las demás`, `something for my cough`, `my wife's`. */
const others = new RegExp(
  `^ (?:the rest(?: of (?:them|my|the|mine))?|(?:everything|anything|whatever) else|all (?:(?:of )?(?:the|my) )?others?|(?:the|two|three|my|2|3) others|(?:tod[ao]s? )?(?:l[ao]s?|mis) demas|el resto(?: de (?:mis|las|los))?|(?:something|anything|algo) (?:for|para)|my ${kin}(?= (?:$|[.,!?]|too|also|as|refill|please|pls))) `,
);
/** What the other thing may be beside a medicine: a day, a shop, a person. */
const goesOn = /^(?:por|para|de|del|que|please|pls|gracias|tambien|too|also|asap|ya|y|and)$/;

/**
 * `X and that little white one`, `X y la otra`, `X and the one I take at night`: more is asked for than is named, and
 * nothing says which it is. Beside a medicine's name alone: a text that names none is asked what it means anyway.
 */
export function unnamedBeside(reading: Reading, found: readonly Found[]): Found[] {
  const unnamed: Found[] = [];
  for (let at = 0; at < reading.tokens.length; at++) {
    const next = pointsAnyhow(reading, found, at);
    if (next === null || !isBeside(reading, found, { at, next })) continue;
    unnamed.push({ at, next, name: null, candidates: [], source: 'unknown' });
    at = next - 1;
  }
  return unnamed;
}

/** `pastillita blanca`: where words tell how a medicine looks, and are nobody's name. */
export function tellLooks(reading: Reading): { at: number; next: number }[] {
  return reading.tokens.flatMap((_, at) => {
    const [word, after] = [wordAt(reading, at), wordAt(reading, at + 1)];
    const isLook = (heads.test(word) && looks.has(after)) || (looks.has(word) && heads.test(after));
    return isLook && reading.taken[at] !== true && reading.taken[at + 1] !== true
      ? [{ at, next: at + 2 }]
      : [];
  });
}

/** The token behind words that point to a medicine and name none; null where these do not. */
function pointsAnyhow(reading: Reading, found: readonly Found[], at: number): number | null {
  const all = others
    .exec(wordsBetween(reading, at, at + 6))?.[0]
    .trim()
    .split(' ').length;
  if (all === undefined) return pointsTo(reading, found, at);
  return isGapAt(reading, at + all) ? null : at + all;
}

/** What stood there is read as somebody else's, and blanked. */
function isGapAt({ tokens }: Reading, at: number): boolean {
  return (tokens[at]?.from ?? 0) - (tokens[at - 1]?.to ?? 0) > 3;
}

function pointsTo(reading: Reading, found: readonly Found[], at: number): number | null {
  function isFree(index: number): boolean {
    return (
      index < reading.tokens.length &&
      reading.tokens[index]?.kind !== 'mark' &&
      reading.taken[index] !== true &&
      !found.some((one) => index >= one.at && index < one.next)
    );
  }
  let next = at;
  let [pointed, headed, spanish] = [false, false, false];
  for (; isFree(next); next++) {
    const word = wordAt(reading, next);
    if (heads.test(word) || (pointed && several.test(word))) {
      if (headed) break;
      headed = true;
      pointed ||= /^ones?$/.test(word) && (next > at || wordAt(reading, next + 1) === 'for');
    } else if (another.test(word) || looks.has(word) || looksSmall.test(word)) pointed = true;
    else if (spanishArticle.test(word) && next === at) spanish = true;
    else if (!(leads.test(word) && !headed && !pointed)) break;
  }
  if (!pointed && spanish && next === at + 1 && isFree(next) && /^(?:de|que)$/.test(wordAt(reading, next)))
    return next;
  if (!pointed || !(headed || spanish)) return null;
  const ended = !isFree(next) || goesOn.test(wordAt(reading, next));
  if (keeping.test(wordAt(reading, next))) return null;
  return headed || ended ? next : null;
}

/** Joined to a medicine that is named, in front of it or behind. */
function isBeside(
  reading: Reading,
  found: readonly Found[],
  { at, next }: { at: number; next: number },
): boolean {
  const joinedBefore = joins.test(wordAt(reading, at - 1));
  const before = found.findLast((one) => one.next <= at);
  if (joinedBefore && before && saysNothing(reading, before.next, at - 1)) return true;
  const from =
    spanishArticle.test(wordAt(reading, at - 1)) || leads.test(wordAt(reading, at - 1)) ? at - 1 : at;
  if (found.some((one) => one.next === at || one.next === from)) return false;
  const after = found.find((one) => one.at >= next);
  const joint = after && joins.test(wordAt(reading, next)) && wordsBetween(reading, next + 1, after.at);
  return (
    joint !== undefined && joint !== false && / ?(?:(?:the|my|la|el|mi) )?$/.test(joint) && joint.length < 6
  );
}

const between = /^(?:mg|mcg|ml|er|xr|refills?|pills?|tablets?|again|please|pls|por|favor|today|hoy)$/;

function saysNothing(reading: Reading, from: number, to: number): boolean {
  for (let index = from; index < to; index++) {
    const token = reading.tokens[index];
    if (reading.taken[index] || token?.kind !== 'word' || between.test(wordAt(reading, index))) continue;
    return false;
  }
  return true;
}
