import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Span } from '../../domain/message.ts';
import { normaliseText } from '../../domain/normalise-text.ts';

/** `puts`: a word says that something before it was wrong; `named`: that it is a year, or of a birth. */
export type YearAlone = { year: number; span: Span; puts: boolean; named: boolean };

/** More is a story of its own. */
const mostWords = 10;
const earliest = 1900;

const correcting = new Set(
  'oops ooops whoops ups uy oh sorry srry sry wait actually correction typo typed mistyped wrong bad mistake meant mean fix should perdon disculpe disculpa correccion digo quise decir equivoque equivocado mal error no not'.split(
    ' ',
  ),
);
const naming = new Set(
  'born year yr birth birthday birthdate dob bday ano naci nacio nacida nacido nacimiento'.split(' '),
);
const beside = new Set(
  'i my his her the a an it its is was be it s in of for on and but that thats put said wrote instead please pls thanks thank you date me se el la los mi su es era fue fecha en de del lo y pero que puse por favor gracias ok sino really fact right correct correcto correcta have been one ay'.split(
    ' ',
  ),
);

/** `sorry 1956`, `oops wrong year, 1979`, `es 1954, no 1945`: a year and hardly a word; null for any other text. */
export function readYearAlone(text: string, today: CalendarDate): YearAlone | null {
  const said = readFigures(text, (figure) => isYear(figure, today));
  return said && { year: Number(said.figure), span: said.span, puts: said.puts, named: said.named };
}

/** The last two figures of a year; `from`: those that they take the place of, where it is said. */
export type ShortYear = Omit<YearAlone, 'year'> & { two: number; from: number | null };

/**
 * `52 not 53`, `54 i mean`, `no 1952 not 53`: what may be a year in two figures, which only the birth date that was
 * stated before can tell; null for any other text.
 */
export function readShortYear(text: string): ShortYear | null {
  const said = readFigures(text, (figure) => /^(?:\d{2}|(?:19|20)\d{2})$/.test(figure));
  if (!said) return null;
  const [two, from] = [said.figure, said.other].map((figure) =>
    figure === null ? null : Number(figure) % 100,
  );
  return two == null ? null : { ...said, two, from: from ?? null };
}

type Figures = Pick<YearAlone, 'span' | 'puts' | 'named'> & { figure: string; other: string | null };

/** One figure, or one in place of another, beside words that only put right or name a year. */
function readFigures(text: string, isOne: (figure: string) => boolean): Figures | null {
  const words = normaliseText(text).split(' ');
  if (words.length > mostWords || text.includes('?')) return null;
  const figures = words.filter((word) => /\d/.test(word));
  const others = words.filter((word) => !/\d/.test(word));
  if (!others.every((word) => correcting.has(word) || naming.has(word) || beside.has(word))) return null;
  const [first, second, ...more] = figures;
  if (first === undefined || more.length > 0 || !figures.every(isOne)) return null;
  const isFirst = second === undefined || !isDenied(words, first) || isDenied(words, second);
  const figure = isFirst ? first : second;
  const start = text.indexOf(figure);
  if (start < 0) return null;
  return {
    figure,
    other: second === undefined ? null : isFirst ? second : first,
    span: { text: figure, start, end: start + figure.length },
    puts: others.some((word) => correcting.has(word)),
    named: others.some((word) => naming.has(word)),
  };
}

/** Whether a number that stands alone can be the year of a birth. */
export function isYear(figure: string, today: CalendarDate): boolean {
  return /^\d{4}$/.test(figure) && Number(figure) >= earliest && Number(figure) <= Number(today.slice(0, 4));
}

/** `not 1965 but 1956`, `no 1945 sino 1954`. */
function isDenied(words: string[], year: string): boolean {
  return /^(?:not|no)$/.test(words[words.indexOf(year) - 1] ?? '');
}
