import type { EndedTicket } from '../dedup/ended-need-store.ts';
import type { RowsToInsert } from '../db/insert-rows.ts';
import { newId } from '../domain/id.ts';
import type { Channel, Language } from '../domain/message.ts';
import type { Patient } from '../domain/patient.ts';
import type { Policy } from '../domain/policy.ts';
import { parsePhoneNumber } from '../domain/phone-number.ts';
import { composeReplies, type Ask, type ReplyInput, type ReplyTicket } from '../reply/compose-replies.ts';
import { composeText } from '../reply/compose-fixed.ts';
import type { ReplyDraft } from '../reply/reply-draft.ts';
import type { ReplyToQueue } from '../reply/reply-store.ts';
import { safetyTemplates } from '../reply/template.ts';
import { mayTell, type IdentifiedRequest } from './identify-people.ts';
import type { SenderState, StoredMessage } from './message-store.ts';
import type { OpenedTickets, TicketOutcome } from './opened-tickets.ts';
import type { PipelineDeps } from './pipeline-deps.ts';
import type { Saying } from './saying.ts';
import type { Served } from './served.ts';

export type Answering = {
  message: StoredMessage;
  people: IdentifiedRequest[];
  sender: SenderState;
  served: Served;
  opened: OpenedTickets;
  patientsOfSender: Patient[];
};

const fewestTellingWords = 3;

/** A greeting once a day is enough. */
const introductionLastsMs = 24 * 3_600_000;

/** What is said to whoever asked, by the way they can be answered: nothing where there is no such way. */
export function planReplies(
  answering: Answering,
  { settings, policy }: Pick<PipelineDeps, 'settings' | 'policy'>,
  now: Date,
): ReplyToQueue[] {
  const { message, sender } = answering;
  const way = wayOf(answering);
  if (!way) return [];
  const introduce = way.channel === 'sms' && !introducedLately(sender, now);
  const input = replyInput(answering, way.channel, introduce, settings);
  const held = way.channel === 'sms' ? heldBack(answering, policy) : null;
  return draftsOf(input, answering.served.say).map((draft, part, drafts) => ({
    draft,
    ...way,
    inReplyToId: message.id,
    conversationKey: message.structured ? null : message.conversationKey,
    slot: `message:${message.id}:${slotOf(draft.template)}`,
    suppressed: mayAlwaysLeave(draft.template, policy) ? null : held,
    // The last of several texts carries the introduction, so that a safety text stays as it is.
    introduces: introduce && part === drafts.length - 1,
    holdUntil: settlesAt(message, draft.template, settings, now),
  }));
}

/** What became of tickets, or the one text that is said in its place, behind any safety text. */
function draftsOf(input: ReplyInput, say: Saying | null): ReplyDraft[] {
  if (!say || input.keyword !== null) return composeReplies(input);
  const { language, org, templates, lastVariant, channel } = input;
  const voice = { language, org, ...(templates ? { templates } : {}), lastVariant: lastVariant ?? null };
  return [
    ...composeReplies({ ...input, introduce: false, tickets: [], statusAsked: false }),
    composeText({
      ...voice,
      ...say,
      isText: channel === 'sms' || channel === 'voice',
      introduce: input.introduce,
    }),
  ];
}

/** People text in fragments: the answer waits for the rest, a safety text and a keyword's do not. */
function settlesAt(
  { channel }: StoredMessage,
  template: string,
  { settleSeconds }: PipelineDeps['settings'],
  now: Date,
): Date | null {
  if (channel !== 'sms' || settleSeconds === 0 || slotOf(template) !== 'answer') return null;
  return new Date(now.getTime() + settleSeconds * 1_000);
}

/** Says what became of tickets or asks for something: neither a safety text nor the words of a keyword. */
export function isAnswer({ draft }: ReplyToQueue): boolean {
  return slotOf(draft.template) === 'answer';
}

/** Why nothing is said to this sender; null to answer. */
function heldBack(answering: Answering, { texting }: Pick<Policy, 'texting'>): string | null {
  const { sender, served } = answering;
  const comesBack = served.consent.record === 'opt_in';
  if (sender.block === 'opted_out' && !comesBack) return sender.block;
  if (sender.block === 'do_not_text') return sender.block;
  const most = isRequest(answering) ? texting.requestsAtOnce : texting.answersAtOnce;
  return sender.answersLately >= most.value ? robotGuard : null;
}

/** Someone who is identified asks for a medicine: no machine's standing answer does. */
function isRequest({ people }: Answering): boolean {
  return people.some(({ identity, request }) => identity.result === 'exact' && request.medicines.length > 0);
}

/** Whoever has had so many answers may be a machine that answers ours. */
const robotGuard = 'too_many_answers';

/**
 * The confirmation of an opt-out, and by the policy a safety text: a vendor that holds the STOP too blocks it, and a
 * person is told then.
 */
function mayAlwaysLeave(template: string, { texting }: Pick<Policy, 'texting'>): boolean {
  return template === 'opt_out_confirmed' || (isSafetyText(template) && texting.safetyAfterOptOut.value);
}

/**
 * A safety text has a slot of its own, all else shares one: when a call is read again by a later transcript, the
 * danger in it is answered although the call was, and nothing is said twice.
 */
function slotOf(template: string): string {
  const ownSlot = ['help', 'opted_in', 'opt_out_confirmed'].includes(template) || isSafetyText(template);
  return ownSlot ? template : 'answer';
}

function isSafetyText(template: string): boolean {
  return safetyTemplates.some((safety) => safety === template);
}

/**
 * What a person has to do because nothing can be texted: hear a recording, look at a photo, or call the sender back,
 * who would else be left without an answer.
 */
export function planTasks(answering: Answering, replies: ReplyToQueue[], now: Date): TaskToInsert[] {
  const { message, opened, people } = answering;
  const [first] = opened.outcomes;
  const tries = people.some(({ handToPerson }) => handToPerson) ? [triesTask(message, first, now)] : [];
  const robot = replies.some(({ suppressed }) => suppressed === robotGuard);
  return [
    ...tries,
    ...(robot ? [robotTask(message, first, now)] : []),
    ...(answering.served.unknownNumber ? [numberTask(message, first, now)] : []),
    ...(answering.served.handedOver === null
      ? []
      : [takeOverTask(message, answering.served.handedOver, now)]),
    ...(first ? tasksAbout(answering, first, replies, now) : []),
  ];
}

/** One a day for each conversation. */
function robotTask(message: StoredMessage, first: TicketOutcome | undefined, now: Date): TaskToInsert {
  const day = message.receivedAt.toISOString().slice(0, 10);
  return {
    id: newId(now),
    kind: 'check_sender',
    queue: 'concierge',
    why: 'More answers than a person reads went to this number within minutes; none is sent for now. Look whether a machine answers ours.',
    dueAt: now,
    ticketId: first?.ticketId ?? null,
    messageId: message.id,
    dedupeKey: `conversation:${message.conversationKey}:check_sender:${day}`,
    createdAt: now,
  };
}

function takeOverTask(message: StoredMessage, ticketId: string, now: Date): TaskToInsert {
  return {
    id: newId(now),
    kind: 'answer_sender',
    queue: 'concierge',
    why: 'What the sender answered settles nothing, or was not understood: read the conversation and ask in person.',
    dueAt: now,
    ticketId,
    messageId: message.id,
    dedupeKey: `message:${message.id}:answer_sender`,
    createdAt: now,
  };
}

function numberTask(message: StoredMessage, first: TicketOutcome | undefined, now: Date): TaskToInsert {
  return {
    id: newId(now),
    kind: 'record_consent',
    queue: 'concierge',
    why: 'A note says that somebody wants no texts, and names no number: find out which, and record it.',
    dueAt: now,
    ticketId: first?.ticketId ?? null,
    messageId: message.id,
    dedupeKey: `message:${message.id}:record_consent`,
    createdAt: now,
  };
}

/** One a day for each conversation. It tells whom the sender may mean by the message alone. */
function triesTask(message: StoredMessage, first: TicketOutcome | undefined, now: Date): TaskToInsert {
  const day = message.receivedAt.toISOString().slice(0, 10);
  return {
    id: newId(now),
    kind: 'verify_identity',
    queue: 'concierge',
    why: 'Three claims from this number in a day fit nobody: find out who asks, and for whom.',
    dueAt: now,
    ticketId: first?.ticketId ?? null,
    messageId: message.id,
    dedupeKey: `conversation:${message.conversationKey}:verify_identity:${day}`,
    createdAt: now,
  };
}

function tasksAbout(
  { message, opened, served }: Answering,
  first: TicketOutcome,
  replies: ReplyToQueue[],
  now: Date,
): TaskToInsert[] {
  function task(kind: string, why: string): TaskToInsert {
    const about = { ticketId: first.ticketId, messageId: message.id };
    const dedupeKey = `message:${message.id}:${kind}`;
    return { id: newId(now), kind, queue: 'concierge', why, dueAt: now, ...about, dedupeKey, createdAt: now };
  }
  if (message.structured) {
    const untold = opened.outcomes.some(isUntold);
    return untold ? [task('call_back', untoldWhy)] : [];
  }
  const tasks: TaskToInsert[] = [];
  const unheard = opened.outcomes.some((outcome) => outcome.wish.person.request.flags.includes('unscreened'));
  if (unheard) tasks.push(task('hear_recording', 'The voicemail could not be read: hear it and call back.'));
  else if (isLeftUntold(replies, served)) {
    tasks.push(task('call_back', 'The sender cannot be texted: call back with what became of the request.'));
  } else if (opened.outcomes.some(isBehindNeutral)) tasks.push(task('call_back', untoldWhy));
  if (message.media.length > 0) tasks.push(task('look_at_photo', 'A photo came with the text: look at it.'));
  return tasks;
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

const untoldWhy = 'An outcome may not be told in writing: call and verify who asks.';

type TaskToInsert = Required<RowsToInsert>['tasks'][number];

type Way = { channel: 'sms' | 'web' | 'api'; to: string; from: string | null };

/** A text is answered by text, a form on its page, a call by text when the caller's number can take one. */
function wayOf({ message, patientsOfSender, served }: Answering): Way | null {
  if (message.structured) {
    return {
      channel: message.channel === 'web' ? 'web' : 'api',
      to: message.structured.reference,
      from: null,
    };
  }
  const number = parsePhoneNumber(message.from);
  if (!number || served.consent.vendorAnswered) return null;
  if (message.channel === 'voice' && !isMobileOnFile(number, patientsOfSender)) return null;
  return { channel: 'sms', to: number, from: message.to };
}

function isMobileOnFile(number: string, patients: Patient[]): boolean {
  return patients.some((patient) =>
    patient.phones.some((phone) => phone.number === number && phone.kind === 'mobile'),
  );
}

export function introducedLately(sender: SenderState, now: Date): boolean {
  return sender.introducedAt !== null && now.getTime() - sender.introducedAt.getTime() < introductionLastsMs;
}

function replyInput(
  { message, people, sender, served, opened, patientsOfSender }: Answering,
  channel: Channel,
  introduce: boolean,
  settings: PipelineDeps['settings'],
): ReplyInput {
  const tells = people.length > 0 && people.every((person) => mayTell(person));
  const tickets = [
    ...served.statusTickets,
    ...opened.ended.map(endedTicket),
    ...opened.outcomes.map(replyTicket),
  ];
  const knownAs = new Map(opened.outcomes.map((outcome) => [outcome.ticketId, outcome.knownAs]));
  return {
    channel,
    language: served.language ?? languageOf(message, people, sender, patientsOfSender),
    org: { name: settings.orgName, phone: settings.orgPhone },
    introduce,
    flags: [...new Set(people.flatMap((person) => person.request.flags))],
    keyword: served.consent.keyword,
    confirmOptOut: served.consent.confirmOptOut,
    mayTell: tells,
    mayNameMedicine: tells && people.every((person) => acceptsDetails(person, sender)),
    // A ticket's own reference would tell a stranger whether it was there before: they get their message's, and for
    // the same words twice that of the first.
    tickets: tells
      ? tickets
      : tickets.map((ticket) => ({ ...ticket, reference: knownAs.get(ticket.id) ?? message.reference })),
    statusAsked: tells ? served.statusAsked : asksOnlyForStatus(people),
    withdrawn: served.withdrawn,
    timeZone: settings.timeZone,
    templates: sender.templates,
    lastVariant: sender.lastVariant,
  };
}

function acceptsDetails({ patient }: IdentifiedRequest, { acceptsDetailsOf }: SenderState): boolean {
  return patient !== null && acceptsDetailsOf.includes(patient.id);
}

/** Whoever may not be told is answered alike, whether or not there is an open ticket. */
function asksOnlyForStatus(people: IdentifiedRequest[]): boolean {
  return people.some(({ request }) => {
    const intents = request.extraction?.intents ?? [];
    return intents.includes('status') && request.medicines.length === 0;
  });
}

function languageOf(
  message: StoredMessage,
  people: IdentifiedRequest[],
  sender: SenderState,
  patientsOfSender: Patient[],
): Language {
  const read = languageReadIn(message, people);
  const preferred = patientsOfSender.find((patient) => patient.language)?.language;
  return message.structured?.language ?? read ?? sender.language ?? preferred ?? anyLanguage(people) ?? 'en';
}

/** With nothing else to go by, even a single word counts. */
function anyLanguage(people: IdentifiedRequest[]): Language | null {
  return people.find((person) => person.request.extraction?.language)?.request.extraction?.language ?? null;
}

/** One or two words ("no", "ok") say little about a language: in a thread they change nothing. */
export function languageReadIn(message: StoredMessage, people: IdentifiedRequest[]): Language | null {
  const words = message.text.match(/\p{L}{2,}/gu)?.length ?? 0;
  return words < fewestTellingWords ? null : anyLanguage(people);
}

function replyTicket(outcome: TicketOutcome): ReplyTicket {
  return {
    id: outcome.ticketId,
    reference: outcome.reference,
    code: outcome.decision.code,
    stage: outcome.stage,
    priority: outcome.priority,
    joined: outcome.joined !== null,
    openedAt: outcome.openedAt,
    eligibleOn: outcome.decision.eligibleOn,
    ask: askOf(outcome),
    medicine: medicineOf(outcome),
  };
}

/** The vocabulary's name, of the record where it is known. */
function medicineOf({ wish }: TicketOutcome): NonNullable<ReplyTicket['medicine']> | null {
  const { prescription } = wish.decided;
  const name = prescription ? prescription.drugName : (wish.medicine?.mention.name ?? null);
  const strength = prescription?.strength ?? wish.medicine?.mention.strength ?? null;
  return name === null ? null : { name, strength };
}

/** How the same need ended a short while ago. */
function endedTicket(ended: EndedTicket): ReplyTicket {
  const { id, reference, stage, priority, openedAt, decision } = ended;
  const { code, eligibleOn } = decision;
  return { id, reference, code, stage, priority, joined: true, openedAt, eligibleOn, ask: [] };
}

/** What the sender has to add before the ticket can go on, or before its outcome may be told. */
function askOf({ decision, wish }: TicketOutcome): Ask[] {
  const known = wish.person.identity.result === 'exact';
  if (decision.code === 'CLARIFY') return known ? ['medication'] : ['name', 'birth_date', 'medication'];
  if (decision.code === 'IDENTITY_REVIEW') return ['name', 'birth_date'];
  const untold = wish.medicine !== null && decision.code !== 'PHARMACY_PROCESS' && !mayTell(wish.person);
  return untold ? ['name', 'birth_date'] : [];
}
