import { ageYears, calendarDate, type CalendarDate } from '../domain/calendar-date.ts';
import { readNumber } from '../domain/text/spoken-number.ts';
import { wordAt, wordsBetween, type Reading } from './reading.ts';

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

/** A date at tokens `at` to `next`, with every day that its words can be read as. */
export type FoundDate = { at: number; next: number; readings: CalendarDate[] };

/** `3/4/1952`, `03-04-52`, `1952-03-04`, `3.4.1952`, `3 4 1952`. */
export function numericDate(reading: Reading, at: number): FoundDate | null {
  const dotted = /^(\d{1,2})\.(\d{1,2})$/.exec(reading.tokens[at]?.text ?? '');
  if (dotted) {
    const year = reading.tokens[at + 1]?.text === '.' ? reading.tokens[at + 2]?.text : undefined;
    return year
      ? found(reading, at, at + 3, numericReadings([dotted[1] ?? '', dotted[2] ?? '', year], reading))
      : null;
  }
  const dottedYear = /^((?:19|20)\d{2})\.(\d{1,2})$/.exec(reading.tokens[at]?.text ?? '');
  if (dottedYear && reading.tokens[at + 1]?.text === '.') {
    const day = reading.tokens[at + 2]?.text ?? '';
    return found(
      reading,
      at,
      at + 3,
      numericReadings([dottedYear[1] ?? '', dottedYear[2] ?? '', day], reading),
    );
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
export function namedMonthDate(reading: Reading, at: number): FoundDate | null {
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

/** `1952 March 4`, `nineteen sixty on May second`. */
export function yearFirst(reading: Reading, at: number): FoundDate | null {
  const year = yearAt(reading, at);
  if (year?.text.length !== 4) return null;
  const named = skip(reading, year.next);
  const month = months.get(wordAt(reading, named));
  const day = month ? readNumber(reading.tokens, skip(reading, named + 1)) : null;
  if (!month || !day || day.value < 1 || day.value > 31) return null;
  return found(reading, at, day.next, readingsOf([year.text], month, day.value, reading.context.today));
}

const between = new Set([
  'naci',
  'nacio',
  'en',
  'un',
  ',',
  'de',
  'del',
  'of',
  'the',
  '-',
  '/',
  '.',
  'in',
  'on',
  "'",
  'el',
  'year',
  'ano',
]);

function skip(reading: Reading, at: number): number {
  let next = at;
  while (next < at + 3 && between.has(reading.tokens[next]?.text ?? '')) next++;
  return next;
}

/** A year in digits or words: `nineteen fifty two` and `twenty ten` are two numbers, `mil novecientos…` is one. */
function yearAt(reading: Reading, at: number): { text: string; next: number } | null {
  const token = reading.tokens[at];
  if (token?.kind === 'number')
    return /^\d{2}(?:\d{2})?$/.test(token.text) ? { text: token.text, next: at + 1 } : null;
  const short = /^(?:oh|o|zero|cero)$/.test(wordAt(reading, at)) ? readNumber(reading.tokens, at + 1) : null;
  if (short && short.value < 10) return { text: pad(short.value), next: short.next };
  const first = readNumber(reading.tokens, at);
  if (!first) return null;
  if (first.value >= 1900) return { text: String(first.value), next: first.next };
  const digits = first.value < 10 ? yearInDigits(reading, at) : null;
  if (digits) return digits;
  const oh = /^(?:oh|o|zero|cero)$/.test(wordAt(reading, first.next)) ? 1 : 0;
  const second = readNumber(reading.tokens, first.next + oh);
  const century = first.value === 19 || first.value === 20;
  if (century && second && second.value < 100)
    return { text: `${first.value}${pad(second.value)}`, next: second.next };
  return first.value >= 10 && first.value < 100 ? { text: pad(first.value), next: first.next } : null;
}

/** `one nine five one`. */
function yearInDigits(reading: Reading, at: number): { text: string; next: number } | null {
  let text = '';
  for (let next = at; next < at + 4; next++) text += digitSaid(reading, next) ?? ' ';
  return /^(?:19|20)\d{2}$/.test(text) ? { text, next: at + 4 } : null;
}

function digitSaid(reading: Reading, at: number): string | null {
  const word = wordAt(reading, at);
  if (word === 'o' || word === 'oh') return '0';
  const number = word === 'a' || word.length > 6 ? null : readNumber(reading.tokens.slice(at, at + 1), 0);
  return number && number.value < 10 && !number.ordinal ? String(number.value) : null;
}

/** After a label only: `03041952`, `030452`, and numbers said one by one (`three four fifty two`). */
export function runTogether(reading: Reading, at: number): FoundDate | null {
  const written = compactDate(reading, at);
  if (written) return written;
  const spelled = digitByDigit(reading, at);
  if (spelled) return spelled;
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

/** `03041952`, `19520304`, `030452`. */
export function compactDate(reading: Reading, at: number): FoundDate | null {
  const text = reading.tokens[at]?.text ?? '';
  const ordered = /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(text);
  const readings = ordered ? numericReadings(ordered.slice(1), reading) : [];
  const digits = /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(text);
  const usual = digits ? numericReadings(digits.slice(1), reading) : [];
  return found(reading, at, at + 1, usual.length > 0 ? usual : readings);
}

const wordSeparators = /^(?:slash|dash|stroke|hyphen|dot|point|de|del|barra|diagonal|guion|punto|\/|-)$/;

/** `14 del 3 del 51`, `three slash fourteen slash fifty one`: separators said, months as numbers. */
export function separatedDate(reading: Reading, at: number): FoundDate | null {
  const parts: string[] = [];
  let next = at;
  for (const last of [false, false, true]) {
    const part = last ? yearAt(reading, skip(reading, next)) : partSaid(reading, next);
    if (!part) return null;
    parts.push(part.text);
    next = part.next;
    if (last) break;
    if (!wordSeparators.test(wordAt(reading, next))) return null;
    next++;
  }
  const marked = wordsBetween(reading, at, next);
  if (!/ (?:slash|dash|stroke|hyphen|dot|point|de|del|barra|diagonal|guion|punto) /.test(marked)) return null;
  return found(reading, at, next, numericReadings(parts, reading));
}

/** A day or month in words or digits, `one four` as well. */
function partSaid(reading: Reading, at: number): { text: string; next: number } | null {
  const [tens, units] = [digitSaid(reading, at), digitSaid(reading, at + 1)];
  if (tens !== null && units !== null && reading.tokens[at]?.kind === 'word')
    return { text: `${tens}${units}`, next: at + 2 };
  const part = spokenPart(reading, at);
  return part && { text: String(part.value), next: part.next };
}

/** Without a label: a whole year of four digits said (`three fourteen nineteen fifty one`), or all eight digits. */
export function unlabelledRun(reading: Reading, at: number): FoundDate | null {
  if (isNumeral(reading, at - 1)) return null;
  const date = runTogether(reading, at);
  if (!date || isNumeral(reading, date.next)) return null;
  const written = reading.tokens[at]?.text ?? '';
  if (/^\d+$/.test(written)) return /^\d{8}$/.test(written) && date.next === at + 1 ? date : null;
  return isShort(reading, at, date) ? null : date;
}

/** A year of two digits: `two twenty fifty`. */
function isShort(reading: Reading, at: number, date: FoundDate): boolean {
  const first = spokenPart(reading, at);
  const second = first && spokenPart(reading, skip(reading, first.next));
  if (digitByDigit(reading, at)) return date.next - at < 8;
  const year = second && yearAt(reading, skip(reading, second.next));
  return year?.text.length !== 4;
}

function isNumeral(reading: Reading, at: number): boolean {
  return reading.tokens[at]?.kind === 'number' || digitSaid(reading, at) !== null;
}

/** Eight or six digits said one by one: `zero three zero four one nine five two`. */
function digitByDigit(reading: Reading, at: number): FoundDate | null {
  let digits = '';
  let next = at;
  while (digits.length < 8) {
    const digit = digitSaid(reading, next);
    if (digit === null) break;
    digits += digit;
    next++;
  }
  const usual = numericReadings(/^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(digits)?.slice(1) ?? [], reading);
  // `oh three one four five one`, and `six two two four zero` without its zero.
  const bare = numericReadings(/^([1-9])(\d{2})(\d{4}|\d{2})$/.exec(digits)?.slice(1) ?? [], reading);
  return found(reading, at, next, usual.length > 0 ? usual : bare);
}

function spokenPart(reading: Reading, at: number): { value: number; next: number } | null {
  const oh = /^(?:oh|o|zero|cero)$/.test(wordAt(reading, at)) ? 1 : 0;
  const number = readNumber(reading.tokens, at + oh);
  return number && number.value >= 1 && number.value <= 31 ? number : null;
}

function found(reading: Reading, at: number, next: number, readings: CalendarDate[]): FoundDate | null {
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
