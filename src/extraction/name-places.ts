import { isGivenName } from '../domain/names/given-names.ts';
import { isFullName, isSurelyGiven } from './given-name-words.ts';
import { inCapitals, isNameWord, nameFrom, owns, type FoundName } from './name-words.ts';
import { endsSentence, wordAt, wordsBetween, type Reading } from './reading.ts';

const title = / (?:mr|mrs|ms|miss|sr|sra|srta|senora|senor|dona|don)(?: \.)? $/;

/** `Rx 7000041 Ruth Alder`, `Ruth Alder rx number 7000042`. */
export function besideNumber(reading: Reading): FoundName | null {
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
export function titled(reading: Reading): FoundName | null {
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
export function subject(reading: Reading): FoundName | null {
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
export function givenAlone(reading: Reading): FoundName | null {
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
export function setApart(reading: Reading): FoundName | null {
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
export function signedSmall(reading: Reading): FoundName | null {
  const last = reading.tokens.length - (endsSentence(reading, reading.tokens.length - 1) ? 1 : 0);
  const at = last - 2;
  const found = at > 0 && isSurelyGiven(reading, at) ? nameFrom(reading, at, 2, false) : null;
  return found?.next === last && !staff.test(wordsBetween(reading, at - 2, at)) ? found : null;
}

/** Two to four name words right before the date (or its label), or right after it. */
export function besideDate(reading: Reading, date: { at: number; next: number } | null): FoundName | null {
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
export function signed(reading: Reading): FoundName | null {
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
export function leading(reading: Reading): FoundName | null {
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
