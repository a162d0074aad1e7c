import type { NameClaim } from '../../domain/message.ts';
import { givenAlone } from './name-places.ts';
import { nameInParts } from './name-parts.ts';
import { statedNames } from './name-stated.ts';
import { candidatesOf, type Candidate } from './name-candidates.ts';
import { nameRuns } from './name-runs.ts';
import { spanOfName, type FoundName } from './name-words.ts';
import { take, wordsBetween, type Reading } from '../reading.ts';
import { leastOfStated } from './name-likeness.ts';
import { bestName } from './score-name.ts';
import { asSpelt } from './spelt-name.ts';

/** Behind these, words in small letters that nobody is known by are a name as well. */
const label =
  / (?:name is|my names|names|name|name [:-]|nombre es|nombre :|nombre|me llamo|this is|its|soy|habla|(?:patient|resident|client|member|paciente|residente|pt) :) (?:(?:mr|mrs|ms|miss|sr|sra|srta|senor|senora|dona?|,) ?\.? ?)?$/;

/**
 * The patient's name as claimed: of all words that can be a full name, those for which most speaks (a label, a
 * relative, the birth date, the place in the text); whoever only writes or treats comes last.
 */
export function readPatientName(
  reading: Reading,
  birthDateAt: { at: number; next: number } | null,
  ofAnother: boolean,
): NameClaim | null {
  const runs = nameRuns(reading, (at) => label.test(wordsBetween(reading, at - 6, at)));
  const shaped = bestName(reading, candidatesOf(reading, runs), birthDateAt, ofAnother);
  const stated = statedNames(reading, birthDateAt).filter(
    (name) => !shaped || isWhole(reading, name, shaped),
  );
  const best = bestName(reading, stated, birthDateAt, ofAnother, leastOfStated) ?? shaped;
  const parts = nameInParts(reading);
  const found = asSpelt(reading, parts ?? (best ? asFound(best) : givenAlone(reading)));
  if (!found) return null;
  take(reading, found.at, found.next);
  return { ...spanOfName(reading, found.at, found.next), value: found.value };
}

/** `al-Rashid, Mohammed` around `Rashid, Mohammed`: a whole name that is turned round at its comma. */
function isWhole(reading: Reading, name: Candidate, part: Candidate): boolean {
  const around = name.at <= part.at && name.next >= part.next;
  const longer = name.words.join(' ').length > part.words.join(' ').length;
  return around && longer && wordsBetween(reading, name.at, name.next).includes(' , ');
}

function asFound({ at, next, words }: Candidate): FoundName {
  return { at, next, value: words.join(' ') };
}
