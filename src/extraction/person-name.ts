import type { NameClaim } from '../domain/message.ts';
import {
  inCapitals,
  isCapital,
  isNameWord,
  nameFrom,
  owns,
  spanOfName,
  type FoundName,
} from './name-words.ts';
import { endsSentence, spanOfTokens, take, wordAt, wordsBetween, type Reading } from './reading.ts';

const ownLabel =
  / (?:my name is|name is|names|name|this is|i am|im|its|name :|name -|mi nombre es|me llamo|soy|le habla|habla|nombre :|nombre es|nombre|se llama|atentamente|sincerely|regards) (?:(?:mr|mrs|ms|miss|sr|sra|srta|senor|senora) \.? ?)?$/;
/** After these even one word in small letters is a name. */
const surely = / (?:my name is|name is|names|name :|mi nombre es|me llamo|se llama|nombre es|nombre :) $/;
const patientLabel =
  / (?:patient|patient :|patient name|patient name :|patients name is|patient is|resident|resident :|resident name :|client|client :|member|member :|name of patient|pt|pt :|paciente|paciente :|nombre del paciente|nombre del paciente :|residente|pt name :|name of patient :|patient name is|her name is|his name is) $/;
const kin =
  '(?:mother|mom|mum|father|dad|wife|husband|son|daughter|sister|brother|grandmother|grandma|grandfather|grandpa|aunt|uncle|partner|friend|client|resident|patient|(?:mother|father|sister|brother|son|daughter) in law|esposa|esposo|mama|papa|madre|padre|hijo|hija|abuela|abuelo|suegra|suegro|tia|tio|hermana|hermano|residente|paciente)';
const relation = new RegExp(
  ` (?:for|para|de|calling for|behalf of|about|regarding)(?: :)?(?: (?:my|mi|our|a|the|his|her|resident|patient|el|la))?(?: ${kin})? ,? ?$`,
);
const related = new RegExp(` (?:my|mi|our) ${kin} ,? ?$`);
const ofPossessor = / (?:refill|renew|resurtir|need|fill|for|is|about|on|of|order) $/;

/**
 * The patient's name as claimed: behind a label, beside the birth date, or signed at the end. When the writer speaks
 * for somebody else, their own name is not the patient's.
 */
export function readPatientName(
  reading: Reading,
  birthDateAt: { at: number; next: number } | null,
  ofAnother: boolean,
): NameClaim | null {
  const found =
    firstAndLast(reading) ??
    labelled(reading, patientLabel, 4) ??
    (ofAnother ? (labelled(reading, relation, 4) ?? labelled(reading, related, 4)) : null) ??
    (ofAnother ? null : labelled(reading, ownLabel, 4)) ??
    besideDate(reading, birthDateAt) ??
    (ofAnother ? null : (labelled(reading, relation, 4, true) ?? signed(reading) ?? leading(reading))) ??
    possessor(reading);
  if (!found) return null;
  take(reading, found.at, found.next);
  return { ...spanOfName(reading, found.at, found.next), value: found.value };
}

/** `first name Helen, last name Park`, in either order. */
function firstAndLast(reading: Reading): FoundName | null {
  const given = partOfName(reading, / (?:first|given) name (?:(?:is|:|-) )?$/);
  const family = partOfName(
    reading,
    / (?:last|family) name (?:(?:is|:|-) )?$| (?:surname|apellido) (?:(?:is|es|:) )?$/,
  );
  if (given === null || family === null) return null;
  const [at, next] = [Math.min(given, family), Math.max(given, family) + 1];
  const value = [given, family].map((place) => spanOfTokens(reading, place, place + 1).text).join(' ');
  return { at, next, value: inCapitals(value) };
}

function partOfName(reading: Reading, label: RegExp): number | null {
  for (let at = 1; at < reading.tokens.length; at++) {
    if (isNameWord(reading, at, false) && label.test(wordsBetween(reading, at - 5, at))) return at;
  }
  return null;
}

/** `refill Mary Johnson's lisinopril`: two capitalised words, the second of them the owner's. */
function possessor(reading: Reading): FoundName | null {
  for (let at = 1; at < reading.tokens.length; at++) {
    if (!ofPossessor.test(wordsBetween(reading, at - 2, at))) continue;
    const found = nameFrom(reading, at, 3, true);
    if (found && found.next - found.at >= 2 && owns(reading, found.next - 1)) return found;
  }
  return null;
}

function labelled(reading: Reading, label: RegExp, words: number, capitals = false): FoundName | null {
  for (let at = 0; at < reading.tokens.length; at++) {
    if (!label.test(wordsBetween(reading, at - 6, at))) continue;
    const found = nameFrom(reading, at, words, capitals);
    if (!found) continue;
    const sure = surely.test(wordsBetween(reading, at - 6, at)) || isIntroduced(reading, at, found.next);
    if (found.next - found.at > 1 || ((isCapital(reading, found.at) || sure) && label !== relation))
      return found;
  }
  return null;
}

/** `this is frank, dob …`: one word in small letters, then the date of birth. */
function isIntroduced(reading: Reading, at: number, next: number): boolean {
  if (!/ (?:this is|soy|its) $/.test(wordsBetween(reading, at - 2, at))) return false;
  return /^ (?:, )?(?:(?:and )?my )?(?:dob|birthday|date of birth|birth|born|fecha|nacid[oa]) /.test(
    wordsBetween(reading, next, next + 6),
  );
}

/** Two to four name words right before the date (or its label), or right after it. */
function besideDate(reading: Reading, date: { at: number; next: number } | null): FoundName | null {
  if (!date) return null;
  let end = date.at;
  while (
    end > 0 &&
    date.at - end < 10 &&
    /^(?:dob|date|of|birth|born|birthday|is|,|:|-|\(|and|my|fecha|de|nacimiento|bday|d|o|b|\.|naci|nacio|el|on|y|mi|es|his|her|nacida|nacido|que|aqui|here|client|born|in)$/.test(
      wordAt(reading, end - 1),
    )
  )
    end--;
  for (let at = Math.max(0, end - 8); at < end - 1; at++) {
    const before = nameFrom(reading, at, 4, false);
    if (before && before.next === end) return before;
  }
  const start = /^[,.]$/.test(wordAt(reading, date.next)) ? date.next + 1 : date.next;
  const after = nameFrom(reading, start, 3, true);
  return after && after.next - after.at >= 2 ? after : null;
}

/** `Thanks, Mary Johnson` or `- Mary Johnson` at the very end. */
function signed(reading: Reading): FoundName | null {
  const last = reading.tokens.length - (endsSentence(reading, reading.tokens.length - 1) ? 1 : 0);
  for (const count of [4, 3, 2]) {
    const at = last - count;
    const found = at > 0 ? nameFrom(reading, at, count, true) : null;
    if (found?.next !== last || found.next - found.at < 2) continue;
    if (/^(?:thanks|you|gracias|-|\n|,|\.|regards|atentamente|!|ty|thx)$/.test(wordAt(reading, at - 1)))
      return found;
  }
  return null;
}

const presents = /^(?:needs|necesita|here|requests|wants|aqui|ocupa)$/;

/** `Mary Johnson, refill metformin` at the very beginning, in capitals; `mary johnson needs …` in any letters. */
function leading(reading: Reading): FoundName | null {
  const greeted = /^(?:hi|hello|hey|hola)$/.test(wordAt(reading, 0));
  const start = greeted ? (wordAt(reading, 1) === ',' ? 2 : 1) : 0;
  const small = nameFrom(reading, start, 4, false);
  if (small && small.next - small.at >= 2 && presents.test(wordAt(reading, small.next))) return small;
  const found = nameFrom(reading, start, 3, true);
  if (!found || found.next - found.at < 2 || start > 0) return null;
  const after = wordAt(reading, found.next);
  return /^(?:,|-|:|\n|\.|dob)$/.test(after) || reading.taken[found.next] ? found : null;
}
