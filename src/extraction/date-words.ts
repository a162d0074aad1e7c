import { readNumber } from '../domain/text/spoken-number.ts';
import { found, numericReadings, readingsOf, skip, yearAt, type FoundDate } from './date-parts.ts';
import { wordAt, type Reading } from './reading.ts';

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
  if (!marked && !/^\d{4}$/.test(parts[2] ?? '') && !/^\d{4}$/.test(parts[0] ?? '')) return null;
  return found(reading, at, next, numericReadings(parts, reading));
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
