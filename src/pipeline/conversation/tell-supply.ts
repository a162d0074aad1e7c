import { findLastInputs } from '../needs/last-inputs-store.ts';
import { cannotWait, supplyOf } from '../reading/supply-said.ts';
import { type Told, answerTicket, waitsForAnswer } from './answer-open-tickets.ts';
import { noteAnswer } from './note-answer.ts';
import type { OpenQuestion } from './open-question.ts';
import type { AnswerContext, QuestionAnswered } from './question-answered.ts';

/** "2 days left", where something else was asked: it counts for what waits, and what is missing is asked again. */
export async function tellSupplyAlone(context: AnswerContext): Promise<QuestionAnswered | null> {
  const { tx, deps, given, meant } = context;
  const { message, person, now } = given;
  const { extraction, medicines, flags } = person.request;
  const says =
    extraction?.daysLeft != null || flags.includes('out_of_medicine') || cannotWait(context.given).length > 0;
  const saysMore =
    medicines.length > 0 || extraction?.patient.name != null || extraction?.patient.birthDate != null;
  const isAnswer = given.answer.daysLeft !== null || meant.some(({ stage }) => stage === 'too_early');
  if (!says || saysMore || !isAnswer) return null;
  const undecided = meant.filter(({ stage }) => waitsForAnswer.includes(stage) || stage === 'too_early');
  const decided = await tellSupply({ ...context, meant: undecided });
  const told = decided?.kind === 'told' ? decided.tickets : [];
  const others = meant.filter(({ id }) => !told.some(({ ticket }) => ticket.id === id));
  const noted = await noteAnswer(tx, deps, { message, person, tickets: others, now });
  const tickets = [...told, ...noted.map((ticket) => ({ ticket, rxNumber: null }))];
  return tickets.length > 0 ? { kind: 'told', tickets } : null;
}

/** How much is left is the answer: each ticket is decided again by it. */
export async function tellSupply(context: AnswerContext): Promise<QuestionAnswered | null> {
  const { tx, deps, to, meant } = context;
  const supply = supplyOf(context.given);
  const grounds = cannotWait(context.given);
  if (supply === null && grounds.length === 0) return null;
  const told: Told[] = [];
  for (const [line, ticket] of meant.entries()) {
    const last = await findLastInputs(tx, ticket.id);
    if (!last) continue;
    const daysLeft = supply ?? last.request.daysLeft;
    const saysUrgent = last.request.saysUrgent || daysLeft === 0;
    const all = [...new Set([...(last.request.told ?? []), ...grounds])];
    const request = { ...last.request, daysLeft, saysUrgent, ...(all.length > 0 ? { told: all } : {}) };
    const asked = { mayAsk: to.person.mayAsk, request };
    const one = await answerTicket(tx, deps, to, { ticket, line, asked });
    if (one) told.push(one);
  }
  return told.length > 0 ? { kind: 'told', tickets: told } : null;
}

/** Whether it runs out before the date that was told, and if so, how much is left. */
export async function sayRunningOut(
  context: AnswerContext,
  question: OpenQuestion,
): Promise<QuestionAnswered | null> {
  const { given } = context;
  const meant = context.meant.filter(({ stage }) => stage === 'too_early');
  if (given.answer.no) return { kind: 'quiet' };
  if (!given.answer.yes || given.answer.daysLeft !== null) return tellSupply({ ...context, meant });
  const ticketIds = meant.map(({ id }) => id);
  if (ticketIds.length === 0) return null;
  return {
    kind: 'ask',
    say: { template: 'how_much_left', disclosure: 'neutral', ticketIds },
    question: { ...question, kind: 'how_much_left', askedAt: given.now.toISOString() },
  };
}
