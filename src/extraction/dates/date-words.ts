import { readNumber } from '../../domain/text/spoken-number.ts';
import { found, numericReadings, readingsOf, skip, yearAt, type FoundDate } from './date-parts.ts';
import { wordAt, wordsBetween, type Reading } from '../reading.ts';

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
  // `12/23-12/30`: two days of a year.
  if (isMarkedNumber(reading, next, next + 1) || isMarkedNumber(reading, at - 1, at - 2)) return null;
  if (!marked && !/^\d{4}$/.test(parts[2] ?? '') && !/^\d{4}$/.test(parts[0] ?? '')) return null;
  return found(reading, at, next, numericReadings(parts, reading));
}

function isMarkedNumber(reading: Reading, mark: number, number: number): boolean {
  return /^[-/]$/.test(reading.tokens[mark]?.text ?? '') && reading.tokens[number]?.kind === 'number';
}

/** `March 4th, 1952`, `march fourth nineteen fifty two`, `4 de marzo de 1952`, `4-Mar-52`. */
export function namedMonthDate(reading: Reading, at: number): FoundDate | null {
  const month = monthAt(reading, at);
  // `Berg, Jan 1/12/1970`: a whole date of its own behind what is a name.
  if (month && /^[-/.]$/.test(wordAt(reading, at + 2)) && numericDate(reading, at + 1)) return null;
  // `born in june ironically the fourteenth …`
  const aside = month && wordAt(reading, at + 2) === 'the' && reading.tokens[at + 1]?.kind === 'word' ? 2 : 1;
  const dayAt = month ? skip(reading, at + aside) : at;
  const whole = readNumber(reading.tokens, dayAt);
  // `june twenty two thousand four`: the day ends where the year begins.
  const first =
    whole && month && whole.value > 9999 ? readNumber(reading.tokens.slice(0, dayAt + 1), dayAt) : whole;
  if (!first) return holidayDate(reading, at);
  // `b4 dec 12`
  if (
    reading.tokens[at]?.kind === 'number' &&
    reading.tokens[at - 1]?.kind === 'word' &&
    isTight(reading, at)
  )
    return null;
  const late = month ? dayBehindYear(reading, at, month) : null;
  if (late) return late;
  if (first.value < 1 || first.value > 31) return null;
  const after = skip(reading, first.next);
  const named = month ?? monthAt(reading, after) ?? monthNumber(reading, after);
  if (!named) return null;
  const from = month
    ? first.next
    : [after, after + 1].some((place) => /^(?:month|mes)$/.test(wordAt(reading, place)))
      ? after + 2
      : after + 1;
  const year = yearAt(reading, skip(reading, from));
  if (!year) return null;
  // `dads heart one, june 17 1950`: the number before belongs to other words.
  if (!month && year.text.length < 4 && yearIsWholeFrom(reading, after)) return null;
  return found(reading, at, year.next, readingsOf([year.text], named, first.value, reading.context.today));
}

/** A date of its own begins with the month, whose year has four digits. */
function yearIsWholeFrom(reading: Reading, at: number): boolean {
  const date = monthAt(reading, at) ? namedMonthDate(reading, at) : null;
  return date !== null && /^\d{4}$/.test(reading.tokens[date.next - 1]?.text ?? '');
}

/** No blank stands between a token and the one before it. */
function isTight(reading: Reading, at: number): boolean {
  return reading.tokens[at - 1]?.to === reading.tokens[at]?.from;
}

const holidays = new Map<string, [month: number, day: number]>([
  ['halloween', [10, 31]],
  ['christmas', [12, 25]],
  ['christmas day', [12, 25]],
  ['christmas eve', [12, 24]],
  ['new years', [1, 1]],
  ['new years day', [1, 1]],
  ['new years eve', [12, 31]],
  ['valentines day', [2, 14]],
  ['navidad', [12, 25]],
  ['nochebuena', [12, 24]],
  ['ano nuevo', [1, 1]],
]);

/** `born on halloween nineteen sixty one`. */
function holidayDate(reading: Reading, at: number): FoundDate | null {
  if (/^(?:after|before|despues|antes|de)$/.test(wordAt(reading, at - 1))) return null;
  for (const count of [3, 2, 1]) {
    const day = holidays.get(wordsBetween(reading, at, at + count).trim());
    const year = day && yearAt(reading, skip(reading, at + count));
    if (year)
      return found(reading, at, year.next, readingsOf([year.text], day[0], day[1], reading.context.today));
  }
  return null;
}

/** `ago` is a month in Spanish and follows a time in English. */
export function monthAt(reading: Reading, at: number): number | undefined {
  const word = wordAt(reading, at);
  const before = word === 'ago' ? wordAt(reading, at - 1) : '';
  return /^(?:years?|months?|weeks?|days?|hours?|minutes?|long|while)$/.test(before)
    ? undefined
    : (months.get(word) ?? romanMonth(reading, at));
}

const romans = 'i ii iii iv v vi vii viii ix x xi xii'.split(' ');

/** `15-III-1994`: between day and year. */
function romanMonth(reading: Reading, at: number): number | undefined {
  const month = romans.indexOf(wordAt(reading, at)) + 1;
  const mark = wordAt(reading, at - 1);
  const marked = /^[-/.]$/.test(mark) && wordAt(reading, at + 1) === mark;
  return month > 0 && marked && reading.tokens[at - 2]?.kind === 'number' ? month : undefined;
}

/** `day eleven of month nine`. */
function monthNumber(reading: Reading, at: number): number | undefined {
  // `the ninth day of the ninth month …`
  const ordinal = readNumber(reading.tokens, at);
  if (ordinal?.ordinal && wordAt(reading, ordinal.next) === 'month' && ordinal.value <= 12)
    return ordinal.value;
  if (!/^(?:month|mes)$/.test(wordAt(reading, at))) return undefined;
  const number = readNumber(reading.tokens, at + 1);
  return number && number.value >= 1 && number.value <= 12 ? number.value : undefined;
}

/** `june nineteen thirty seven the seventeenth`, `june of 1937, the 17th`. */
function dayBehindYear(reading: Reading, at: number, month: number): FoundDate | null {
  const year = yearAt(reading, skip(reading, at + 1));
  if (year?.text.length !== 4) return null;
  const place = skip(reading, year.next);
  const day = readNumber(reading.tokens, place);
  if (!day || day.value < 1 || day.value > 31 || !(day.ordinal || wordAt(reading, place - 1) === 'the'))
    return null;
  return found(reading, at, day.next, readingsOf([year.text], month, day.value, reading.context.today));
}

/** `1952 March 4`, `nineteen sixty on May second`, `1958 22 may`; behind a label `thirty nine september the second`. */
export function yearFirst(reading: Reading, at: number, labelled: boolean): FoundDate | null {
  const year = yearAt(reading, at);
  if (!year || (year.text.length !== 4 && !(labelled && Number(year.text) > 31))) return null;
  const named = skip(reading, year.next);
  const month = monthAt(reading, named);
  const day = readNumber(reading.tokens, month ? skip(reading, named + 1) : named);
  if (!day || day.value < 1 || day.value > 31) return null;
  const behind = skip(reading, day.next);
  const written = month ?? monthAt(reading, behind);
  if (!written) return null;
  const next = month ? day.next : behind + 1;
  return found(reading, at, next, readingsOf([year.text], written, day.value, reading.context.today));
}
