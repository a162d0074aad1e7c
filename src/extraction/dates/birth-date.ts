import { ageYears, type CalendarDate } from '../../domain/calendar-date.ts';
import type { BirthDateClaim } from '../../domain/message.ts';
import { isGivenName } from '../../domain/names/given-names.ts';
import { asCorrected, beginOf, correctedDay } from './corrected-date.ts';
import type { FoundDate } from './date-parts.ts';
import { namedMonthDate, numericDate, yearFirst } from './date-words.ts';
import { compactDate, runTogether, separatedDate, unlabelledRun } from './spoken-dates.ts';
import { isNameWord } from '../people/name-words.ts';
import { spanOfTokens, take, wordAt, wordsBetween, type Reading } from '../reading.ts';

const labels =
  / (?:dobs?|d o b|birthdays?|birthdates?|birth|born|bdays?|b day|nacimiento|naci|nacio|nacida|nacido|cumpleanos|fdn|fecha de nac|date of birth|bd|db|f n) (?:[^ ]+ ){0,5}$| (?:fecha|hes|shes|he is|she is) (?:es |el |del? |: )?$/;
const otherDates =
  / (?:filled|fill|refilled|appointment|appt|picked|pick|ordered|since|on|until|by|last|surtio|surtida|cita|desde|visit|due|expires|delivery|received|requested) (?:[^ ]+ ){0,2}$/;
const longSince =
  / (?:since|desde|started|diagnosed|surgery|operated|married|moved|died|murio) (?:[^ ]+ ){0,1}$/;

/** A fill, a visit or another event. One of long ago is a birth, unless something lasts since then. */
function isOther(before: string, date: FoundDate, today: CalendarDate): boolean {
  if (longSince.test(before)) return true;
  return otherDates.test(before) && !date.readings.every((reading) => ageYears(reading, today) >= 12);
}

type Dated = FoundDate & { labelled: boolean };

/** Every day of a text that can be a birth date, in their order; that of twins it gives twice. */
export function birthDatesIn(reading: Reading): BirthDateClaim[] {
  return datesIn(reading)
    .filter((date) => date.labelled || isGrown(date, reading.context.today))
    .map((date) => claimOf(reading, date));
}

/** The birth date that the text claims: a labelled date first, else the first that can be one. Takes its tokens. */
export function readBirthDate(reading: Reading): BirthDateClaim | null {
  const dates = datesIn(reading);
  const claim =
    dates.find((date) => date.labelled) ?? dates.find((date) => isGrown(date, reading.context.today));
  if (!claim) return null;
  take(reading, claim.at, claim.next);
  return claimOf(reading, claim);
}

function claimOf(reading: Reading, { at, next, readings }: FoundDate): BirthDateClaim {
  const [only = null] = readings;
  const value = readings.length === 1 ? only : null;
  return { ...spanOfTokens(reading, at, next), value, readings };
}

/** Every day that is told of, but for fills, visits and the like. */
function datesIn(reading: Reading): Dated[] {
  const dates: Dated[] = [];
  for (let at = 0; at < reading.tokens.length; at++) {
    const before = wordsBetween(reading, at - 8, at);
    const cued = labels.test(before);
    const read = dateAt(reading, at, cued) ?? cuedAfter(reading, at);
    if (!read) continue;
    const whole = asCorrected(reading, read, (place) => dateAt(reading, place, true));
    const date = { ...whole, at: beginOf(reading, read) };
    const labelled = cued || isCuedAfter(reading, date.next);
    if (labelled || !isOther(before, date, reading.context.today)) dates.push({ ...date, labelled });
    at = date.next - 1;
  }
  return dates;
}

const labelAfter =
  /^ (?:[,.] )?(?:(?:thats|that is|is|es|are|,|esa es|ese es) )?(?:(?:my|mi|her|his|the|our|la|su) )?(?:dob|birthday|birthdate|bday|date of birth|birth date|fecha de nacimiento|cumpleanos) /;

function isCuedAfter(reading: Reading, next: number): boolean {
  return labelAfter.test(wordsBetween(reading, next, next + 7));
}

/** `oh three fourteen nineteen fifty two is my birthday`. */
function cuedAfter(reading: Reading, at: number): FoundDate | null {
  const date = reading.tokens[at]?.kind === 'mark' ? null : runTogether(reading, at);
  return date && isCuedAfter(reading, date.next) ? date : null;
}

/** Without a label, a date of the last two years is rather a fill or a visit. */
function isGrown(date: FoundDate, today: CalendarDate): boolean {
  return date.readings.every((reading) => ageYears(reading, today) >= 2);
}

function dateAt(reading: Reading, at: number, labelled: boolean): FoundDate | null {
  if (reading.tokens[at]?.kind === 'mark') return null;
  return (
    numericDate(reading, at) ??
    namedMonthDate(reading, at) ??
    correctedDay(reading, at) ??
    yearFirst(reading, at, labelled) ??
    separatedDate(reading, at) ??
    (labelled ? runTogether(reading, at) : null) ??
    (numberBefore.test(wordsBetween(reading, at - 4, at)) ? null : unlabelledRun(reading, at)) ??
    (isBehindName(reading, at) ? (compactDate(reading, at) ?? runTogether(reading, at)) : null)
  );
}

const numberBefore =
  / (?:rx|prescription|script|receta|refill|number|numero|num|no|#|phone|call|cell|telefono|tel|llame|fax)(?: (?:is|es|number|numero|no|#|:|\.|me|at|al))* $/;

/** `Ruth Alder 031451`, `ruth alder here six twenty two forty`: a given name and another name word right before. */
function isBehindName(reading: Reading, at: number): boolean {
  let end = at;
  while (at - end < 3 && /^(?:,|here|speaking|again|aqui|um|uh|er|eh|este)$/.test(wordAt(reading, end - 1)))
    end--;
  return (
    isGivenName(wordAt(reading, end - 2)) &&
    isNameWord(reading, end - 2, false) &&
    isNameWord(reading, end - 1, false)
  );
}
