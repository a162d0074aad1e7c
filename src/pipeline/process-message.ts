import type { Db } from '../db/client.ts';
import { type CalendarDate, dateIn } from '../domain/calendar-date.ts';
import { parsePhoneNumber } from '../domain/phone-number.ts';
import { phoneOf } from '../intake/conversation-key.ts';
import { findRedelivered, markRedelivered } from '../intake/redelivery-store.ts';
import { leaveBeside } from './conversation/answer-apart.ts';
import { referenceOf } from './conversation/asked-names.ts';
import { askIfCancelled } from './conversation/ask-if-cancelled.ts';
import { closeAnsweredQuestion } from './conversation/close-answered-question.ts';
import { isAnsweredByText } from './sending/answered-by-text.ts';
import { endNeedlessHearing } from './recordings/end-hearing.ts';
import { handOverBlocked } from './conversation/hand-over-blocked.ts';
import { handOver } from './conversation/hand-over.ts';
import { asHeard, hearCall } from './recordings/hear-call.ts';
import { holdForNamedDanger } from './work/hold-ticket.ts';
import { holdRefills } from './work/hold-refills.ts';
import { keepAskedAgain } from './work/keep-asked-again.ts';
import { identifyPerson } from './reading/identify-people.ts';
import { findTurn, lockConversationOf, noteFailure, type Turn } from './reading/message-store.ts';
import { nameWaiting, noteWhoseTheyAre } from './conversation/name-waiting.ts';
import { noteMentioned } from './work/note-mentioned.ts';
import { noteRefillWishes } from './work/note-refill-wishes.ts';
import { takeInHand } from './conversation/take-in-hand.ts';
import { type OpenQuestion, readOpenQuestion } from './conversation/open-question.ts';
import { openOrJoin } from './needs/open-or-join.ts';
import { pageForHelp } from './conversation/page-for-help.ts';
import type { PipelineDeps } from './pipeline-deps.ts';
import { meantByExchange } from './conversation/meant-by-exchange.ts';
import { planAnswer } from './replies/plan-answer.ts';
import { ofThread } from './needs/of-thread.ts';
import { findStandingDangers } from './needs/standing-danger-store.ts';
import { planWishes } from './needs/plan-wishes.ts';
import { readAgain } from './reading/read-again.ts';
import { settleCorrection } from './work/settle-correction.ts';
import { type Lit, readInLight } from './conversation/read-in-light.ts';
import { readMessage } from './reading/read-message.ts';
import { isPressing } from './reading/is-pressing.ts';
import { languageToKeep } from './replies/reply-input-of.ts';
import { saveOutcome } from './needs/save-outcome.ts';
import type { Served } from './conversation/served.ts';
import { tellFacilitiesOfTickets } from './replies/tell-facility.ts';
import { serveConversation } from './conversation/serve-conversation.ts';
import { asYesAlone } from './conversation/yes-alone.ts';

/** A message may bring two hundred residents with several medicines each. */
const transactionLimitMs = 120_000;

/**
 * Processes a message and whatever of its conversation waits before it, one at a time, oldest first. Each ends in
 * one transaction with its tickets, replies and jobs, so that running again after a crash at any line is harmless.
 * While an older message fails, a danger or a wish to be left alone does not wait for it.
 */
export async function processMessage(deps: PipelineDeps, messageId: string): Promise<void> {
  const run: Run = { lastId: messageId, choice: 'oldest', turnOf: null };
  try {
    while (!(await processNext(deps, run)));
  } catch (error) {
    if (run.turnOf !== null) await noteFailure(deps.db, run.turnOf);
    if (run.turnOf !== messageId) await processNext(deps, { ...run, choice: 'itself-if-pressing' });
    throw error;
  }
}

export type Run = {
  lastId: string;
  choice: 'oldest' | 'itself-if-pressing';
  /** The message at work, which is the one that failed when something does. */
  turnOf: string | null;
};

/** Processes one message in a transaction of its own; true when nothing up to `lastId` is left to be done. */
function processNext(deps: PipelineDeps, run: Run): Promise<boolean> {
  return deps.db.$transaction((tx) => processInTransaction(tx, deps, run), {
    timeout: transactionLimitMs,
    maxWait: transactionLimitMs,
  });
}

/** The next message of the conversation in the caller's transaction. */
export async function processInTransaction(tx: Db, deps: PipelineDeps, run: Run): Promise<boolean> {
  const { lastId, choice } = run;
  run.turnOf = null;
  const conversationKey = await lockConversationOf(tx, lastId);
  if (conversationKey === null) return true;
  const now = deps.clock.now();
  const answeredSince = new Date(now.getTime() - deps.policy.texting.answersMinutes.value * 60_000);
  const outOfTurn = choice === 'itself-if-pressing';
  const turn = await findTurn(tx, conversationKey, lastId, { now, answeredSince, outOfTurn });
  if (!turn) return true;
  if (choice === 'itself-if-pressing' && !isPressing(turn.message)) return false;
  run.turnOf = turn.message.id;
  const { message } = turn;
  const sameId = message.revision === 0 ? await findRedelivered(tx, message) : null;
  if (sameId !== null) await markRedelivered(tx, message.id, sameId, now);
  else if (!(await isAnsweredByText(tx, deps, message, now))) await runStages(tx, deps, turn);
  return turn.message.id === lastId;
}

function isForPeople({ everyone, fitsNobody = false, withdrawsUnknown = false }: Served): boolean {
  return fitsNobody || withdrawsUnknown || everyone.some(({ handToPerson }) => handToPerson);
}

/** What the message says of each person, in the light of what we have asked where it is one person's text. */
async function readTurn(
  tx: Db,
  { message, sender, patientsOfSender }: Turn,
  question: OpenQuestion | null,
  today: CalendarDate,
): Promise<Lit[]> {
  const hearing = await hearCall(tx, message, { today, patientsOfSender });
  const lit = [];
  const exchange = { message, question, patientsOfSender, today };
  const requests = readMessage(message, { today, patientsOfSender });
  for (const request of await meantByExchange(tx, exchange, requests)) {
    const spoken = asYesAlone(request, { message, sender, question });
    const heard = hearing ? asHeard(spoken, hearing) : spoken;
    lit.push(await readInLight(tx, exchange, heard));
  }
  return lit;
}

/** The stages, in their order. */
async function runStages(tx: Db, deps: PipelineDeps, turn: Turn): Promise<void> {
  const { message, sender, patientsOfSender } = turn;
  const now = deps.clock.now();
  const { timeZone } = deps.settings;
  const today = dateIn(timeZone, now);
  const number = message.structured ? null : parsePhoneNumber(message.from);

  const question = readOpenQuestion(turn.openQuestion, now, deps.policy);
  const lit = await readTurn(tx, turn, question, today);
  const read = [];
  for (const { request } of lit) {
    read.push(await identifyPerson(tx, message, request, { today, patientsOfSender }));
  }
  const again = await readAgain(tx, deps, { message, people: read, now });
  if (again.kind === 'settled') return;
  const people = again.kind === 'danger_alone' ? again.people : read;
  const held = message.structured ? [] : turn.held;
  const served = await serveConversation(tx, deps, {
    message: { ...message, reference: question?.reference ?? message.reference },
    people,
    sender,
    patientsOfSender,
    today,
    now,
    question,
    answer: lit[0]?.answer ?? null,
    unread: held.length > 0,
  });
  const [person] = served.everyone;
  const waiting = person && served.named ? { message, person, tickets: served.named, now } : null;
  const named = waiting && { ...waiting, tickets: await nameWaiting(tx, deps, waiting) };
  const optsOut = served.consent.record === 'opt_out';
  const phone = message.structured ? null : phoneOf(message.conversationKey);
  const context = {
    message,
    dangers: await findStandingDangers(
      tx,
      served.people.map(({ patient }) => ({ patient, phone })),
    ),
    today,
    policy: deps.policy,
    timeZone,
    joinableSender: sender.facilityLine || turn.phoneInDoubt ? null : number,
    canAsk: number !== null && sender.block === null && !optsOut && !isForPeople(served),
    knownSender: patientsOfSender.length > 0 || sender.introducedAt !== null,
    unserved: served.unserved,
    patientsOfSender: message.structured ? [] : patientsOfSender,
  };
  const planned = served.people.flatMap((person) => planWishes(person, context));
  const wishes = await ofThread(tx, planned, { message, patientsOfSender, policy: deps.policy, now });
  const opened = await openOrJoin(tx, deps, message, wishes, now);
  const { everyone } = served;
  const reference = await referenceOf(tx, message, question, { people: everyone, opened });
  const referred = { ...message, reference };
  const answering = { message: referred, people: everyone, sender, served, opened, patientsOfSender };
  const { replies, openQuestion, tasks, toPeople } = await planAnswer(tx, deps, answering, {
    question,
    held,
    now,
  });
  const requests = read.map(({ request }) => request);
  await saveOutcome(tx, deps, {
    message: referred,
    requests,
    people: everyone,
    served,
    opened,
    replies,
    language: served.language ?? languageToKeep(message, everyone, sender, patientsOfSender),
    openQuestion,
    tasks,
    now,
  });
  if (named) {
    await noteWhoseTheyAre(tx, named);
    const patientId = named.person.patient?.id ?? null;
    await holdForNamedDanger(tx, deps, { ticketIds: named.tickets.map(({ id }) => id), patientId, now });
  }
  const facilityId = message.structured?.requester.facilityId ?? message.facilityId;
  await tellFacilitiesOfTickets(tx, deps, opened, { facilityId, messageId: message.id, now });
  if (again.kind === 'corrected') {
    const asked = opened.outcomes.map(({ ticketId }) => ticketId);
    await settleCorrection(tx, deps, { message, correction: again, asked, now });
  } else await endNeedlessHearing(tx, deps, { message, people, opened, now });
  await handOver(tx, deps, { ticketIds: toPeople, messageId: message.id, reason: 'not_answered', now });
  const { conversationKey } = message;
  if (optsOut) {
    await handOverBlocked(tx, deps, { conversationKey, messageId: message.id, now });
    const since = new Date(now.getTime() - deps.policy.asking.lapseHours.value * 3_600_000);
    await askIfCancelled(tx, { message, since, now });
  }
  // Nothing was asked in a thread that was never answered, and on a shared line nobody knows whose answer it is.
  if (sender.introducedAt !== null && !sender.facilityLine) {
    const { outcomes } = opened;
    const sharedPhone = patientsOfSender.length > 1;
    await closeAnsweredQuestion(tx, deps, { message, outcomes, question, sharedPhone, today, now });
  }
  await takeInHand(tx, deps, {
    replies,
    ticketIds: [...(question?.ticketIds ?? []), ...opened.outcomes.map(({ ticketId }) => ticketId)],
    ...{ messageId: message.id, now },
  });
  await leaveBeside(tx, { message, requests, now });
  await noteRefillWishes(tx, { message, people, now });
  await noteMentioned(tx, { message, people, now });
  await keepAskedAgain(tx, deps, { message, opened, now });
  await holdRefills(tx, deps, { message, people, patientsOfSender, question, now });
  await pageForHelp(tx, deps, { message, people, now });
}
