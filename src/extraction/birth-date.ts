import { ageYears, calendarDate, type CalendarDate } from '../domain/calendar-date.ts';
import type { BirthDateClaim } from '../domain/message.ts';
import { readNumber } from '../domain/text/spoken-number.ts';
import { spanOfTokens, take, wordAt, wordsBetween, type Reading } from './reading.ts';

const months = new Map<string, number>(
  [
    'january jan enero ene',
    'february feb febrero',
    'march mar marzo',
    'april apr abril abr',
    'may mayo',
    'june jun junio',
    'july jul julio',
    'august aug agosto ago',
    'september sept sep septiembre setiembre',
    'october oct octubre',
    'november nov noviembre',
    'december dec diciembre dic',
  ].flatMap((names, index) => names.split(' ').map((name): [string, number] => [name, index + 1])),
);

const labels =
  / (?:dob|d o b|birthday|birthdate|birth|born|bday|b day|nacimiento|naci|nacio|nacida|nacido|cumpleanos|fdn|fecha de nac|date of birth|bd|db|f n) (?:[^ ]+ ){0,5}$/;
const otherDates =
  / (?:filled|fill|refilled|appointment|appt|picked|pick|ordered|since|on|until|by|last|surtio|surtida|cita|desde|visit|due|expires|delivery|received|requested) (?:[^ ]+ ){0,2}$/;

type Found = { at: number; next: number; readings: CalendarDate[] };

/** The birth date that the text claims: a labelled date first, else the first that can be one. Takes its tokens. */
export function readBirthDate(reading: Reading): BirthDateClaim | null {
  const dates: (Found & { labelled: boolean })[] = [];
  for (let at = 0; at < reading.tokens.length; at++) {
    const before = wordsBetween(reading, at - 8, at);
    const labelled = labels.test(before);
    const found = dateAt(reading, at, labelled);
    if (!found) continue;
    if (labelled || !otherDates.test(before)) dates.push({ ...found, labelled });
    at = found.next - 1;
  }
  const claim =
    dates.find((date) => date.labelled) ?? dates.find((date) => isGrown(date, reading.context.today));
  if (!claim) return null;
  take(reading, claim.at, claim.next);
  const [only = null] = claim.readings;
  const value = claim.readings.length === 1 ? only : null;
  return { ...spanOfTokens(reading, claim.at, claim.next), value, readings: claim.readings };
}

/** Without a label, a date of the last two years is rather a fill or a visit. */
function isGrown(date: Found, today: CalendarDate): boolean {
  return date.readings.every((reading) => ageYears(reading, today) >= 2);
}

function dateAt(reading: Reading, at: number, labelled: boolean): Found | null {
  if (reading.tokens[at]?.kind === 'mark') return null;
  return (
    numericDate(reading, at) ?? namedMonthDate(reading, at) ?? (labelled ? runTogether(reading, at) : null)
  );
}

/** `3/4/1952`, `03-04-52`, `1952-03-04`, `3.4.1952`, `3 4 1952`. */
function numericDate(reading: Reading, at: number): Found | null {
  const dotted = /^(\d{1,2})\.(\d{1,2})$/.exec(reading.tokens[at]?.text ?? '');
  if (dotted) {
    const year = reading.tokens[at + 1]?.text === '.' ? reading.tokens[at + 2]?.text : undefined;
    return year
      ? found(reading, at, at + 3, numericReadings([dotted[1] ?? '', dotted[2] ?? '', year], reading))
      : null;
  }
  const parts: string[] = [];
  let next = at;
  let marked = true;
  while (parts.length < 3) {
    const token = reading.tokens[next];
    if (token?.kind !== 'number' || token.text.includes('.')) return null;
    parts.push(token.text);
    next++;
    if (parts.length === 3) break;
    const separator = /^[-/.]$/.test(reading.tokens[next]?.text ?? '');
    if (separator) next++;
    else marked = false;
  }
  if (!marked && !/^\d{4}$/.test(parts[2] ?? '') && !/^\d{4}$/.test(parts[0] ?? '')) return null;
  return found(reading, at, next, numericReadings(parts, reading));
}

function numericReadings(parts: readonly string[], { context }: Reading): CalendarDate[] {
  const [a = '', b = '', c = ''] = parts;
  if (a.length === 4) return readingsOf([a], Number(b), Number(c), context.today);
  if (a.length > 2 || b.length > 2 || (c.length !== 2 && c.length !== 4)) return [];
  const monthFirst = readingsOf([c], Number(a), Number(b), context.today);
  const dayFirst = readingsOf([c], Number(b), Number(a), context.today);
  return [...new Set([...monthFirst, ...dayFirst])];
}

/** `March 4th, 1952`, `march fourth nineteen fifty two`, `4 de marzo de 1952`, `4-Mar-52`. */
function namedMonthDate(reading: Reading, at: number): Found | null {
  const month = months.get(wordAt(reading, at));
  const first = month ? readNumber(reading.tokens, skip(reading, at + 1)) : readNumber(reading.tokens, at);
  if (!first || first.value < 1 || first.value > 31) return null;
  const after = skip(reading, first.next);
  const named = month ?? months.get(wordAt(reading, after));
  if (!named) return null;
  const year = yearAt(reading, skip(reading, month ? first.next : after + 1));
  if (!year) return null;
  return found(reading, at, year.next, readingsOf([year.text], named, first.value, reading.context.today));
}

const between = new Set([',', 'de', 'del', 'of', 'the', '-', '/', '.', 'in', 'el', 'year', 'ano']);

function skip(reading: Reading, at: number): number {
  let next = at;
  while (next < at + 3 && between.has(wordAt(reading, next))) next++;
  return next;
}

/** A year in digits or words: `nineteen fifty two` and `twenty ten` are two numbers, `mil novecientos…` is one. */
function yearAt(reading: Reading, at: number): { text: string; next: number } | null {
  const token = reading.tokens[at];
  if (token?.kind === 'number')
    return /^\d{2}(?:\d{2})?$/.test(token.text) ? { text: token.text, next: at + 1 } : null;
  const first = readNumber(reading.tokens, at);
  if (!first) return null;
  if (first.value >= 1900) return { text: String(first.value), next: first.next };
  const oh = wordAt(reading, first.next) === 'oh' ? 1 : 0;
  const second = readNumber(reading.tokens, first.next + oh);
  const century = first.value === 19 || first.value === 20;
  if (century && second && second.value < 100)
    return { text: `${first.value}${pad(second.value)}`, next: second.next };
  return first.value >= 10 && first.value < 100 ? { text: pad(first.value), next: first.next } : null;
}

/** After a label only: `03041952`, `030452`, and numbers said one by one (`three four fifty two`). */
function runTogether(reading: Reading, at: number): Found | null {
  const digits = /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(reading.tokens[at]?.text ?? '');
  if (digits) return found(reading, at, at + 1, numericReadings(digits.slice(1), reading));
  const first = spokenPart(reading, at);
  const second = first && spokenPart(reading, skip(reading, first.next));
  const year = second && yearAt(reading, skip(reading, second.next));
  if (!year) return null;
  return found(
    reading,
    at,
    year.next,
    numericReadings([String(first.value), String(second.value), year.text], reading),
  );
}

function spokenPart(reading: Reading, at: number): { value: number; next: number } | null {
  const oh = /^(?:oh|o|zero|cero)$/.test(wordAt(reading, at)) ? 1 : 0;
  const number = readNumber(reading.tokens, at + oh);
  return number && number.value >= 1 && number.value <= 31 ? number : null;
}

function found(reading: Reading, at: number, next: number, readings: CalendarDate[]): Found | null {
  const free = !reading.taken.slice(at, next).includes(true);
  return free && readings.length > 0 ? { at, next, readings } : null;
}

/** Real days in the past, at most 120 years ago. A year of two digits is expanded to the past, both ways if it can. */
function readingsOf(
  years: readonly string[],
  month: number,
  day: number,
  today: CalendarDate,
): CalendarDate[] {
  const [written = ''] = years;
  const expanded = written.length === 2 ? [`20${written}`, `19${written}`] : [written];
  return expanded.flatMap((year) => {
    const date = calendarDate(Number(year), month, day);
    const oldest = written.length === 2 ? 105 : 120;
    return date && date <= today && ageYears(date, today) <= oldest ? [date] : [];
  });
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
