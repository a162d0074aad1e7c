import { digitSaid, found, numericReadings, skip, yearAt, type FoundDate } from './date-parts.ts';
import { neverNames } from '../people/name-lexicon.ts';
import { isCapital } from '../people/name-words.ts';
import { readNumber } from '../../domain/text/spoken-number.ts';
import { wordAt, wordsBetween, type Reading } from '../reading.ts';

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
  return isShort(reading, at, date) && !standsAlone(reading, at, date.next) ? null : date;
}

const closing = /^ (?:(?:thanks|thank|you|thx|gracias|please|por|favor|bye|[.!,)"]|so|much) )*$/;
const readPast: ReadonlySet<string> = new Set([
  ',',
  '.',
  'de',
  'del',
  'el',
  'um',
  'uh',
  'eh',
  'este',
  'and',
  'y',
  ')',
]);

/** `Ruth Alder four eighteen sixty three` or the last words of all: what three numbers are said there for is a birth. */
function standsAlone(reading: Reading, at: number, next: number): boolean {
  let before = at - 1;
  while (readPast.has(wordAt(reading, before))) before--;
  const named =
    before > 0 &&
    isCapital(reading, before) &&
    reading.tokens[before]?.kind === 'word' &&
    !neverNames.has(wordAt(reading, before));
  const ends =
    next - at > 1 && closing.test(wordsBetween(reading, next, next + 8)) && reading.tokens.length - next < 8;
  return named || (ends && !units.test(wordsBetween(reading, at - 2, at)));
}

const units = / (?:mg|milligrams?|take|number|at|refill|for|every|los|the|a|of|miligramos) (?:the )?$/;

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
  const whole = readNumber(reading.tokens, at + oh);
  // `uno mil novecientos …`: the year follows without a word between.
  const number =
    whole && whole.value > 999 ? readNumber(reading.tokens.slice(0, at + oh + 1), at + oh) : whole;
  return number && number.value >= 1 && number.value <= 31 ? number : null;
}
