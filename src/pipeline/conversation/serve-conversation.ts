import type { Db } from '../../db/client.ts';
import { refersBack } from '../../extraction/answers/refers-back.ts';
import { waitsForAnswer } from './answer-open-tickets.ts';
import { askForEach } from './ask-for-each.ts';
import { askForOneMore } from './ask-for-one-more.ts';
import { askForSpokenOf } from './ask-for-spoken-of.ts';
import { askWhoElse } from './ask-who-else.ts';
import type { Intent } from '../../domain/message.ts';
import { wantsAllBack } from '../../extraction/answers/wants-back.ts';
import { mayTell, type IdentifiedRequest } from '../reading/identify-people.ts';
import { isUnread } from '../reading/is-unread.ts';
import { ticketsOfNamed, ticketsOfPerson } from './meant-tickets.ts';
import { findWaitingForName } from './name-waiting.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { findKept, keepAfterAll } from './keep-after-all.ts';
import { serveAmiss } from './serve-amiss.ts';
import { serveAmount } from './serve-amount.ts';
import { serveBirthDate } from './serve-birth-date.ts';
import { serveClaims } from './serve-claims.ts';
import { serveAfterDanger } from './serve-after-danger.ts';
import { serveConsent } from './serve-consent.ts';
import { serveDeath } from './serve-for-people.ts';
import { serveGreeting } from './serve-greeting.ts';
import { serveHealthDetails } from './serve-health-details.ts';
import { serveLateAnswer } from './serve-late-answer.ts';
import { serveQuestion } from './serve-question.ts';
import { serveSupply } from './serve-supply.ts';
import { serveNews } from './serve-news.ts';
import { serveStatus } from './serve-status.ts';
import { serveWithdrawal, withdrawCorrected } from './serve-withdrawal.ts';
import type { OpenQuestion } from './open-question.ts';
import type { Served } from './served.ts';
import type { Serving } from './serving.ts';
import { serveWhoBeside } from './serve-who-beside.ts';
import { statusTicket } from './status-ticket.ts';
import { takeUpAgain } from './take-up-again.ts';
import { takeToNamed } from './take-to-named.ts';
import { findThreadTickets, type ThreadTicket } from './thread-ticket-store.ts';

/** Consent, status, withdrawal, and answers to what we have asked: what concerns tickets that are open already. */
export async function serveConversation(tx: Db, deps: PipelineDeps, serving: Serving): Promise<Served> {
  const served = await serveByKind(tx, deps, serving);
  const [person, ...others] = served.everyone;
  if (!person || others.length > 0) return served;
  const named = await findWaitingForName(tx, deps, serving, person);
  return named.length === 0 ? served : { ...served, named, ...withNamed(served, { person, named }, serving) };
}

/**
 * Whoever says who they are with another wish hears of both: of what we have asked it for, and of the wish. To somebody
 * to whom nothing may be told the words are the same whether anybody is found.
 */
function withNamed(
  served: Served,
  { person, named }: { person: IdentifiedRequest; named: ThreadTicket[] },
  { question }: Serving,
): Partial<Served> {
  if (served.say !== null || served.withdrawn || served.people.length === 0) return {};
  const { claims, extraction } = person.request;
  // "Thanks" says nothing of it by itself.
  if (extraction?.patient.name == null && extraction?.patient.birthDate == null) return {};
  if (claims.name === null || claims.birthDates.length === 0 || question?.kind !== 'details') return {};
  const told = served.statusTickets.map(({ id }) => id);
  const asked = named.filter(
    ({ id, stage, decision, medicationText }) =>
      question.ticketIds.includes(id) &&
      !told.includes(id) &&
      stage !== 'clarifying' &&
      medicationText === null &&
      decision.code !== 'ESCALATE_NOW',
  );
  const fresh = asked.map((ticket) => ({ ...statusTicket(ticket), joined: false }));
  return { statusTickets: [...served.statusTickets, ...fresh] };
}

async function serveByKind(tx: Db, deps: PipelineDeps, serving: Serving): Promise<Served> {
  const { message, people, now } = serving;
  const intents = new Set(people.flatMap((person) => person.request.extraction?.intents ?? []));
  const served: Served = {
    everyone: people,
    people,
    ...(await serveConsent(tx, deps, { message, people, now })),
    statusTickets: [],
    statusAsked: false,
    withdrawn: false,
    unserved: [],
    say: null,
    language: null,
    handedOver: null,
  };
  // Whoever names several people answers no question about one.
  if (message.structured || people.length > 1) {
    const each = message.structured ? null : await askForEach(tx, deps, serving);
    return { ...served, unserved: asksOfOpen(people), ...each };
  }
  const [person] = people;
  if (!person) return served;
  // It answers nothing of ours, whatever was asked: a person reads it.
  if (isUnread(person.request, message.text)) return served;
  const { question, answer, unread } = serving;
  if (served.consent.keyword === null && served.consent.record === null) {
    const death = serveDeath({ message, person, question: serving.question, now });
    if (death) return { ...served, ...death };
    const amiss = await serveAmiss(tx, serving, person);
    if (amiss) return { ...served, ...amiss };
    const endangered = await serveAfterDanger(tx, deps, serving, person);
    if (endangered) return { ...served, ...endangered };
    const named = await takeToNamed(tx, deps, serving, person);
    if (named) return { ...served, everyone: [named], people: [named], fitsNobody: fitsNobody(named) };
    const whoElse = await askWhoElse(tx, deps, serving, person);
    if (whoElse) return { ...served, ...whoElse };
    const dated = await serveBirthDate(tx, deps, serving, person);
    if (dated) return { ...served, ...dated };
    const oneMore = await askForOneMore(tx, serving, person);
    if (oneMore) return { ...served, everyone: [oneMore], people: [oneMore] };
    const news = await serveNews(tx, serving, person);
    if (news) return { ...served, ...news };
    const back = await takeBack(tx, deps, serving, person);
    if (back) return { ...served, ...back };
    const supply = await serveSupply(tx, deps, serving, person);
    if (supply) return { ...served, ...supply };
    const amount = await serveAmount(tx, serving, person);
    if (amount) return { ...served, ...amount };
    const spoken = await askForSpokenOf(tx, serving, person);
    if (spoken) return { ...served, everyone: [spoken], people: [spoken] };
  }
  if (answer && served.consent.keyword === null && served.consent.record === null) {
    const details = await serveHealthDetails(tx, { ...serving, person, answer });
    if (details) return { ...served, ...details };
    const greeted = await serveGreeting(tx, { ...serving, person, answer });
    if (greeted) return { ...served, ...greeted };
    const late = await serveLateAnswer(tx, deps, serving, { person, answer });
    if (late) return { ...served, ...late };
    const answered = await serveQuestion(tx, deps, {
      message,
      person,
      question,
      answer,
      patientsOfSender: serving.patientsOfSender,
      sender: serving.sender,
      unread,
      now,
    });
    if (answered) return { ...served, ...answered };
    if (
      (answer.corrects || takesPlace.test(message.text)) &&
      !intents.has('withdraw') &&
      (person.request.medicines.length > 0 || person.request.claims.rxNumbers.length > 0)
    ) {
      const replaced = await withdrawCorrected(tx, deps, serving, person);
      // Whoever may not be told hears the same, whatever was found.
      if (replaced && mayTell(person))
        Object.assign(served, { statusTickets: [statusTicket(replaced)], withdrawn: true });
    }
  }
  const whoBeside = await serveWhoBeside(tx, deps, serving, person);
  if (whoBeside) return { ...served, ...whoBeside };
  const asksOfThread = intents.has('status') || intents.has('withdraw');
  const answers =
    bringsOnlyClaims(person, serving.question) && !(await wishesBeside(tx, serving.question, message.text));
  if (!asksOfThread && !answers) return served;

  const thread = await findThreadTickets(tx, message.conversationKey, person.patient?.id ?? null);
  const named = ticketsOfNamed(thread, person);
  const { conversationKey } = message;
  const { patientsOfSender } = serving;
  const own = await ticketsOfPerson(tx, { conversationKey, person, patientsOfSender, thread: named });
  if (intents.has('withdraw')) {
    const taken = await serveWithdrawal(tx, deps, serving, { person, own, thread: named });
    if (taken.say) return { ...served, ...taken };
    Object.assign(served, taken);
  }
  if (intents.has('status') && !served.withdrawn) {
    const { unserved, ...told } = await serveStatus(tx, serving, person, { own, named });
    Object.assign(served, { ...told, unserved: [...served.unserved, ...unserved] });
  }
  return answers ? { ...served, ...(await serveClaims(tx, deps, serving, { person, thread })) } : served;
}

/** What was taken back and is wanted after all: withdrawn already, or to be called off by people, or some of both. */
async function takeBack(
  tx: Db,
  deps: PipelineDeps,
  serving: Serving,
  person: IdentifiedRequest,
): Promise<Partial<Served> | null> {
  const cancelled = await findKept(tx, deps, serving, person);
  const some = cancelled.length > 0 && !wantsAllBack(serving.message.text);
  const again = some ? null : await takeUpAgain(tx, deps.policy, serving, person);
  const kept = cancelled.length > 0 ? await keepAfterAll(tx, deps, serving, { person, cancelled }) : null;
  if (!kept && !again) return null;
  return {
    everyone: [again ?? kept?.person ?? person],
    people: again ? [again] : [],
    statusTickets: kept?.tickets ?? [],
  };
}

/** What is asked of open tickets where no thread says which are meant: a person finds them. */
function asksOfOpen(people: IdentifiedRequest[]): Intent[] {
  const asked = people.flatMap(({ request }) => request.extraction?.intents ?? []);
  return ofOpenTickets.filter((intent) => asked.includes(intent));
}

const ofOpenTickets: readonly Intent[] = ['status', 'withdraw'];

/** "Metoprolol instead please". */
const takesPlace = /\b(?:instead|en su lugar)(?:,? (?:please|pls|por favor))?[.!\s]*$/i;

function fitsNobody({ patient, request: { claims } }: IdentifiedRequest): boolean {
  return patient === null && claims.name !== null && claims.birthDates.length > 0;
}

/** "Refill it, Mary Johnson 3/4/1952", where nothing that we have asked about is a refill: it is wished for beside that. */
async function wishesBeside(tx: Db, question: OpenQuestion | null, text: string): Promise<boolean> {
  if (!question || refersBack(text) === null) return false;
  const refills = await tx.ticket.count({
    where: {
      id: { in: question.ticketIds },
      OR: [{ stage: { in: [...waitsForAnswer] } }, { medicationText: { not: null } }],
    },
  });
  return question.ticketIds.length > 0 && refills === 0;
}

/** A name, a birth date or an Rx number and nothing else: the answer to a question of ours. */
function bringsOnlyClaims({ request }: IdentifiedRequest, question: OpenQuestion | null): boolean {
  const { claims, medicines, flags, extraction } = request;
  const unnamed = medicines.every(({ mention }) => mention.name === null && mention.rxNumber !== null);
  const claimed = claims.name !== null || claims.birthDates.length > 0 || claims.rxNumbers.length > 0;
  const { name, birthDate } = extraction?.patient ?? { name: null, birthDate: null };
  // "I need another refill", once an outcome was told, is a request of its own, whoever it is for.
  const anew =
    question?.kind === 'told' && name === null && birthDate === null && claims.rxNumbers.length === 0;
  const silent = (extraction?.intents ?? []).every(
    (intent) => intent === 'unclear' || (intent === 'refill' && !anew),
  );
  return claimed && unnamed && flags.length === 0 && silent && !extraction?.asksForAll;
}
