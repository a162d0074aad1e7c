import { isGivenName } from '../domain/names/given-names.ts';
import type { Span } from '../domain/message.ts';
import type { ReadableText } from '../domain/text/readable-text.ts';
import { blankWords } from './blank-words.ts';

const word = "[a-z][a-z'-]*[a-z]";
const initial = '(?:[a-z]\\.? )?';
/** Surnames of two words, as in Spanish; a particle is none. */
const family = `(?:(?:de|del|la|las|los|van|von|st\\.?) ){0,2}${word}`;
const label =
  '(?: *[,.:;()-]* *(?:dob|d\\.o\\.b\\.?|date of birth|birth ?date|birthday|bday|born|f(?:\\.)?n(?:\\.|ac)?|nacid[oa]|naci|nacio|fecha de nacimiento|is|es|on|in|el|:|-|,))*[ \\n]+';
/** Whose year somebody may be born in: of a later one the date may be that of an accident (`mary fell 11/20/2026`). */
const year = '(?:19\\d\\d|200\\d|201\\d)';
const month =
  '(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)[a-z]*\\.?';
const born = `(?:\\d{1,2} ?[-/.] ?\\d{1,2} ?[-/.] ?(?:${year}|[3-9]\\d)(?!\\d)|${month} \\d{1,2}(?:st|nd|rd|th)?,? ${year}|\\d{1,2} (?:de )?${month} (?:de |del )?${year})`;

const stated = `(?:my (?:full )?name is|name is|name:|nombre:|patient:|paciente:|me llamo|mi nombre es|se llama)`;
const stops = '(?= *(?:[.,;:\\n(]|$| (?:and|y|dob|born|birthday|date|i|im|need|needs|necesito|\\d)))';

/** A given name and what stands beside it, where a birth date or a label says that both are a name. */
const beside = [
  `(?<given>${word}) ${initial}(?<family>${family}(?: ${word})?)(?=${label}${born})`,
  `(?<family>${family}), ?(?<given>${word})(?=${label}${born})`,
  `(?<=${born},? )(?<given>${word}) ${initial}(?<family>${word})(?= *(?:[.,;\\n]|$))`,
  `(?<=(?:^|[^a-z])${stated} )(?<given>${word}) ${initial}(?<family>${family})${stops}`,
].map((source) => new RegExp(`(?<![a-z'-])${source}`, 'dg'));

/**
 * The text without the surnames that a birth date or a label makes certain, each other character in its place: beside a
 * given name they speak of no danger, whatever their words mean besides (`fell`, `king`, `paro`).
 */
export function withoutPeople(readable: ReadableText): ReadableText {
  if (!/\d|nam|nom|llam|pa[tc]ien/.test(readable.text)) return readable;
  const text = beside.reduce(withoutFamily, readable.text);
  return text === readable.text ? readable : { ...readable, text };
}

/** Each match begins with what may be a given name; where it is none, the next word may be. */
function withoutFamily(text: string, pattern: RegExp): string {
  let rest = text;
  pattern.lastIndex = 0;
  for (let found = pattern.exec(rest); found; found = pattern.exec(rest)) {
    const [from, to] = found.indices?.groups?.['family'] ?? [0, 0];
    if (isGivenName(found.groups?.['given'] ?? ''))
      rest = rest.slice(0, from) + blankWords(rest.slice(from, to)) + rest.slice(to);
    else pattern.lastIndex = found.index + 1;
  }
  return rest;
}

/** Whether a danger was found in words that are only somebody's name. */
export function standsOnNames(
  { spans }: { spans: readonly Span[] },
  whole: ReadableText,
  unnamed: ReadableText,
): boolean {
  if (unnamed === whole) return false;
  return whole.starts.some(
    (start, at) =>
      whole.text[at] !== unnamed.text[at] && spans.some((span) => start >= span.start && start < span.end),
  );
}
