import { isOrdinaryWord } from '../domain/drugs/ordinary-words.ts';
import { isGivenName, isWordToo } from '../domain/names/given-names.ts';
import type { NameClaim } from '../domain/message.ts';
import { isCommonWord } from './common-words.ts';
import { isRelativeWord, relativePhrase } from './people-words.ts';
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
  / (?:my name is|name is|names|name|this is|i am|im|its|name :|name -|mi nombre es|me llamo|soy|le habla|habla|aqui|parte de|nombre :|nombre es|nombre|se llama|atentamente|sincerely|regards) (?:(?:mr|mrs|ms|miss|sr|sra|srta|senor|senora) \.? ?)?$/;
/** After these even one word in small letters is a name. */
const surely = / (?:my name is|name is|names|name :|mi nombre es|me llamo|se llama|nombre es|nombre :) $/;
const patientLabel =
  / (?:patient|patient :|patient name|patient name :|patients name is|patient is|resident|resident :|resident name :|client|client :|member|member :|name of patient|pt|pt :|paciente|paciente :|nombre del paciente|nombre del paciente :|residente|pt name :|name of patient :|patient name is|her name is|his name is) $/;
const relation = new RegExp(
  ` (?:for|para|de|calling for|behalf of|about|regarding|nombre de)(?: :)?(?: (?:my|mi|our|a|the|his|her|resident|patient|el|la))?(?: (?:${relativePhrase}|paciente|patient))? ,? ?$`,
);
const related = new RegExp(
  ` (?:(?:my|mi|our) ${relativePhrase}(?: (?:name is|named|called|llamada|llamado))?|aunt|uncle|tia|tio) ,? ?$`,
);
const title = / (?:mr|mrs|ms|miss|sr|sra|srta|senora|senor|dona|don)(?: \.)? $/;
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
    besideNumber(reading) ??
    (ofAnother ? null : (labelled(reading, relation, 4, true) ?? signed(reading) ?? leading(reading))) ??
    titled(reading) ??
    subject(reading) ??
    possessor(reading) ??
    (ofAnother ? null : (setApart(reading) ?? signedSmall(reading))) ??
    givenAlone(reading);
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
  return relationOf(reading);
}

/** `I'm Oscar Lindgren's daughter`. */
function relationOf(reading: Reading): FoundName | null {
  for (let at = 0; at < reading.tokens.length; at++) {
    const found = nameFrom(reading, at, 3, !isSurelyGiven(reading, at));
    if (!found || found.next - found.at < 2 || !owns(reading, found.next - 1)) continue;
    const turned = / , /.test(wordsBetween(reading, found.at, found.next));
    if (!turned && isRelativeWord(wordAt(reading, found.next))) return found;
  }
  return null;
}

function labelled(reading: Reading, label: RegExp, words: number, capitals = false): FoundName | null {
  for (let at = 0; at < reading.tokens.length; at++) {
    if (!label.test(wordsBetween(reading, at - 6, at))) continue;
    const found = nameFrom(
      reading,
      at,
      words,
      capitals && !isSurelyGiven(reading, at) && !isMeant(reading, at),
    );
    if (!found || (label === related && !isCapital(reading, at) && !isGivenName(wordAt(reading, at))))
      continue;
    const sure = surely.test(wordsBetween(reading, at - 6, at)) || isIntroduced(reading, at, found.next);
    if (found.next - found.at > 1 || ((isCapital(reading, found.at) || sure) && label !== relation))
      return found;
  }
  return null;
}

/** A given name that is no ordinary word: a name in small letters as well. */
function isSurelyGiven(reading: Reading, at: number): boolean {
  const word = wordAt(reading, at).replace(/s$/, '');
  const given = [wordAt(reading, at), owns(reading, at) ? word : ''].find((one) => isGivenName(one));
  return given !== undefined && !isWordToo(given, !owns(reading, at));
}

/** A given name and a word that is no ordinary one, in any letters. */
function isFullName(reading: Reading, at: number): boolean {
  const family = wordAt(reading, at + 1);
  return (
    isGivenName(wordAt(reading, at)) &&
    isNameWord(reading, at + 1, false) &&
    !isOrdinaryWord(family) &&
    !isCommonWord(family)
  );
}

/** `this one is for vera lindqvist`. */
function isMeant(reading: Reading, at: number): boolean {
  return (
    / (?:is|its|refill|requesting|calling|es) (?:for|para) $/.test(wordsBetween(reading, at - 2, at)) &&
    isFullName(reading, at)
  );
}

/** `Rx 7000041 Ruth Alder`, `Ruth Alder rx number 7000042`. */
function besideNumber(reading: Reading): FoundName | null {
  for (const [at, token] of reading.tokens.entries()) {
    if (!reading.taken[at] || !/^\d{5,12}$/.test(token.text)) continue;
    const start = /^(?:,|-|:|for|para|\n|\.)$/.test(wordAt(reading, at + 1)) ? at + 2 : at + 1;
    const after = nameFrom(reading, start, 3, !isSurelyGiven(reading, start));
    if (after && after.next - after.at >= 2) return after;
    let end = at;
    while (
      end > 0 &&
      at - end < 5 &&
      /^(?:rx|number|#|no|num|prescription|script|:|,|-|\.|is|receta|numero|refill)$/.test(
        wordAt(reading, end - 1),
      )
    )
      end--;
    for (let first = Math.max(0, end - 4); first < end - 1; first++) {
      const before = nameFrom(reading, first, 4, !isSurelyGiven(reading, first));
      if (before?.next === end && before.next - before.at >= 2) return before;
    }
  }
  return null;
}

/** `Mrs. Ruth Alder needs …`; a doctor is no patient. */
function titled(reading: Reading): FoundName | null {
  for (let at = 1; at < reading.tokens.length; at++) {
    if (!title.test(wordsBetween(reading, at - 2, at))) continue;
    const found = nameFrom(reading, at, 3, !isSurelyGiven(reading, at));
    if (found && found.next - found.at >= 2) return found;
  }
  return null;
}

const needs =
  /^ (?:(?:also|really|still|tambien|ya) )*(?:needs|wants|requests|requested|takes|ran out|would like|has \d|is (?:almost |nearly |about |running |completely |all )*(?:out|low|down|due|on)|in (?:room|rm|bed)|necesita|ocupa|quiere|pide|se quedo|ya no tiene|toma) /;

/** `… and Arthur Pell is low on memantine`: who needs something, anywhere in the text. */
function subject(reading: Reading): FoundName | null {
  for (let at = 0; at < reading.tokens.length; at++) {
    const found = nameFrom(reading, at, 3, !isSurelyGiven(reading, at));
    if (!found || found.next - found.at < 2 || !needs.test(wordsBetween(reading, found.next, found.next + 6)))
      continue;
    if (!staff.test(wordsBetween(reading, at - 2, at))) return found;
  }
  return null;
}

const staff = / (?:dr|doctor|doctora|dra|nurse|pharmacist)(?: \.)? $/;

/** `Tom needs citalopram`, `lisinopril for Bob`, `Linda's metoprolol`: a given name alone. */
function givenAlone(reading: Reading): FoundName | null {
  for (let at = 0; at < reading.tokens.length; at++) {
    const owning = owns(reading, at);
    const named = isSurelyGiven(reading, at) && isUntaken(reading, at);
    if (!named || staff.test(wordsBetween(reading, at - 2, at))) continue;
    const wanted = needs.test(wordsBetween(reading, at + 1, at + 7));
    const meant =
      / (?:for|para) $/.test(wordsBetween(reading, at - 1, at)) && !isNameWord(reading, at + 1, false);
    if (!wanted && !meant && !(owning && reading.taken[at + 1])) continue;
    return { at, next: at + 1, value: inCapitals(wordAt(reading, at).replace(owning ? /s$/ : /$^/, '')) };
  }
  return null;
}

function isUntaken(reading: Reading, at: number): boolean {
  return reading.tokens[at]?.kind === 'word' && !reading.taken[at];
}

const edge = /^(?:|\n|[()[\].,;:-])$/;

/** `atorvastatin (Oscar Lindgren)`, a line of its own: capitals between marks, one of them a given name. */
function setApart(reading: Reading): FoundName | null {
  for (let at = 0; at < reading.tokens.length; at++) {
    if (!edge.test(wordAt(reading, at - 1)) || staff.test(wordsBetween(reading, at - 2, at))) continue;
    const found = nameFrom(reading, at, 4, true);
    if (!found || found.next - found.at < 2 || !edge.test(wordAt(reading, found.next))) continue;
    const [given = ''] = found.value.toLowerCase().split(/[ -]/);
    if (isGivenName(given)) return found;
  }
  return null;
}

/** `same as always mary johnson`: the last words are a given name and another. */
function signedSmall(reading: Reading): FoundName | null {
  const last = reading.tokens.length - (endsSentence(reading, reading.tokens.length - 1) ? 1 : 0);
  const at = last - 2;
  const found = at > 0 && isSurelyGiven(reading, at) ? nameFrom(reading, at, 2, false) : null;
  return found?.next === last && !staff.test(wordsBetween(reading, at - 2, at)) ? found : null;
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
    /^(?:\n|;|dob|date|of|birth|born|birthday|is|,|:|-|\(|and|my|fecha|de|nacimiento|bday|d|o|b|\.|naci|nacio|el|on|y|mi|es|his|her|nacida|nacido|que|aqui|here|client|born|in)$/.test(
      wordAt(reading, end - 1),
    )
  )
    end--;
  for (let at = Math.max(0, end - 8); at < end - 1; at++) {
    const before = nameFrom(reading, at, 4, false);
    if (before && before.next === end) return before;
  }
  const start = /^[,.]$/.test(wordAt(reading, date.next)) ? date.next + 1 : date.next;
  const after = nameFrom(reading, start, 3, !isSurelyGiven(reading, start) && !isFullName(reading, start));
  return after && after.next - after.at >= 2 ? after : null;
}

/** `Thanks, Mary Johnson` or `- Mary Johnson` at the very end. */
function signed(reading: Reading): FoundName | null {
  const last = reading.tokens.length - (endsSentence(reading, reading.tokens.length - 1) ? 1 : 0);
  for (const count of [4, 3, 2]) {
    const at = last - count;
    const found = at > 0 ? nameFrom(reading, at, count, true) : null;
    if (found?.next !== last || found.next - found.at < 2) continue;
    if (/ facility , $/.test(wordsBetween(reading, at - 2, at))) continue;
    if (/^(?:thanks|you|gracias|-|\n|,|\.|regards|atentamente|!|ty|thx)$/.test(wordAt(reading, at - 1)))
      return found;
  }
  return null;
}

const presents = /^(?:needs|necesita|here|requests|wants|aqui|ocupa|again|speaking|calling)$/;

/** `Mary Johnson, refill metformin` at the very beginning, in capitals; `mary johnson needs …` in any letters. */
function leading(reading: Reading): FoundName | null {
  const greeted = /^(?:hi|hello|hey|hola)$/.test(wordAt(reading, 0));
  const start = greeted ? (wordAt(reading, 1) === ',' ? 2 : 1) : 0;
  const small = nameFrom(reading, start, 4, false);
  if (small && small.next - small.at >= 2 && presents.test(wordAt(reading, small.next))) return small;
  const found = nameFrom(reading, start, 3, true);
  if (!found || found.next - found.at < 2 || start > 0) return null;
  const after = wordAt(reading, found.next);
  return /^(?:,|-|:|;|\n|\.|dob)$/.test(after) ||
    reading.taken[found.next] ||
    (reading.tokens[found.next]?.kind === 'number' && isGivenName(wordAt(reading, found.at)))
    ? found
    : null;
}
