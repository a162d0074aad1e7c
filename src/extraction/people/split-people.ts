import type { BirthDateClaim, NameClaim, Span } from '../../domain/message.ts';
import { isGivenName } from '../../domain/names/given-names.ts';
import { normaliseText } from '../../domain/normalise-text.ts';
import { birthDatesIn } from '../dates/birth-date.ts';
import { readByRules } from '../read-by-rules.ts';
import { startReading, type ReadingContext } from '../reading.ts';
import { blankSpans } from './blank-spans.ts';
import { isOnFileAs, isOwn, takersOf } from './by-record.ts';
import { givesTwoBirthDates, type Pair, pairsOf } from './pairs-of.ts';
import { kinPhrase } from './people-words.ts';
import { writerAmong } from './writer-among.ts';

/** What a text says of one of several people: its own words, the rest blanked, so that every place stays. */
export type PersonPart = {
  text: string;
  patient: { name: NameClaim | null; birthDate: BirthDateClaim | null };
  /** How the text speaks of whom it does not date: `self`, a relative, or a name. */
  owner?: string;
  /** Where the medicines begin that the whole text asks for. */
  wanted?: readonly number[];
  /** Whoever writes, as the text says; or, as it says, somebody else. */
  isWriter?: boolean;
  /** Nobody can tell which of the medicines is whose. */
  isMixed: boolean;
};

/** Somebody named in full; one of several whom one birth date follows may have another. */
type Named = Omit<Pair, 'birthDate'> & { birthDate: BirthDateClaim | null };

/** A text of several birth dates that nobody can split: it is of no one of them until a person has read it. */
export function unsplit(text: string, context: ReadingContext): PersonPart[] {
  if (!givesTwoBirthDates(text, context)) return [];
  const patient = { name: null, birthDate: null };
  return [{ text: blankSpans(text, medicinesOf(text, context)), patient, isWriter: false, isMixed: true }];
}

/**
 * The people of a text that names two or more by full name and birth date, each with what is asked for them: what
 * stands before all of them is asked for all ("metformin for … and for …"), unless each has a medicine of their own
 * before their name, or each behind it. Empty for a text about one.
 */
export function splitPeople(text: string, context: ReadingContext): PersonPart[] {
  const dates = birthDatesIn(startReading(text, context)).length;
  if (dates < 2 && (dates === 0 || !joinsNames(text))) return [];
  const pairs = withSiblings(text, pairsOf(text, context), context);
  if (new Set(pairs.map(calledAndBorn)).size < 2) return [];
  const medicines = medicinesOf(text, context);
  const told = isOneOfAll(text, medicines) ? null : ownersOf(text, pairs, medicines);
  const takers = told ? null : takersOf(pairs, medicines, context.onFile ?? []);
  const owners = told ?? takers?.map((taker) => [taker]) ?? null;
  const own = takers?.find((_, place) => medicines.some((one, other) => other === place && isOwn(text, one)));
  const writer = own ?? writerAmong(text, pairs);
  return pairs.map(({ name, birthDate }, place) => {
    const others = pairs.filter((_, other) => other !== place);
    const foreign = medicines.filter((_, medicine) => !owners?.[medicine]?.includes(place));
    return {
      text: blankSpans(text, [...others, ...foreign]),
      patient: { name, birthDate },
      isMixed: owners === null,
      ...(place === writer ? { isWriter: true as const } : {}),
    };
  });
}

const joint = '\\s+(?:and|y|e|&)\\s+';
const called = '(?:^|(?<=[^\\p{L}]))(\\p{L}{2,})';
const wholeBefore = new RegExp(`${called}\\s+(\\p{L}{2,})${joint}$`, 'iu');
const givenBefore = new RegExp(`${called}${joint}$`, 'iu');
const anyTwo = new RegExp(`${called}(?=(?:\\s+\\p{L}{2,})?${joint}(\\p{L}{2,}))`, 'giu');

/** Two given names stand joined in it. */
function joinsNames(text: string): boolean {
  return [...text.matchAll(anyTwo)].some(([, one = '', other = '']) =>
    [one, other].every((name) => isGivenName(normaliseText(name))),
  );
}

/** What says of those who are named together that the one birth date is of each. */
const ofOneDay =
  /\b(?:twins?|boys|girls|kids|children|sons|daughters|both|gemel[oa]s|cuat[ei]s|ninos|ninas|hijos|hijas|ambos|ambas|los dos|las dos)\b/;

/**
 * "Liam and Logan Lewis 4/25/2016": whoever is only joined to the name of a birth date is one more, of the same family name,
 * and of the same day where twins or children are spoken of, or somebody of the phone is called so and born that day.
 */
function withSiblings(text: string, pairs: readonly Pair[], { onFile = [] }: ReadingContext): Named[] {
  const shares = ofOneDay.test(normaliseText(text));
  return pairs.flatMap((pair, place): Named[] => {
    const from = pairs[place - 1]?.end ?? 0;
    const name = siblingOf(text, pair, from);
    if (!name) return [pair];
    const { birthDate } = pair;
    const isKnown = onFile.some((one) => isOnFileAs({ name, birthDate }, one));
    return [{ ...name, name, birthDate: shares || isKnown ? birthDate : null }, pair];
  });
}

function siblingOf(text: string, { name: { value, start } }: Pair, from: number): NameClaim | null {
  const before = text.slice(from, start);
  const own = value.split(/\s+/).slice(1).join(' ');
  const whole = wholeBefore.exec(before);
  const isWhole = normaliseText(whole?.[2] ?? '') === normaliseText(own);
  const found = whole && isWhole ? whole : givenBefore.exec(before);
  const given = found?.[1] ?? '';
  const isOwn = normaliseText(value).startsWith(normaliseText(given));
  if (!found || own === '' || isOwn || !isGivenName(normaliseText(given))) return null;
  const at = from + found.index;
  const end = at + (found === whole ? found[0].replace(new RegExp(`${joint}$`, 'iu'), '') : given).length;
  const name = `${given.slice(0, 1).toUpperCase()}${given.slice(1)} ${own}`;
  return { value: name, text: text.slice(at, end), start: at, end };
}

/** By which two people of a text are told apart: of one day by their given names, as twins. */
export function calledAndBorn({ name, birthDate }: Named): string {
  return `${normaliseText(name.value).split(' ')[0] ?? ''} ${birthDate?.readings.join() ?? ''}`;
}

/** "My X and Y of my wife": one of them is the writer's own, and no list of all is asked for each. */
function isOneOfAll(text: string, medicines: readonly Span[]): boolean {
  return medicines.length > 1 && ofTwo.test(normaliseText(text)) && medicines.some((one) => isOwn(text, one));
}

const ofTwo = new RegExp(
  `\\b(?:(?:my|our) ${kinPhrase}s?|(?:de|para) (?:mi|nuestr[oa]) ${kinPhrase}|(?:de|para) (?:el|ella)|(?:his|her|hers))\\b`,
);

type Medicine = Span & { name: string | null };

function medicinesOf(text: string, context: ReadingContext): Medicine[] {
  const { mentions, values } = readByRules(text, context);
  const numbers = values.rxNumbers.filter(
    ({ start }) => !mentions.some((mention) => start >= mention.start && start < mention.end),
  );
  return [...mentions, ...numbers.map((number) => ({ ...number, name: null }))].sort(
    (a, b) => a.start - b.start,
  );
}

/** By which people each medicine is asked for; null where that is anybody's guess. */
function ownersOf(text: string, pairs: readonly Named[], medicines: readonly Span[]): number[][] | null {
  const everyone = pairs.map((_, place) => place);
  const gaps = medicines.map(({ start }) => pairs.filter((pair) => pair.end <= start).length);
  const [first, last] = [gaps.includes(0), gaps.includes(pairs.length)];
  const between = gaps.some((gap) => gap > 0 && gap < pairs.length);
  if (!between && first !== last) return gaps.map(() => everyone);
  if (between && first && last) return null;
  if (isBetweenAlone(text, pairs, medicines, { first, last })) return null;
  if (!between && first && last && pairs.every((_, place) => isJoinedAt(text, pairs, place))) return null;
  const behind = !first;
  const owners = gaps.map((gap) => {
    if (!between) return gap === 0 ? 0 : pairs.length - 1;
    return behind ? gap - 1 : gap;
  });
  return medicines.map((_, medicine) => sharing(text, pairs, owners, medicine, behind));
}

/** "… metformin and … ": what stands between two people alone, and is joined to the second, may be either's. */
function isBetweenAlone(
  text: string,
  pairs: readonly Named[],
  medicines: readonly Span[],
  { first, last }: { first: boolean; last: boolean },
): boolean {
  const final = pairs.at(-1);
  const before = medicines.filter(({ end }) => final && end <= final.start).at(-1);
  if (first || last || !final || !before || !pairs.some(({ end }) => end <= before.start)) return false;
  return !/\n|[.!?;]\s/.test(text.slice(before.end, final.start));
}

const joining = /^[\s,;]*(?:and|y|&|plus|also|too|tambien|también|for|para|[\s,;])*[\s,;.]*$/i;

/** The one it stands with, and whoever is only joined to them: "metformin for … and …, amlodipine for …". */
function sharing(
  text: string,
  pairs: readonly Named[],
  owners: readonly number[],
  medicine: number,
  behind: boolean,
): number[] {
  const [own] = owners.slice(medicine, medicine + 1);
  if (own === undefined) return [];
  const shared = [own];
  const step = behind ? -1 : 1;
  for (let place = own + step; place >= 0 && place < pairs.length && !owners.includes(place); place += step) {
    if (!isJoinedAt(text, pairs, Math.max(place, place - step))) break;
    shared.push(place);
  }
  return shared;
}

/** Nothing but "and" stands between this person and the one before them, if there is one. */
function isJoinedAt(text: string, pairs: readonly Named[], place: number): boolean {
  const [left, right] = [pairs[place - 1], pairs[place]];
  if (!left || !right) return true;
  const words = text.slice(left.end, right.start);
  return joining.test(words) && /\p{L}|[,&]/u.test(words);
}
