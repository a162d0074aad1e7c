import type { BirthDateClaim, NameClaim, Span } from '../../domain/message.ts';
import { countBirthDates } from '../dates/birth-date.ts';
import { readByRules } from '../read-by-rules.ts';
import { startReading, type ReadingContext } from '../reading.ts';

/** What a text says of one of several people: its own words, the rest blanked, so that every place stays. */
export type PersonPart = {
  text: string;
  patient: { name: NameClaim | null; birthDate: BirthDateClaim | null };
  /** How the text speaks of whom it does not date: `self`, a relative, or a name. */
  owner?: string;
  /** Nobody can tell which of the medicines is whose. */
  isMixed: boolean;
};

type Pair = { name: NameClaim; birthDate: BirthDateClaim } & Span;

const mostPeople = 12;

/**
 * The people of a text that names two or more by full name and birth date, each with what is asked for them: what
 * stands before all of them is asked for all ("metformin for … and for …"), unless each has a medicine of their own
 * before their name, or each behind it. Empty for a text about one.
 */
export function splitPeople(text: string, context: ReadingContext): PersonPart[] {
  if (countBirthDates(startReading(text, context)) < 2) return [];
  const pairs = pairsOf(text, context);
  const different = new Set(pairs.map(({ name, birthDate }) => `${name.value} ${birthDate.readings.join()}`));
  if (different.size < 2) return [];
  const medicines = medicinesOf(text, context);
  const owners = ownersOf(text, pairs, medicines);
  return pairs.map(({ name, birthDate }, place) => {
    const others = pairs.filter((_, other) => other !== place);
    const foreign = medicines.filter((_, medicine) => !owners?.[medicine]?.includes(place));
    return {
      text: blank(text, [...others, ...foreign]),
      patient: { name, birthDate },
      isMixed: owners === null,
    };
  });
}

/** Full names with their dates, in their order, each found in what the others leave. */
function pairsOf(text: string, context: ReadingContext): Pair[] {
  const pairs: Pair[] = [];
  let from = 0;
  while (pairs.length < mostPeople) {
    const before = blank(text, [{ text: '', start: 0, end: from }]);
    const date = readByRules(before, context).patient.birthDate;
    if (!date) break;
    // The name of a date stands before it, and behind the person before.
    const window = blank(before, [{ text: '', start: date.end, end: text.length }]);
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
  const behind = !first;
  const owners = gaps.map((gap) => {
    if (!between) return gap === 0 ? 0 : pairs.length - 1;
    return behind ? gap - 1 : gap;
  });
  return medicines.map((_, medicine) => sharing(text, pairs, owners, medicine, behind));
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
    const [left, right] = [pairs[Math.min(place, place - step)], pairs[Math.max(place, place - step)]];
    const words = left && right ? text.slice(left.end, right.start) : 'x';
    if (!joining.test(words) || !/\p{L}|[,&]/u.test(words)) break;
    shared.push(place);
  }
  return shared;
}

function blank(text: string, spans: readonly Span[]): string {
  let kept = text;
  for (const { start, end } of spans)
    kept = kept.slice(0, start) + kept.slice(start, end).replace(/[^\n]/g, ' ') + kept.slice(end);
  return kept;
}
