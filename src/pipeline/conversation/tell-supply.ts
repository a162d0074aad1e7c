import type { Db } from '../../db/client.ts';
import type { Told as ToldBeside } from '../../domain/told.ts';
import type { ReplyTicket } from '../../reply/compose-replies.ts';
import { findLastInputs } from '../needs/last-inputs-store.ts';
import { cannotWait, supplyOf } from '../reading/supply-said.ts';
import { type Answer as Answering, type Told, answerTicket, waitsForAnswer } from './answer-open-tickets.ts';
import { noteAnswer } from './note-answer.ts';
import type { OpenQuestion } from './open-question.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import type { AnswerContext, QuestionAnswered } from './question-answered.ts';
import type { SupplyTold } from './supply-of-ticket.ts';
import type { ThreadTicket } from './thread-ticket-store.ts';

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

/**
 * How much is left, as a whole text tells it of these tickets: what still waits is decided again by it, of any other it
 * is written down and can make it urgent.
 */
export async function tellSupplyOf(
  tx: Db,
  deps: PipelineDeps,
  to: Answering,
  { tickets, days }: SupplyTold & { tickets: ThreadTicket[] },
): Promise<ReplyTicket[]> {
  const { message, person, now } = to;
  const told: ReplyTicket[] = [];
  for (const [line, ticket] of tickets.entries()) {
    const waits = waitsForAnswer.includes(ticket.stage) || ticket.stage === 'too_early';
    const decided = waits ? await decideBySupply(tx, deps, to, { ticket, line, days, grounds: [] }) : null;
    if (decided) {
      told.push(decided.ticket);
      continue;
    }
    const noted = await noteAnswer(tx, deps, { message, person, tickets: [ticket], supply: { days }, now });
    told.push(...noted.map((one) => ({ ...one, joined: true })));
  }
  return told;
}

/** How much is left is the answer: each ticket is decided again by it. */
export async function tellSupply(context: AnswerContext): Promise<QuestionAnswered | null> {
  const { tx, deps, to, meant } = context;
  const supply = supplyOf(context.given);
  const grounds = cannotWait(context.given);
  if (supply === null && grounds.length === 0) return null;
  const told: Told[] = [];
  for (const [line, ticket] of meant.entries()) {
    const one = await decideBySupply(tx, deps, to, { ticket, line, days: supply, grounds });
    if (one) told.push(one);
  }
  return told.length > 0 ? { kind: 'told', tickets: told } : null;
}

type Supplied = SupplyTold & { ticket: ThreadTicket; line: number; grounds: ToldBeside[] };

/** Null for a ticket of which the table was never asked. */
async function decideBySupply(
  tx: Db,
  deps: PipelineDeps,
  to: Answering,
  { ticket, line, days, grounds }: Supplied,
): Promise<Told | null> {
  const last = await findLastInputs(tx, ticket.id);
  if (!last) return null;
  const daysLeft = days ?? last.request.daysLeft;
  const saysUrgent = last.request.saysUrgent || daysLeft === 0;
  const all = [...new Set([...(last.request.told ?? []), ...grounds])];
  const request = { ...last.request, daysLeft, saysUrgent, ...(all.length > 0 ? { told: all } : {}) };
  const asked = { mayAsk: to.person.mayAsk, request };
  return answerTicket(tx, deps, to, { ticket, line, asked });
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
