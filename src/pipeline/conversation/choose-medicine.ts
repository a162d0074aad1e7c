import { dateIn } from '../../domain/calendar-date.ts';
import { denies } from '../../extraction/answers/denies.ts';
import { readMedication } from '../../extraction/medicines/read-medication.ts';
import type { Answer } from '../../extraction/answers/read-answer.ts';
import { answerTicket, type Told } from './answer-open-tickets.ts';
import { choicesInStrength, isTooLate, stopAtPharmacy } from '../work/correct-strength.ts';
import { candidatesOf } from './candidates.ts';
import { noteAnswer } from './note-answer.ts';
import type { OpenQuestion } from './open-question.ts';
import type { AnswerContext, QuestionAnswered } from './question-answered.ts';
import type { AskedMedicine } from '../reading/read-message.ts';
import type { ThreadTicket } from './thread-ticket-store.ts';
import { withdrawBySender } from './withdraw-by-sender.ts';

/** `unlisted`: they were told in no order, so that a place in a list means none of them. */
type Choices = Pick<OpenQuestion, 'choices'> & { unlisted?: boolean };

/** Of the medicines that were asked about the one that is meant, several, or all of them. */
export async function chooseMedicine(
  context: AnswerContext,
  given: Choices,
): Promise<QuestionAnswered | null> {
  if (context.given.answer.byLooks) return { kind: 'person' };
  const [first, ...others] = chosenOf(context, given);
  const taken = await takeChoice(context, first);
  return taken?.kind === 'told' ? { ...taken, more: askedFor(context, others) } : taken;
}

/** Of those that the words of the one ticket fit: "both", "the 75", "the 50 and the 75". */
export async function chooseAmongOwn(context: AnswerContext): Promise<QuestionAnswered | null> {
  const { answer } = context.given;
  const open = context.meant.filter(({ stage }) => stage === 'clarifying');
  const found = candidatesOf({ ...context, meant: open });
  if (!found || !(answer.all || answer.picks.length > 0 || answer.number)) return null;
  return chooseMedicine({ ...context, meant: [found.ticket] }, { choices: found.choices, unlisted: true });
}

/** None where the words leave open which. */
function chosenOf(context: AnswerContext, choices: Choices): string[] {
  const { answer, patientsOfSender } = context.given;
  const { all, count, picks } = answer;
  const one = meantOf(context, choices, answer);
  const several = picks.map((pick) => meantOf(context, choices, pick));
  if (picks.length > 0 && several.every(({ length }) => length === 1)) return [...new Set(several.flat())];
  if (!all) return one.length === 1 ? one : [];
  // "Both" may be the people of a shared phone, and "the 2" a strength.
  const people = count === patientsOfSender.length && choices.unlisted === true && count > 1;
  return (count ?? choices.choices.length) === choices.choices.length && !people && one.length === 0
    ? choices.choices
    : [];
}

/** The one ticket that the question is about is decided on this prescription. */
export async function takeChoice(
  { tx, deps, given, meant, to }: AnswerContext,
  prescriptionId: string | undefined,
): Promise<QuestionAnswered | null> {
  const [ticket] = meant;
  if (prescriptionId === undefined || !ticket) return null;
  if (!given.person.patient?.prescriptions.some(({ id }) => id === prescriptionId)) return { kind: 'person' };
  const told = await answerTicket(tx, deps, to, { ticket, line: 0, prescriptionId });
  return told ? { kind: 'told', tickets: [told] } : null;
}

/**
 * After a choice: "actually the other one" puts it right, "the other too" and "both" add to it. A bare "2" may be
 * either, which a person asks. Null where nothing was chosen, or the words are about something else.
 */
export async function changeChoice(
  context: AnswerContext,
  { kind, choices: offered }: Choices & Pick<OpenQuestion, 'kind'>,
): Promise<QuestionAnswered | null> {
  const { answer, message, person } = context.given;
  // Where none were listed, another strength in place of the first is a correction like any other.
  const own = offered.length === 0 && (answer.all || answer.adds) ? candidatesOf(context) : null;
  const listed: Choices = own ? { choices: own.choices, unlisted: true } : { choices: offered };
  const { choices } = listed;
  const chosen = choices.length > 1 ? await findChosen(context, choices) : null;
  if (
    !chosen ||
    person.request.medicines.some(
      ({ mention }) => mention.name !== null && !isOffered(context, choices, mention.name),
    )
  )
    return null;
  const rest = choices.filter((id) => id !== chosen.prescriptionId);
  const wanted =
    answer.other || (answer.all && own === null)
      ? rest
      : chosenOf(context, listed).filter((id) => rest.includes(id));
  const [only, ...others] = wanted;
  if (only === undefined) return null;
  if (answer.all || answer.adds)
    return answer.all || others.length === 0
      ? { kind: 'told', tickets: [], more: askedFor(context, wanted) }
      : { kind: 'person' };
  if (others.length > 0) return { kind: 'person' };
  if (answer.other || denies(message.text, answer)) return putRight(context, chosen.ticket, only);
  return kind === 'told' ? { kind: 'person' } : null;
}

/**
 * "No, the other one", behind the outcome of one medicine of theirs: the only other one of their list is wanted in its
 * place; of several we ask which.
 */
export async function chooseTheOther(context: AnswerContext): Promise<QuestionAnswered | null> {
  const { tx, deps, given, meant } = context;
  const { message, person, answer, now } = given;
  const [ticket, ...others] = meant.filter(
    ({ ownSources, medicationName }) => ownSources > 0 && medicationName,
  );
  const isTheirs = person.patient !== null && ticket?.patientId === person.patient.id;
  if (!answer.other || answer.adds || !ticket || others.length > 0 || !isTheirs) return null;
  const open = context.thread.map(({ medicationName }) => medicationName);
  const rest = (person.patient?.prescriptions ?? []).filter(
    ({ status, drugName }) => status === 'active' && !open.includes(drugName),
  );
  const [only, ...more] = rest;
  if (!only || isTooLate(ticket)) return { kind: 'person' };
  if (more.length > 0) return null;
  await withdrawBySender(tx, deps, { message, tickets: [ticket], now });
  return { kind: 'told', tickets: [], more: askedFor(context, [only.id]) };
}

/** By its place in our list, or by its strength; several where that is not the same. */
function meantOf(
  { given }: AnswerContext,
  { choices, unlisted = false }: Choices,
  { place, number }: Pick<Answer, 'place' | 'number'>,
): string[] {
  const placed = place === null || unlisted ? undefined : choices.at(place > 0 ? place - 1 : place);
  const strong = choicesInStrength(given.person.patient, choices, number);
  // A bare figure may be a place in our list, and the strength of another one in it.
  const byPlace = number?.unit == null && placed !== undefined ? [placed] : [];
  return [...new Set([...byPlace, ...strong])];
}

function isOffered({ given }: AnswerContext, choices: readonly string[], name: string): boolean {
  const { patient } = given.person;
  return (
    patient?.prescriptions.some(({ id, drugName }) => choices.includes(id) && drugName === name) ?? false
  );
}

async function findChosen(
  { tx, meant }: AnswerContext,
  choices: readonly string[],
): Promise<{ ticket: ThreadTicket; prescriptionId: string } | null> {
  const rows = await tx.ticket.findMany({
    where: { id: { in: meant.map(({ id }) => id) }, prescriptionId: { in: [...choices] } },
    select: { id: true, prescriptionId: true },
  });
  const [row, ...others] = rows;
  const ticket = meant.find(({ id }) => id === row?.id);
  return ticket && row?.prescriptionId != null && others.length === 0
    ? { ticket, prescriptionId: row.prescriptionId }
    : null;
}

/** The other one is meant; where the pharmacy is at work on the first, a person stops it there. */
async function putRight(
  { tx, deps, given, to }: AnswerContext,
  ticket: ThreadTicket,
  prescriptionId: string,
): Promise<QuestionAnswered | null> {
  const { message, person, now } = given;
  if (!isTooLate(ticket)) {
    const told = await answerTicket(tx, deps, to, { ticket, line: 0, prescriptionId });
    return told ? { kind: 'told', tickets: [told] } : null;
  }
  const noted = await noteAnswer(tx, deps, { message, person, tickets: [ticket], now });
  await stopAtPharmacy(tx, to, ticket.id);
  return { kind: 'too_late', tickets: noted.map((one): Told => ({ ticket: one, rxNumber: null })) };
}

/** These prescriptions, as if their names had been said. */
function askedFor({ deps, given }: AnswerContext, prescriptionIds: readonly string[]): AskedMedicine[] {
  const today = dateIn(deps.settings.timeZone, given.now);
  const { prescriptions = [] } = given.person.patient ?? {};
  return prescriptions
    .filter(({ id }) => prescriptionIds.includes(id))
    .map(({ text, rxNumber }) => ({
      index: null,
      mention: { ...readMedication(text, { today, profile: [] }), rxNumber },
    }));
}
