import { isGivenName } from '../domain/names/given-names.ts';
import type { NameClaim } from '../domain/message.ts';
import { isFullName, isSurelyGiven } from './given-name-words.ts';
import {
  besideDate,
  besideNumber,
  givenAlone,
  leading,
  setApart,
  signed,
  signedSmall,
  subject,
  titled,
} from './name-places.ts';
import {
  inCapitals,
  isCapital,
  isNameWord,
  nameFrom,
  owns,
  spanOfName,
  type FoundName,
} from './name-words.ts';
import { isRelativeWord, relativePhrase } from './people-words.ts';
import { spanOfTokens, take, wordAt, wordsBetween, type Reading } from './reading.ts';

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

/** `this one is for vera lindqvist`. */
function isMeant(reading: Reading, at: number): boolean {
  return (
    / (?:is|its|refill|requesting|calling|es) (?:for|para) $/.test(wordsBetween(reading, at - 2, at)) &&
    isFullName(reading, at)
  );
}

/** `this is frank, dob …`: one word in small letters, then the date of birth. */
function isIntroduced(reading: Reading, at: number, next: number): boolean {
  if (!/ (?:this is|soy|its) $/.test(wordsBetween(reading, at - 2, at))) return false;
  return /^ (?:, )?(?:(?:and )?my )?(?:dob|birthday|date of birth|birth|born|fecha|nacid[oa]) /.test(
    wordsBetween(reading, next, next + 6),
  );
}
