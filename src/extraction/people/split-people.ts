import type { BirthDateClaim, NameClaim, Span } from '../../domain/message.ts';
import { normaliseText } from '../../domain/normalise-text.ts';
import { countBirthDates } from '../dates/birth-date.ts';
import { readByRules } from '../read-by-rules.ts';
import { startReading, type ReadingContext } from '../reading.ts';
import { blankSpans } from './blank-spans.ts';

/** What a text says of one of several people: its own words, the rest blanked, so that every place stays. */
export type PersonPart = {
  text: string;
  patient: { name: NameClaim | null; birthDate: BirthDateClaim | null };
  /** How the text speaks of whom it does not date: `self`, a relative, or a name. */
  owner?: string;
  /** Nobody can tell which of the medicines is whose. */
  isMixed: boolean;
};

export type Pair = { name: NameClaim; birthDate: BirthDateClaim } & Span;

const mostPeople = 12;

/**
 * The people of a text that names two or more by full name and birth date, each with what is asked for them: what
 * stands before all of them is asked for all ("metformin for … and for …"), unless each has a medicine of their own
 * before their name, or each behind it. Empty for a text about one.
 */
export function splitPeople(text: string, context: ReadingContext): PersonPart[] {
  if (countBirthDates(startReading(text, context)) < 2) return [];
  const pairs = pairsOf(text, context);
  if (new Set(pairs.map(calledAndBorn)).size < 2) return [];
  const medicines = medicinesOf(text, context);
  const owners = ownersOf(text, pairs, medicines);
  return pairs.map(({ name, birthDate }, place) => {
    const others = pairs.filter((_, other) => other !== place);
    const foreign = medicines.filter((_, medicine) => !owners?.[medicine]?.includes(place));
    return {
      text: blankSpans(text, [...others, ...foreign]),
      patient: { name, birthDate },
      isMixed: owners === null,
    };
  });
}

/** By which two people of a text are told apart: of one day by their given names, as twins. */
export function calledAndBorn({ name, birthDate }: Pair): string {
  return `${normaliseText(name.value).split(' ')[0] ?? ''} ${birthDate.readings.join()}`;
}

/** Full names with their dates, in their order, each found in what the others leave. */
export function pairsOf(text: string, context: ReadingContext): Pair[] {
  const pairs: Pair[] = [];
  let from = 0;
  while (pairs.length < mostPeople) {
    const before = blankSpans(text, [{ start: 0, end: from }]);
    const date = readByRules(before, context).patient.birthDate;
    if (!date) break;
    // The name of a date stands before it, and behind the person before.
    const window = blankSpans(before, [{ start: date.end, end: text.length }]);
    const { name, birthDate } = readByRules(window, context).patient;
    if (!name || !birthDate || !/\s/.test(name.value)) return [];
    const [start, end] = [Math.min(name.start, birthDate.start), Math.max(name.end, birthDate.end)];
    pairs.push({ name, birthDate, text: text.slice(start, end), start, end });
    from = end;
  }
  return pairs;
}

function medicinesOf(text: string, context: ReadingContext): Span[] {
  const { mentions, values } = readByRules(text, context);
  const numbers = values.rxNumbers.filter(
    ({ start }) => !mentions.some((mention) => start >= mention.start && start < mention.end),
  );
  return [...mentions, ...numbers].sort((a, b) => a.start - b.start);
}

/** By which people each medicine is asked for; null where that is anybody's guess. */
function ownersOf(text: string, pairs: readonly Pair[], medicines: readonly Span[]): number[][] | null {
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
  pairs: readonly Pair[],
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
  pairs: readonly Pair[],
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
function isJoinedAt(text: string, pairs: readonly Pair[], place: number): boolean {
  const [left, right] = [pairs[place - 1], pairs[place]];
  if (!left || !right) return true;
  const words = text.slice(left.end, right.start);
  return joining.test(words) && /\p{L}|[,&]/u.test(words);
}
