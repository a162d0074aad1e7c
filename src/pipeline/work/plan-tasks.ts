import type { RowsToInsert } from '../../db/insert-rows.ts';
import { dangerFlags } from '../../domain/message.ts';
import { newId } from '../../domain/id.ts';
import type { ReplyToQueue } from '../../reply/reply-store.ts';
import type { Answering } from '../conversation/answering.ts';
import { tellsOtherHands } from '../../extraction/wishes/not-theirs.ts';
import { mayTell } from '../reading/identify-people.ts';
import type { TicketOutcome } from '../needs/opened-tickets.ts';
import { correctPhone } from '../reading/phone-in-doubt-store.ts';
import { robotGuard } from '../replies/plan-replies.ts';
import type { Served } from '../conversation/served.ts';

type TaskToInsert = Required<RowsToInsert>['tasks'][number];

/** A task for the concierge; without `ticketId` it is about the message's first ticket, if there is one. */
type Todo = {
  kind: string;
  why: string;
  ticketId?: string | null;
  /** One for the message, or one a day for the whole conversation or for the ticket. */
  once?: 'message' | 'day' | 'ticket';
};

/**
 * What a person has to do because nothing can be texted: hear a recording, look at a photo, or call the sender back,
 * who would else be left without an answer.
 */
export function planTasks(answering: Answering, replies: ReplyToQueue[], now: Date): TaskToInsert[] {
  const { message, opened, people, served } = answering;
  const [first] = opened.outcomes;
  const todos = [
    ...(people.some(({ handToPerson }) => handToPerson) ? [afterTries] : []),
    ...(replies.some(({ suppressed }) => suppressed === robotGuard) ? [robot] : []),
    ...(isPhoneInDoubt(answering) ? [phoneInDoubt] : []),
    ...(served.unknownNumber ? [unknownNumber] : []),
    ...(served.handedOver === null ? [] : [{ ...takeOver, ticketId: served.handedOver }]),
    ...(first ? todosAbout(answering, replies) : toAnswerOtherwise(answering, replies)),
  ];
  const day = message.receivedAt.toISOString().slice(0, 10);
  return todos.map(({ kind, why, ticketId = first?.ticketId ?? null, once = 'message' }) => ({
    id: newId(now),
    kind,
    queue: 'concierge',
    why,
    dueAt: now,
    ticketId,
    messageId: message.id,
    dedupeKey: {
      message: `message:${message.id}:${kind}`,
      day: `conversation:${message.conversationKey}:${kind}:${day}`,
      ticket: `unanswered:${ticketId ?? message.conversationKey}:${day}`,
    }[once],
    createdAt: now,
  }));
}

/** While it is still to be done nobody is known by the number, so that the same said again makes no second one. */
const phoneInDoubt: Todo = {
  kind: correctPhone,
  why: 'The text says that this number is not, or no longer, of the patient on file for it: correct the number on file. Until this is done nobody is known by it.',
};

/** Whoever names a medicine, a birth date or an Rx number puts another number right than their own; a danger comes first. */
function isPhoneInDoubt({ message, people, patientsOfSender }: Answering): boolean {
  if (message.structured || patientsOfSender.length === 0 || !tellsOtherHands(message.text)) return false;
  return people.every(
    ({ request: { medicines, claims, flags } }) =>
      [medicines, claims.birthDates, claims.rxNumbers].every(({ length }) => length === 0) &&
      !dangerFlags.some((flag) => flags.includes(flag)),
  );
}

const robot: Todo = {
  kind: 'check_sender',
  once: 'day',
  why: 'More answers than a person reads went to this number within minutes; none is sent for now. Look whether a machine answers ours.',
};

const takeOver: Todo = {
  kind: 'answer_sender',
  why: 'What the sender answered settles nothing, or was not understood: read the conversation and ask in person.',
};

const unknownNumber: Todo = {
  kind: 'record_consent',
  why: 'A note says that somebody wants no texts, and names no number: find out which, and record it.',
};

/** It tells whom the sender may mean by the message alone. */
const afterTries: Todo = {
  kind: 'verify_identity',
  once: 'day',
  why: 'Three claims from this number in a day fit nobody: find out who asks, and for whom.',
};

const untold: Todo = {
  kind: 'call_back',
  why: 'An outcome may not be told in writing: call and verify who asks.',
};

const untextable: Todo = {
  kind: 'call_back',
  why: 'The sender cannot be texted: call back with what became of the request.',
};

const unclear: Todo = {
  kind: 'call_back',
  why: 'The details are unclear: call to confirm the exact medicine and how urgent it is.',
};

const unheard: Todo = {
  kind: 'hear_recording',
  why: 'The voicemail could not be read: hear it and call back.',
};

const doubtful: Todo = {
  kind: 'hear_recording',
  why: 'Not sure what was said: hear the voicemail, compare it with its transcripts, and decide.',
};

const silent: Todo = {
  kind: 'call_back',
  why: 'Somebody called and nothing was recorded: call back and ask what they need.',
};

const photo: Todo = { kind: 'look_at_photo', why: 'A photo came with the text: look at it.' };

function todosAbout({ message, opened, served }: Answering, replies: ReplyToQueue[]): Todo[] {
  const { outcomes } = opened;
  if (message.structured) return outcomes.some(isUntold) ? [untold] : toClarify(outcomes);
  return [
    ...toCall(outcomes, replies, served, message.recorded === true),
    ...(message.media.length > 0 ? [photo] : []),
  ];
}

/** "Is it ready?" from somebody who may not be texted: what would have been said about open tickets is told by phone. */
function toAnswerOtherwise({ message, served }: Answering, replies: ReplyToQueue[]): Todo[] {
  if (message.structured || served.consent.record !== null || served.consent.keyword !== null) return [];
  const unsent = replies.filter(({ suppressed }) => suppressed !== null && suppressed !== robotGuard);
  const [ticketId = null] = unsent.flatMap(({ draft }) => draft.ticketIds);
  return unsent.length > 0 ? [{ ...untextable, ticketId, once: 'ticket' }] : [];
}

/** Nobody can be asked by text what is meant: somebody calls. */
function toClarify(outcomes: TicketOutcome[]): Todo[] {
  const found = outcomes.find(({ decision, joined }) => decision.code === 'CLARIFY' && !joined);
  return found ? [{ ...unclear, ticketId: found.ticketId }] : [];
}

function toCall(
  outcomes: TicketOutcome[],
  replies: ReplyToQueue[],
  served: Served,
  recorded: boolean,
): Todo[] {
  if (outcomes.some(({ wish }) => wish.person.request.flags.includes('unscreened')))
    return [recorded ? unheard : silent];
  const unsure = outcomes.find(({ decision }) => decision.rule === '5a-voicemail');
  if (unsure) return [{ ...doubtful, ticketId: unsure.ticketId }];
  if (isLeftUntold(replies, served)) return [untextable];
  return outcomes.some(isBehindNeutral) ? [untold] : [];
}

/** No text says what became of the request. A machine's is looked at once and not called for each of its texts. */
function isLeftUntold(replies: ReplyToQueue[], { consent }: Served): boolean {
  if (consent.record === 'opt_out' || replies.length === 0) return true;
  return replies.some(({ suppressed }) => suppressed !== null && suppressed !== robotGuard);
}

/** Decided for a known patient, and not to be told to whoever asked. */
function isUntold({ wish, decision }: TicketOutcome): boolean {
  return wish.person.patient !== null && decision.code !== 'PHARMACY_PROCESS' && !mayTell(wish.person);
}

/** Nothing is left to be asked by text that would let the outcome be told. */
function isBehindNeutral(outcome: TicketOutcome): boolean {
  const { name, birthDates } = outcome.wish.person.request.claims;
  return isUntold(outcome) && name !== null && birthDates.length > 0;
}
