import type { Db } from '../../db/client.ts';
import { insertRows } from '../../db/insert-rows.ts';
import { dateIn } from '../../domain/calendar-date.ts';
import { dangerFlags, type Flag } from '../../domain/message.ts';
import type { Patient } from '../../domain/patient.ts';
import { loadPatients } from '../../identity/patient-store.ts';
import { phoneOf } from '../../intake/conversation-key.ts';
import { findSuggestions } from './find-suggestions.ts';
import { holdRefills } from '../work/hold-refills.ts';
import { identifyPerson, type IdentifiedRequest } from '../reading/identify-people.ts';
import { findTicketsOf, type ProcessedMessage } from './model-reading-store.ts';
import type { NormalReading } from './normalise-model-reading.ts';
import { openOrJoin } from '../needs/open-or-join.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { planPlain } from '../needs/plan-plain.ts';
import { readMessage, type PersonRequest } from '../reading/read-message.ts';
import { answerDanger } from '../conversation/answer-danger.ts';
import { suggestOnTickets, type ResidentSuggestions } from './suggest-on-tickets.ts';
import type { Wish, WishContext } from '../needs/wish.ts';

type Context = WishContext & { message: ProcessedMessage; patientsOfSender: Patient[]; now: Date };

/**
 * Adds what the model saw and the rules did not. A danger becomes what the rules would have made of it: the safety
 * ticket, its page, the fixed safety text, held refills. All else is told to the people who work the message's
 * tickets. Nothing is taken back, lowered or answered.
 */
export async function applyModelReading(
  tx: Db,
  deps: PipelineDeps,
  message: ProcessedMessage,
  reading: NormalReading,
  engine: string,
  now: Date,
): Promise<void> {
  const context = await contextOf(tx, deps, message, now);
  const requests = readMessage(message, context);
  const endangered = await findEndangered(tx, requests, reading, context);
  const suggested = requests
    .map((request): ResidentSuggestions => ({
      resident: request.resident,
      suggestions: findSuggestions(reading, request, message),
    }))
    .filter(({ suggestions }) => suggestions.length > 0);
  const wishes = endangered.map((person) => dangerWish(person, context));
  const tickets = await findTicketsOf(tx, message.id);
  if (wishes.length === 0 && tickets.length === 0 && suggested.length > 0) {
    wishes.push(...(await reviewWishes(tx, requests, suggested, context)));
  }
  const opened = await openOrJoin(tx, deps, message, wishes, now);
  await insertRows(tx, opened.rows);
  if (endangered.length > 0) {
    await addFlags(tx, message, endangered);
    await answerDanger(tx, deps, { ...context, people: endangered.map(onlyFresh), opened });
    await holdRefills(tx, deps, { ...context, people: endangered.map(onlyFresh), question: null });
  }
  await suggestOnTickets(tx, { message, engine, suggested, now });
}

/** A person of the message whom the model sees in danger, with the flags that the rules did not raise. */
type Endangered = IdentifiedRequest & { fresh: Flag[] };

async function contextOf(
  tx: Db,
  { policy, settings }: PipelineDeps,
  message: ProcessedMessage,
  now: Date,
): Promise<Context> {
  const { timeZone } = settings;
  const phone = message.structured ? null : phoneOf(message.conversationKey);
  return {
    message,
    patientsOfSender: await loadPatients(tx, { phone }),
    now,
    today: dateIn(timeZone, now),
    policy,
    timeZone,
    joinableSender: null,
    canAsk: false,
    knownSender: false,
    unserved: [],
  };
}

async function findEndangered(
  tx: Db,
  requests: PersonRequest[],
  reading: NormalReading,
  context: Context,
): Promise<Endangered[]> {
  const endangered: Endangered[] = [];
  for (const request of requests) {
    const known = requests.length === 1 ? [...request.flags, ...context.message.flags] : request.flags;
    const fresh = freshDangers(reading, request.resident, known);
    if (fresh.length === 0) continue;
    const person = await identifyPerson(tx, context.message, request, context);
    endangered.push({ ...person, request: { ...request, flags: union(known, fresh) }, fresh });
  }
  return endangered;
}

/** A danger told as past, denied or of another adds nothing to one that is told as present. */
function freshDangers(reading: NormalReading, resident: number, known: Flag[]): Flag[] {
  const raised = reading.flags.filter((flag) => flag.resident === resident).map(({ value }) => value);
  const dangers = dangerFlags.filter((flag) => raised.includes(flag) && !known.includes(flag));
  const noticed = [...dangerFlags, 'safety_review' as const].some((flag) => known.includes(flag));
  return dangers.length === 0 && raised.includes('safety_review') && !noticed ? ['safety_review'] : dangers;
}

function dangerWish(person: Endangered, context: Context): Wish {
  return planPlain(person.fresh.includes('safety_review') ? 'safety_review' : 'danger', person, context);
}

/** Who gets no ticket by the message gets one for a person to look at; the conversation's open one, if there is one. */
async function reviewWishes(
  tx: Db,
  requests: PersonRequest[],
  suggested: ResidentSuggestions[],
  context: Context,
): Promise<Wish[]> {
  const request = requests.find(({ resident }) => resident === suggested[0]?.resident);
  if (!request) return [];
  const person = await identifyPerson(tx, context.message, request, context);
  return [planPlain('review', person, context)];
}

/** The rules have answered for what they saw: what follows is about the rest alone. */
function onlyFresh({ fresh, ...person }: Endangered): IdentifiedRequest {
  return { ...person, request: { ...person.request, flags: fresh } };
}

async function addFlags(tx: Db, message: ProcessedMessage, endangered: Endangered[]): Promise<void> {
  const flags = union(message.flags, ...endangered.map(({ fresh }) => fresh));
  await tx.inboundMessage.update({ where: { id: message.id }, data: { flags } });
}

function union<T>(...lists: T[][]): T[] {
  return [...new Set(lists.flat())];
}
