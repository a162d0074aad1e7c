import type { Db } from '../../db/client.ts';
import { denies } from '../../extraction/answers/denies.ts';
import { hasEnough } from '../../extraction/answers/has-enough.ts';
import { isBareNo, opensWithRefusal, refusesIt } from '../../extraction/answers/read-instead.ts';
import { opensWithNo, type Revision, readRevision } from '../../extraction/answers/read-revision.ts';
import { isResolvedByHand } from './answer-open-tickets.ts';
import { chooseBySaying, completeMedicine, contradictDecided } from './choose-by-saying.ts';
import {
  changeChoice,
  chooseAmongOwn,
  chooseMedicine,
  chooseTheOther,
  takeChoice,
} from './choose-medicine.ts';
import { correctStrength } from '../work/correct-strength.ts';
import { correct, correctNamed, correctOnly } from './correct-by-answer.ts';
import { isMeant, ticketsOfPerson } from './meant-tickets.ts';
import type { OpenQuestion } from './open-question.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import type { AnswerContext, AnswerToQuestion, QuestionAnswered } from './question-answered.ts';
import { sayRunningOut, tellSupply, tellSupplyAlone } from './tell-supply.ts';
import { findThreadTickets, type ThreadTicket } from './thread-ticket-store.ts';
import { isRequest, withdrawBySender } from './withdraw-by-sender.ts';

/** Reads a text as the answer to the open question, and does what it says. */
export async function answerQuestion(
  tx: Db,
  deps: PipelineDeps,
  given: AnswerToQuestion,
): Promise<QuestionAnswered | null> {
  const { message, person, question, answer, now } = given;
  const { extraction } = person.request;
  const revision = extraction && readRevision(message.text, extraction);
  if (!question && !revision && answer.number?.from == null) return null;
  const found = await findThreadTickets(tx, message.conversationKey, person.patient?.id ?? null);
  const thread = found.filter((ticket) => !isResolvedByHand(ticket));
  const meant = thread.filter(({ id }) => question?.ticketIds.includes(id));
  const context: AnswerContext = { tx, deps, given, thread, meant, to: { message, person, thread, now } };
  const revised = revision && (await revise(context, revision));
  if (revised) return revised;
  if (meant.length > 0 && meant.every(({ stage }) => stage === 'too_early') && hasEnough(message.text))
    return { kind: 'quiet' };
  if (question && answer.neverMind) return takeBack(context, meant);
  // "Not the 50, the 75", where we have asked which: nothing was said before that it could put right.
  const chosen = question?.kind === 'medicine' && answer.number ? await chooseAmongOwn(context) : null;
  if (chosen) return chosen;
  if (answer.number?.from != null) return correct(context);
  return question ? byKind[question.kind](context, question) : null;
}

type ByKind = (
  context: AnswerContext,
  question: OpenQuestion,
) => Promise<QuestionAnswered | null> | QuestionAnswered | null;

const byKind: Record<OpenQuestion['kind'], ByKind> = {
  details: async (context, question) =>
    context.given.answer.byLooks
      ? { kind: 'person' }
      : ((await chooseBySaying(context)) ??
        contradictDecided(context) ??
        (await completeMedicine(context, question)) ??
        (await tellSupplyAlone(context)) ??
        (await chooseForKnown(context)) ??
        correctOnly(context)),
  medicine: async (context, question) =>
    (await chooseBySaying(context)) ??
    (await chooseAmongOwn(context)) ??
    (await chooseByStrength(context)) ??
    askWhichAgain(context, question),
  confirm_medicine: async (context, question) =>
    (await chooseBySaying(context)) ?? confirm(context, question),
  choose_medicine: async (context, question) =>
    (await chooseBySaying(context)) ?? chooseMedicine(context, question),
  which_request: chooseRequest,
  how_much_left: tellSupply,
  running_out: async (context, question) =>
    (await changeChoice(context, question)) ??
    (await theOther(context, question)) ??
    (isBareNo(context.given.message.text) ? null : refused(context)) ??
    sayRunningOut(context, question),
  // Served before, since its answer is a row of the ledger.
  health_details: () => null,
  told: async (context, question) =>
    (await changeChoice(context, question)) ??
    (await theOther(context, question)) ??
    (await correctOnly(context)) ??
    (await correctNamed(context)) ??
    refused(context),
  withdrawal: () => null,
  // Served before, since its tickets may have ended.
  news: () => null,
};

async function takeBack(
  { tx, deps, given }: AnswerContext,
  tickets: ThreadTicket[],
): Promise<QuestionAnswered | null> {
  const withdrawn: ThreadTicket[] = [];
  for (const ticket of tickets) {
    const done = await withdrawBySender(tx, deps, {
      message: given.message,
      tickets: [ticket],
      now: given.now,
    });
    if (done) withdrawn.push(done);
  }
  return withdrawn.length > 0 ? { kind: 'withdrawn', tickets: withdrawn } : null;
}

/** Of what the sender asked for, that which is not wanted any more is taken back; null where none of it is open. */
async function revise(context: AnswerContext, revision: Revision): Promise<QuestionAnswered | null> {
  const { given, thread, meant } = context;
  const { message, person } = given;
  const { patientsOfSender } = given;
  const { conversationKey } = message;
  const theirs = await ticketsOfPerson(context.tx, { conversationKey, person, patientsOfSender, thread });
  const own = theirs.filter((ticket) => ticket.ownSources > 0 && isRequest(ticket));
  if (revision.kind === 'all') return takeBack(context, own);
  const mentions = person.request.extraction?.medications ?? [];
  // "No metoprolol 25 mg" takes no other strength of it back.
  function isNamed(ticket: ThreadTicket): boolean {
    const named = mentions.filter(
      ({ name }) => revision.kind !== 'all' && revision.names.includes(name ?? ''),
    );
    return named.some((mention) => isMeant(ticket, mention));
  }
  if (revision.kind === 'these')
    return revision.beside && own.every(isNamed) ? null : takeBack(context, own.filter(isNamed));
  // "Only the X", "all but the X" speak of what was asked for together with it.
  const last = own.filter(({ id }) => meant.some((ticket) => ticket.id === id));
  const ofExchange =
    opensWithNo(message.text) && last.every(isNamed) ? await askedInExchange(context, own) : [];
  const together = ofExchange.length > 0 ? ofExchange : last;
  if (revision.kind === 'except') return allBut(context, together, isNamed);
  return together.some(isNamed)
    ? takeBack(
        context,
        together.filter((ticket) => !isNamed(ticket)),
      )
    : null;
}

/** "X", then "also Y", then "no, just Y": what the texts of the exchange have asked for. */
async function askedInExchange({ tx, given }: AnswerContext, own: ThreadTicket[]): Promise<ThreadTicket[]> {
  const sources = await tx.ticketSource.findMany({
    where: {
      ticketId: { in: own.map(({ id }) => id) },
      messageId: { in: given.question?.messageIds ?? [] },
      withdrawnAt: null,
    },
    select: { ticketId: true },
  });
  return own.filter(({ id }) => sources.some(({ ticketId }) => ticketId === id));
}

/** Of several that were asked for those that are named; none of them, and a person asks what is meant. */
async function allBut(
  context: AnswerContext,
  together: ThreadTicket[],
  isNamed: (ticket: ThreadTicket) => boolean,
): Promise<QuestionAnswered | null> {
  const refused = together.filter(isNamed);
  if (together.length < 2 || refused.length === together.length) return null;
  return refused.length > 0 ? takeBack(context, refused) : { kind: 'person' };
}

/** A no to what was told, or to a medicine that was not asked for: what is meant, a person asks. */
function refused({ given: { message, person } }: AnswerContext): QuestionAnswered | null {
  const { medicines, flags, extraction } = person.request;
  const { name = null, birthDate = null } = extraction?.patient ?? {};
  const silent = (extraction?.intents ?? []).every((intent) => intent === 'unclear');
  if (!silent || medicines.length > 0 || flags.length > 0 || name !== null || birthDate !== null) return null;
  const named = (extraction?.medications ?? []).length > 0 && denies(message.text, null);
  return named || refusesIt(message.text) || opensWithRefusal(message.text) ? { kind: 'person' } : null;
}

/** "20 mg" where the strength was what was missing. */
async function chooseByStrength({
  tx,
  deps,
  given,
  meant,
  to,
}: AnswerContext): Promise<QuestionAnswered | null> {
  const { answer } = given;
  if (answer.byLooks) return { kind: 'person' };
  const [ticket, ...others] = meant.filter(({ medicationName }) => medicationName !== null);
  if (!answer.number || !ticket || others.length > 0) return null;
  const told = await correctStrength(tx, deps, to, { ticket, number: answer.number, line: 0 });
  return told ? { kind: 'told', tickets: [told] } : null;
}

/** Whose it is has been said, and which strength was still open. */
function chooseForKnown(context: AnswerContext): Promise<QuestionAnswered | null> | null {
  const { meant, given } = context;
  const open = meant.filter(({ stage, patientId }) => stage === 'clarifying' && patientId !== null);
  const own = open.filter(({ patientId }) => patientId === given.person.patient?.id);
  return own.length > 0 ? chooseByStrength({ ...context, meant: own }) : null;
}

async function confirm(context: AnswerContext, question: OpenQuestion): Promise<QuestionAnswered | null> {
  const { answer } = context.given;
  if (answer.yes || answer.place === 1) return takeChoice(context, question.choices[0]);
  return answer.no ? askMedicine(context, question) : answer.byLooks ? { kind: 'person' } : null;
}

function askMedicine({ given, meant }: AnswerContext, question: OpenQuestion): QuestionAnswered {
  const references = { references: meant.map(({ reference }) => reference), most: 1 };
  const ticketIds = meant.map(({ id }) => id);
  if (ticketIds.length === 0) return { kind: 'person' };
  return {
    kind: 'ask',
    say: { template: 'which_drug', values: { requests: references }, disclosure: 'outcome', ticketIds },
    question: {
      ...question,
      kind: 'medicine',
      asked: ['medication'],
      choices: [],
      askedAt: given.now.toISOString(),
    },
  };
}

/**
 * "All three" of two, "the second one" of what was not listed, "just my refill": which medicine is as open as before, and
 * is asked once more. A person asks in the end.
 */
function askWhichAgain(context: AnswerContext, question: OpenQuestion): QuestionAnswered | null {
  const { deps, given } = context;
  if (!leavesOpenWhich(given)) return null;
  const misses = question.misses + 1;
  return misses >= deps.policy.asking.mostMisses.value
    ? { kind: 'person' }
    : askMedicine(context, { ...question, misses });
}

/** An answer, or the same wish once more, that names no medicine and nobody. */
function leavesOpenWhich({ answer, person }: AnswerToQuestion): boolean {
  const { claims, medicines, extraction, flags } = person.request;
  const named =
    medicines.length > 0 || (extraction?.medications.length ?? 0) > 0 || claims.rxNumbers.length > 0;
  const { name = null, birthDate = null } = extraction?.patient ?? {};
  const ofAnother = extraction?.speaksOfAnother === true || name !== null || birthDate !== null;
  if (named || ofAnother || flags.length > 0 || extraction?.asksForAll === true) return false;
  const wishes = extraction?.intents.length === 1 && extraction.intents[0] === 'refill';
  return wishes || answer.all || answer.place !== null || answer.picks.length > 0;
}

/** "The other one", of which there are several: which, we ask. */
async function theOther(context: AnswerContext, question: OpenQuestion): Promise<QuestionAnswered | null> {
  const { answer, person } = context.given;
  const chosen = await chooseTheOther(context);
  const open = answer.other && !answer.adds && person.patient !== null && context.meant.length === 1;
  return chosen ?? (open ? askMedicine(context, question) : null);
}

async function chooseRequest(
  context: AnswerContext,
  { choices }: OpenQuestion,
): Promise<QuestionAnswered | null> {
  const { answer } = context.given;
  const { place } = answer;
  if (answer.all) return takeBack(context, context.meant);
  const chosen = place === null ? null : choices.at(place > 0 ? place - 1 : place);
  const meant = context.meant.filter(({ id }) => id === chosen);
  return takeBack(context, chosen === null ? namedAmong(context) : meant);
}

/** "The metoprolol", to which request is to be taken back; with nothing else said of it. */
function namedAmong({ given: { message, person, answer }, meant }: AnswerContext): ThreadTicket[] {
  const { medications = [], intents = [] } = person.request.extraction ?? {};
  const others = intents.some((intent) => !['refill', 'withdraw', 'unclear'].includes(intent));
  const named = medications.flatMap(({ name }) => name ?? []);
  if (others || answer.corrects || message.text.trim().split(/\s+/).length > mostWordsOfChoice) return [];
  return meant.filter(({ medicationName }) => medicationName !== null && named.includes(medicationName));
}

/** More is a request of its own. */
const mostWordsOfChoice = 4;
