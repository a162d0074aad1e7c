import type { BirthDateClaim, NameClaim, Span } from '../../domain/message.ts';
import { birthDatesIn } from '../dates/birth-date.ts';
import { readByRules } from '../read-by-rules.ts';
import { startReading, type ReadingContext } from '../reading.ts';
import { blankSpans } from './blank-spans.ts';
import { looseNameBefore } from './loose-name.ts';

export type Pair = { name: NameClaim; birthDate: BirthDateClaim } & Span;

const mostPeople = 12;

/**
 * Names with their dates, in their order, each found in what the others leave: the full name before its date or, where
 * that is not so of all, behind it ("4/2/1950 Ruth Lane metformin"). Beside a second date a family name or an initial
 * tells of somebody too. Empty where a date has no name.
 */
export function pairsOf(text: string, context: ReadingContext): Pair[] {
  const dates = birthDatesIn(startReading(text, context)).slice(0, mostPeople);
  const before = dates.map(({ end }, place) => ({ start: dates[place - 1]?.end ?? 0, end }));
  const behind = dates.map(({ start }, place) => ({ start, end: dates[place + 1]?.start ?? text.length }));
  const named = whole(before.map((window) => pairIn(text, window, context)));
  if (named || dates.length < 2) return named ?? [];
  return (
    whole(behind.map((window) => pairIn(text, window, context))) ??
    whole(before.map((window) => pairIn(text, window, context) ?? looselyNamed(text, window, context))) ??
    []
  );
}

/** Whether it gives two whole birth dates that are no readings of one, whoever is born then. */
export function givesTwoBirthDates(text: string, context: ReadingContext): boolean {
  const dates = birthDatesIn(startReading(text, context));
  return dates.some((one, place) =>
    dates.slice(place + 1).some((other) => !other.readings.some((day) => one.readings.includes(day))),
  );
}

function whole(pairs: readonly (Pair | null)[]): Pair[] | null {
  const found = pairs.filter((pair) => pair !== null);
  return found.length === pairs.length ? found : null;
}

type Window = Pick<Span, 'start' | 'end'>;

function pairIn(text: string, window: Window, context: ReadingContext): Pair | null {
  const { name, birthDate } = readIn(text, window, context);
  return name && birthDate && /\s/.test(name.value) ? asPair(text, name, birthDate) : null;
}

function looselyNamed(text: string, window: Window, context: ReadingContext): Pair | null {
  const { birthDate } = readIn(text, window, context);
  const name = birthDate && looseNameBefore(text, window.start, birthDate);
  return name ? asPair(text, name, birthDate) : null;
}

function readIn(text: string, { start, end }: Window, context: ReadingContext) {
  const outside = [
    { start: 0, end: start },
    { start: end, end: text.length },
  ];
  return readByRules(blankSpans(text, outside), context).patient;
}

function asPair(text: string, name: NameClaim, birthDate: BirthDateClaim): Pair {
  const [start, end] = [Math.min(name.start, birthDate.start), Math.max(name.end, birthDate.end)];
  return { name, birthDate, text: text.slice(start, end), start, end };
}
