import type { Db } from '../../db/client.ts';
import { type CalendarDate, calendarDate } from '../../domain/calendar-date.ts';
import { dangerFlags, type Extraction } from '../../domain/message.ts';
import type { Patient } from '../../domain/patient.ts';
import { normaliseText } from '../../domain/normalise-text.ts';
import { type Answer, readAnswer } from '../../extraction/answers/read-answer.ts';
import { readShortYear, readYearAlone, type YearAlone } from '../../extraction/dates/year-alone.ts';
import type { PersonRequest } from '../reading/read-message.ts';
import type { OpenQuestion } from './open-question.ts';

type Exchange = {
  text: string;
  question: OpenQuestion;
  patientsOfSender: Patient[];
  today: CalendarDate;
};

/**
 * "Sorry 1956" puts the year of the birth date right that was stated last, and is no strength, no Rx number and no
 * danger. Where none was stated of whoever is spoken of, it says nothing, and the whole date is asked for again. Null
 * where the text says more, or the number stands on the list of whoever writes.
 */
export async function withCorrectedYear(
  tx: Db,
  { text, question, patientsOfSender, today }: Exchange,
  request: PersonRequest,
): Promise<{ request: PersonRequest; answer: Answer } | null> {
  const said =
    readYearAlone(text, today) ?? (await readShort(tx, { text, question, patientsOfSender, today }));
  if (!said || !request.extraction || isOnList(said, patientsOfSender)) return null;
  // A slip of the year is none of a medicine ("me equivoqué de año"); of what else, a person reads.
  if (!said.named && dangerFlags.some((flag) => request.flags.includes(flag))) return null;
  const asksForDate = question.asked.includes('birth_date');
  if (!said.puts && !said.named && !asksForDate) return null;
  const stated = await findLastStated(tx, question.messageIds);
  const readings = stated.flatMap((date) => withYear(date, said.year) ?? []);
  const answer = {
    ...readAnswer(text),
    number: null,
    place: null,
    daysLeft: null,
    picks: [],
    corrects: true,
  };
  return { request: saying(request, request.extraction, { said, readings }), answer };
}

/** Two figures are a year only beside the birth date whose year they put right. */
async function readShort(
  tx: Db,
  { text, question, patientsOfSender, today }: Exchange,
): Promise<YearAlone | null> {
  const short = readShortYear(text);
  if (!short) return null;
  const years = (await findLastStated(tx, question.messageIds)).map((date) => Number(date.slice(0, 4)));
  const [stated] = years;
  if (stated === undefined) return null;
  const { two, from, puts, named, span } = short;
  const isThis = from === null ? named : years.some((year) => year % 100 === from);
  // "Sorry 54" may be a strength, where nothing says that it is the year.
  const isNear = Math.abs((stated % 100) - two) <= mostYearsOff && !isStrength(two, patientsOfSender);
  if (!isThis && !(from === null && puts && isNear && (await isOpenWho(tx, question)))) return null;
  const year = stated - (stated % 100) + two;
  return { year: year > Number(today.slice(0, 4)) ? year - 100 : year, span, puts, named };
}

async function isOpenWho(tx: Db, { asked, ticketIds }: OpenQuestion): Promise<boolean> {
  if (asked.includes('birth_date')) return true;
  return (await tx.ticket.count({ where: { id: { in: ticketIds }, patientId: null } })) > 0;
}

/** A slip of one figure. */
const mostYearsOff = 9;

function isStrength(figure: number, patients: Patient[]): boolean {
  return isOnList({ year: figure }, patients);
}

function saying(
  request: PersonRequest,
  extraction: Extraction,
  { said, readings }: { said: YearAlone; readings: CalendarDate[] },
): PersonRequest {
  const [value = null] = readings.length === 1 ? readings : [];
  const birthDate = readings.length === 0 ? null : { ...said.span, value, readings };
  return {
    ...request,
    learnt: true,
    claims: { name: null, birthDates: readings, rxNumbers: [] },
    medicines: [],
    flags: [],
    told: [],
    extraction: {
      ...extraction,
      ...{ intents: ['unclear'], flags: [], medications: [], rxNumbers: [] },
      ...{ patient: { name: null, birthDate }, daysLeft: null, asksForAll: false },
    },
  };
}

function withYear(date: CalendarDate, year: number): CalendarDate | null {
  const [, month, day] = date.split('-');
  return calendarDate(year, Number(month), Number(day));
}

/** "Vitamin D 2000" is on some lists. */
function isOnList({ year }: Pick<YearAlone, 'year'>, patients: Patient[]): boolean {
  const strengths = patients.flatMap(({ prescriptions }) =>
    prescriptions.flatMap(({ strength }) => strength ?? []),
  );
  return strengths.some((strength) => new RegExp(`\\b${String(year)}\\b`).test(strength.replaceAll(',', '')));
}

/**
 * The birth date that was stated last in the exchange, in all its readings; none where somebody was spoken of since for
 * whom no date was given.
 */
async function findLastStated(tx: Db, messageIds: string[]): Promise<CalendarDate[]> {
  const rows = await tx.extraction.findMany({
    where: { messageId: { in: messageIds }, engine: { startsWith: 'rules-' } },
    select: { result: true },
    orderBy: { id: 'desc' },
  });
  let named: string | null = null;
  // The column is written by `save-outcome.ts` alone.
  for (const { patient, speaksOfAnother } of rows.map(({ result }) => result as unknown as Extraction)) {
    const name: string | null = patient.name && normaliseText(patient.name.value);
    if (named !== null && name !== null && name !== named) return [];
    if (patient.birthDate) return patient.birthDate.readings;
    if (speaksOfAnother) return [];
    named ??= name;
  }
  return [];
}
