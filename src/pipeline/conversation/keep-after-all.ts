import type { Db } from '../../db/client.ts';
import { wantsAllBack, wantsBack } from '../../extraction/answers/wants-back.ts';
import type { ReplyTicket } from '../../reply/compose-replies.ts';
import { lockSubjectsOf } from '../needs/lock-subjects.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { identifyPerson, type IdentifiedRequest } from '../reading/identify-people.ts';
import { type Cancellation, findCancellations, keepRefill } from '../work/keep-refill.ts';
import { answerOf } from './answer-open-tickets.ts';
import { agree, findSaid, withEarlier } from './earlier-claims.ts';
import type { Serving } from './serving.ts';
import { statusTicket } from './status-ticket.ts';
import { findThreadTickets, type ThreadTicket } from './thread-ticket-store.ts';

/** What is kept, and whose it is as far as the thread has said. */
export type Kept = { person: IdentifiedRequest; tickets: ReplyTicket[] };

/**
 * "Wait no, keep it", behind a cancellation of what the pharmacy is at work on already: it goes on, and nobody calls it
 * off there. No tickets where something else was the last that the thread wished for.
 */
export async function keepAfterAll(
  tx: Db,
  deps: PipelineDeps,
  serving: Serving,
  { person, cancelled }: { person: IdentifiedRequest; cancelled: Cancellation[] },
): Promise<Kept> {
  const { message, now, today, patientsOfSender } = serving;
  const { conversationKey } = message;
  const thread = await findThreadTickets(tx, conversationKey, person.patient?.id ?? null);
  const about = thread.filter(({ id }) => cancelled.some(({ ticketId }) => ticketId === id));
  const said = [...(await findSaid(tx, conversationKey, about)).values()].flat();
  const claims = said.every((one) => agree(one, person.request.claims))
    ? withEarlier(person.request.claims, said)
    : person.request.claims;
  const request = { ...person.request, claims };
  const known = await identifyPerson(tx, message, request, { today, patientsOfSender });
  for (const [line, ticket] of about.entries()) {
    const isBegun = cancelled.some((one) => one.ticketId === ticket.id && one.isBegun);
    await lockSubjectsOf(tx, [{ ...ticket, conversationKey }], null);
    await noteWords(tx, { message, person: known, ticket, line, now });
    await keepRefill(tx, deps, { message, ticketId: ticket.id, isBegun, now });
  }
  return { person: known, tickets: about.map(statusTicket) };
}

/** What the text wants after all, though people were to call it off; none where it says more, or of something else. */
export async function findKept(
  tx: Db,
  deps: PipelineDeps,
  { message, question, now }: Serving,
  { request }: IdentifiedRequest,
): Promise<Cancellation[]> {
  if (message.channel !== 'sms' || request.medicines.length > 0 || !wantsBack(message.text)) return [];
  // There "both" says which, and not that they are wanted.
  if (question?.kind === 'which_request' || question?.kind === 'choose_medicine') return [];
  return findLast(tx, deps, message, now);
}

/** What was cancelled last, or all of it; none where something was withdrawn or asked for since. */
async function findLast(
  tx: Db,
  { policy }: PipelineDeps,
  { conversationKey, text }: Serving['message'],
  now: Date,
): Promise<Cancellation[]> {
  const since = new Date(now.getTime() - policy.asking.lapseHours.value * 3_600_000);
  const cancelled = await findCancellations(tx, conversationKey, { since });
  const [last] = cancelled;
  if (!last) return [];
  const later = { gt: last.createdAt };
  const all = wantsAllBack(text);
  const passed = [{ joinedAt: later }, ...(all ? [] : [{ withdrawnAt: later }])];
  if ((await tx.ticketSource.count({ where: { message: { conversationKey }, OR: passed } })) > 0) return [];
  return all ? cancelled : [last];
}

type Noting = {
  message: Serving['message'];
  person: IdentifiedRequest;
  ticket: ThreadTicket;
  line: number;
  now: Date;
};

/** The text stands with the ticket that it is about. */
async function noteWords(tx: Db, { message, person, ticket, line, now }: Noting): Promise<void> {
  const evidence = { rule: 'answer-to-our-question', fields: [] };
  const contribution = answerOf(message, person, { position: ticket });
  await tx.ticketSource.create({
    data: { ticketId: ticket.id, messageId: message.id, line, joinedAt: now, evidence, contribution },
  });
}
