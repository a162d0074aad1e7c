import type { Db } from '../../db/client.ts';
import type { RowsToInsert } from '../../db/insert-rows.ts';
import type { ReplyTicket } from '../../reply/compose-replies.ts';
import type { ReplyToQueue } from '../../reply/reply-store.ts';
import type { Answering } from '../conversation/answering.ts';
import {
  findLastVariant,
  type HeldAnswer,
  loadReplyTickets,
  takeBackHeld,
} from '../conversation/held-answer-store.ts';
import { offerMedicines } from '../conversation/offer-medicines.ts';
import type { OpenQuestion } from '../conversation/open-question.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { isAnswer, planReplies } from './plan-replies.ts';
import { planTasks } from '../work/plan-tasks.ts';
import { questionAfter } from './question-after.ts';
import { findAskedNames } from '../conversation/asked-names.ts';
import { isMissedCall, planMissedCall } from '../recordings/text-missed-call.ts';
import { takenOver } from '../conversation/serve-question.ts';

export type PlannedAnswer = {
  replies: ReplyToQueue[];
  openQuestion: OpenQuestion | null;
  tasks: Required<RowsToInsert>['tasks'];
  /** Tickets that go to people once they are written. */
  toPeople: string[];
};

/**
 * What is said, what is open afterwards and what is left for people. An answer that has not left yet is taken back
 * and its tickets are told together with these; after questions in vain a person takes over.
 */
export async function planAnswer(
  tx: Db,
  deps: PipelineDeps,
  answering: Answering,
  { question, held, now }: { question: OpenQuestion | null; held: HeldAnswer[]; now: Date },
): Promise<PlannedAnswer> {
  if (isMissedCall(answering)) {
    const texts = await planMissedCall(tx, deps, answering, now);
    return { replies: texts, openQuestion: null, tasks: planTasks(answering, texts, now), toPeople: [] };
  }
  const offered = answering.served.say === null ? offerMedicines(answering, now) : null;
  let planned = offered ? { ...answering, served: { ...answering.served, ...offered } } : answering;
  let replies = planReplies(planned, deps, now);
  if (planned.served.say === null && replies.some(isAnswer)) {
    planned = await withHeld(tx, planned, held);
    replies = planReplies(planned, deps, now);
  }
  const asksAnew = question !== null && (await isAnew(tx, planned, question));
  const next = questionAfter(planned, replies, question, { asksAnew, now });
  if (!next || next.misses < deps.policy.asking.mostMisses.value || held.length > 0)
    return { replies, openQuestion: next, tasks: planTasks(planned, replies, now), toPeople: [] };
  const { ticketIds } = next;
  const taken = takenOver(ticketIds[0] ?? null, ticketIds);
  planned = { ...planned, served: { ...planned.served, ...taken } };
  replies = planReplies(planned, deps, now);
  return { replies, openQuestion: null, tasks: planTasks(planned, replies, now), toPeople: ticketIds };
}

/** Another medicine than those about which we have asked. */
async function isAnew(tx: Db, { opened }: Answering, { ticketIds }: OpenQuestion): Promise<boolean> {
  // The same words a moment later are no answer to what we have asked.
  if (opened.outcomes.some(({ knownAs }) => knownAs !== undefined)) return true;
  // The same request once more: nothing is missing for what the pharmacy has already.
  if (opened.outcomes.length > 0 && opened.outcomes.every(({ stage }) => stage === 'pharmacy_submitted'))
    return true;
  const names = opened.outcomes.flatMap(({ wish }) => wish.medicine?.mention.name ?? []);
  if (names.length === 0) return false;
  const known = await findAskedNames(tx, ticketIds);
  return names.some((name) => !known.includes(name));
}

function stillAsked(ticket: ReplyTicket): ReplyTicket {
  return ticket.stage === 'withdrawn' ? ticket : { ...ticket, stillAsked: true };
}

/** The tickets of what was about to be said, which is said with the rest. */
async function withHeld(tx: Db, answering: Answering, held: HeldAnswer[]): Promise<Answering> {
  const taken = await takeBackHeld(tx, held);
  if (taken.length === 0) return answering;
  const { served, opened, sender, message } = answering;
  const lastVariant = await findLastVariant(tx, message.conversationKey);
  const told = [
    ...served.statusTickets.map(({ id }) => id),
    ...opened.outcomes.map(({ ticketId }) => ticketId),
  ];
  const others = taken.flatMap(({ ticketIds }) => ticketIds).filter((id) => !told.includes(id));
  const loaded = await loadReplyTickets(tx, [...new Set(others)], sender.acceptsDetailsOf);
  const earlier = served.withdrawn ? loaded.map(stillAsked) : loaded;
  // The greeting went with the text that was taken back.
  const greeted = taken.some(({ createdAt }) => createdAt.getTime() === sender.introducedAt?.getTime());
  return {
    ...answering,
    sender: { ...sender, lastVariant, ...(greeted ? { introducedAt: null } : {}) },
    served: { ...served, statusTickets: [...earlier, ...served.statusTickets] },
  };
}
