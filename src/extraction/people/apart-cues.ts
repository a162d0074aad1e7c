import { drugTerm } from '../../domain/drugs/drug-terms.ts';
import { isGivenName, isWordToo } from '../../domain/names/given-names.ts';
import type { Span } from '../../domain/message.ts';
import { normaliseText } from '../../domain/normalise-text.ts';
import { isPlainWord } from './name-kinds.ts';
import { apartBehind } from './apart-behind.ts';
import { isFamilyAlone, oneMore, roomOrBed } from './apart-words.ts';
import type { KnownPlaces, OwnerCue } from './owner-cue.ts';
import { isRelativeWord } from './people-words.ts';

const opening = "(?:^|(?<=[^\\p{L}\\d'’-]))";
const word = "\\p{L}[\\p{L}'’-]+";
const initial = '\\p{L}\\.?';

const placed = new RegExp(`${opening}(${roomOrBed})`, 'giu');
const unnamed = new RegExp(`${opening}(${oneMore})`, 'giu');
const nextOne =
  /(?:^|[\n.;,])\s*((?:the )?(?:next|another|other)(?: one)?|(?:el |la )?(?:otr[oa]|siguiente))(?=\s*:)/giu;
/** "Lane", "G. Lane", "Ruth L" with nothing before. */
const family =
  /(?:^|[\n.;,]|(?<=\s)(?:and|y|e)\s)\s*(\p{Lu}\.?\s+\p{Lu}[\p{L}'’-]+|\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}\.?)?)(?=\s)/gu;
const titled = new RegExp(
  `${opening}(?:mr|mrs|ms|miss|mister|sr|sra|srta|señora?|senora?|señorita|don|doña)\\.?\\s+(${word})`,
  'giu',
);
const labelled = new RegExp(
  `(?:^|[\\n.;,])\\s*((?:${initial}\\s+${word}|${word}\\s+(?:${word}|${initial})|${word}))(?=\\s*:)`,
  'giu',
);
const enclosed = new RegExp(
  `\\(\\s*(?:for\\s+|para\\s+)?(${word})(?:\\s+(?:${word}|${initial}))?\\s*\\)`,
  'giu',
);

/** What may stand between whoever is meant and their medicine. */
const asks =
  /^[\s:,–-]*(?:(?:also|also needs|needs|wants|takes|is out of|necesita|ocupa|quiere|toma|pide|tambien|también)\s+)?(?:a refill of\s+|refill\s+|su\s+|his\s+|her\s+|the\s+|el\s+|la\s+)?$/i;

/**
 * Whoever is told beside the one named in full by a room or a bed, a title and a name, or a name with a colon right
 * before their medicine, or by a name in brackets right behind it. The room of the one named is nobody else.
 */
export function apartCues(
  text: string,
  known: Pick<KnownPlaces, 'medicines' | 'pairs' | 'names'>,
): OwnerCue[] {
  const before = [
    ...[placed, unnamed, nextOne].flatMap((pattern) => found(text, pattern)).map(named),
    ...found(text, family)
      .filter((one) => isFamilyAlone(one.text))
      .map(named),
    ...found(text, titled).filter(isCapital).map(named),
    ...found(text, labelled).filter(isLabel).map(named),
  ].filter((one) => isOfNext(text, one, known));
  const behind = found(text, enclosed)
    .filter((one) => isName(one.text) && known.medicines.some(({ end }) => isRightBehind(text, end, one)))
    .map((one) => ({ ...named(one), isBehind: true as const }));
  const tied = known.medicines.flatMap((medicine) => {
    const isNamedBefore = [...known.pairs, ...known.names].some(({ end }) => end <= medicine.start);
    const one = apartBehind(text, medicine, isNamedBefore);
    return one ? [{ ...named(one), isBehind: true as const }] : [];
  });
  return [...before, ...behind, ...tied]
    .filter(
      (one) => ![...known.medicines, ...known.pairs, ...known.names].some((other) => overlap(one, other)),
    )
    .map((one) => ({ ...one, name: null, pair: null, isApart: true as const }));
}

function found(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const said = match[1];
    if (said === undefined) return [];
    const start = match.index + match[0].lastIndexOf(said);
    return [{ text: said, start, end: start + said.length }];
  });
}

function named(span: Span): Span & { key: string } {
  return { ...span, key: normaliseText(span.text) };
}

/** A medicine follows, and one of another stands between it and the person before. */
function isOfNext(
  text: string,
  { start, end }: Span,
  { medicines, pairs, names }: Pick<KnownPlaces, 'medicines' | 'pairs' | 'names'>,
): boolean {
  const next = medicines.find((medicine) => medicine.start >= end);
  const person = [...pairs, ...names].findLast((one) => one.end <= start);
  const isParted = !person || medicines.some((one) => one.start >= person.end && one.end <= start);
  return next !== undefined && isParted && asks.test(text.slice(end, next.start));
}

function isRightBehind(text: string, end: number, { start }: Span): boolean {
  return end <= start && /^[^,;.\n]{0,12}\(\s*(?:for\s+|para\s+)?$/i.test(text.slice(end, start));
}

function isCapital({ text }: Span): boolean {
  return /^\p{Lu}/u.test(text) && !drugTerm(normaliseText(text));
}

/** "Bob:", "G. Underhill:", and not "Meds:" or "CVS:". */
function isLabel({ text }: Span): boolean {
  const words = normaliseText(text).split(' ');
  const isShort = text.length < 5 && text === text.toUpperCase();
  return (
    !isShort && words.some((one) => one.length > 1) && words.every((one) => one.length === 1 || isName(one))
  );
}

function isName(said: string): boolean {
  const one = normaliseText(said);
  if (isGivenName(one)) return !isWordToo(one, true);
  return !isPlainWord(one) && !isRelativeWord(one) && !drugTerm(one) && /^\p{L}{3,}$/u.test(one);
}

function overlap(one: Pick<Span, 'start' | 'end'>, other: Pick<Span, 'start' | 'end'>): boolean {
  return one.start < other.end && one.end > other.start;
}
