import type { Db } from '../../db/client.ts';
import type { Extraction, Intent } from '../../domain/message.ts';
import { normaliseText } from '../../domain/normalise-text.ts';
import type { Patient } from '../../domain/patient.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { closesPolitely } from '../../extraction/answers/closes-politely.ts';
import { type Answer, readAnswer } from '../../extraction/answers/read-answer.ts';
import { asksToChange } from '../../extraction/answers/read-change.ts';
import { refusesIt } from '../../extraction/answers/read-instead.ts';
import { readRevision } from '../../extraction/answers/read-revision.ts';
import { readSwap } from '../../extraction/answers/read-swap.ts';
import { wishesInWords } from '../../extraction/people/wishes-in-words.ts';
import { saysHardlyMore } from '../../extraction/wishes/words-beside.ts';
import { answerApart } from './answer-apart.ts';
import { namesAskedMedicine } from './asked-of-one.ts';
import { asBegun } from './as-begun.ts';
import { agree, findSaidTogether, type Said } from './earlier-claims.ts';
import { isNamed, meantInstead } from './meant-instead.ts';
import type { StoredMessage } from '../reading/message-store.ts';
import type { OpenQuestion } from './open-question.ts';
import { asChanged, refusing, swapping, withdrawing, withMedicines } from './request-as-meant.ts';
import { withCorrectedYear } from './with-corrected-year.ts';
import { withGivenName } from './given-name-alone.ts';
import { withPressed } from './pressing-again.ts';
import { withSupply } from './with-supply.ts';
import type { PersonRequest } from '../reading/read-message.ts';

/** A text read in the light of what we have asked. */
export type Lit = {
  request: PersonRequest;
  /** What it can mean as an answer; null where it is no text of one person. */
  answer: Answer | null;
};

type Light = {
  message: Pick<StoredMessage, 'channel' | 'text' | 'structured'>;
  question: OpenQuestion | null;
  patientsOfSender: Patient[];
  today: CalendarDate;
};

/**
 * What a text means as the answer to a question: a medicine alone is the one that we asked for, and of who it is for
 * counts what was said before, piece by piece, as long as nothing contradicts it. A text that speaks of danger, or of
 * somebody else, is read as it stands.
 */
export async function readInLight(tx: Db, whole: Light, read: PersonRequest): Promise<Lit> {
  const given = answerApart(whole, read) ?? read;
  const text = given.apart?.answer ?? whole.message.text;
  const light = { ...whole, message: { ...whole.message, text } };
  const { message, question, patientsOfSender, today } = light;
  const written = message.channel === 'sms' && !message.structured;
  const pressed = written ? await withPressed(tx, { text: message.text, question, today }, given) : given;
  const year =
    written && question
      ? await withCorrectedYear(tx, { text: message.text, question, patientsOfSender, today }, pressed)
      : null;
  const lit = year ?? (await readAsAnswer(tx, light, pressed));
  if (message.channel !== 'sms' || message.structured || !question) return lit;
  const begun = await asBegun(tx, { text: message.text, patientsOfSender, question }, lit.request);
  return { ...lit, request: lit.answer ? await answeringAll(tx, begun, lit.answer, question) : begun };
}

async function readAsAnswer(tx: Db, light: Light, given: PersonRequest): Promise<Lit> {
  const { message, question } = light;
  if (message.channel !== 'sms' || message.structured || given.extraction === null)
    return { request: given, answer: null };
  if (question?.kind === 'told' && closesPolitely(message.text)) return { request: given, answer: null };
  const read = withSupply(readAnswer(message.text), light, given);
  const isName = read.byLooks && mayBeName(message.text, question);
  const said = { ...read, byLooks: read.byLooks && !isName };
  const extraction = read.place !== null || isName ? pointing(given.extraction) : given.extraction;
  const onFile = light.patientsOfSender.length > 0;
  const named = withGivenName(
    { ...given, extraction },
    { text: message.text, answer: said, question, onFile },
  );
  return readNamed(tx, light, named, said);
}

async function readNamed(tx: Db, light: Light, request: PersonRequest, said: Answer): Promise<Lit> {
  const { message, question } = light;
  const { extraction } = request;
  if (extraction === null) return { request, answer: said };
  const meant = await meantInstead(tx, message.text, question, extraction);
  const swap = meant && meant.back.length > 0 ? meant : readSwap(message.text, extraction);
  const changes =
    (meant && meant.back.length === 0) || (question !== null && changesRequest(light, extraction));
  const answer = changes ? { ...said, corrects: true } : said;
  const named = changes
    ? asChanged(request, extraction)
    : saysWhoWithdraws(question, message.text, request)
      ? { ...withdrawing(request, extraction), learnt: true as const }
      : namesWithdrawn(question, message.text, extraction)
        ? withdrawing(request, extraction)
        : swap && (question !== null || extraction.intents.includes('withdraw'))
          ? swapping(request, extraction, swap)
          : (await asksForMedicine(tx, question, answer))
            ? withMedicines(message.text, request, extraction)
            : question && refusesIt(message.text)
              ? refusing(request, extraction)
              : request;
  const asIs = { request: named, answer };
  if (!question || !leavesOpenWho(named)) return asIs;
  if (!mayBeAnswer(light, answer, named) && !(await namesAskedMedicine(tx, light, named))) return asIs;
  const before = await findSaidTogether(tx, question.messageIds);
  if (!before || saysNothing(before) || !agree(before, named.claims)) return asIs;
  return { request: withSaid(named, before), answer };
}

/**
 * "All of them" where we have asked which medicine, and none was spoken of: every one is meant. Where something was
 * named that fits several ("my levothyroxine"), or it is said how many they are, it is about those alone, whom
 * `choose-medicine.ts` looks up, and never about all that somebody takes.
 */
async function answeringAll(
  tx: Db,
  request: PersonRequest,
  { all, count }: Answer,
  question: OpenQuestion,
): Promise<PersonRequest> {
  const { extraction, medicines } = request;
  if (!extraction || !all || !question.asked.includes('medication') || medicines.length > 0) return request;
  const ofThese = count !== null || question.choices.length > 0 || (await isNamed(tx, question.ticketIds));
  if (!ofThese) return { ...request, extraction: { ...extraction, intents: ['refill'], asksForAll: true } };
  return { ...request, extraction: { ...extraction, intents: ['unclear'], asksForAll: false } };
}

/** "Rosa" is a colour and a name: one word where a name was asked for tells of no pill. */
function mayBeName(text: string, question: OpenQuestion | null): boolean {
  return (question?.asked.includes('name') ?? false) && /^\s*\p{L}+\s*$/u.test(text);
}

/** "La primera" points at something, and wishes for nothing by itself. */
function pointing(extraction: Extraction): Extraction {
  const wishes: readonly Intent[] = ['refill', 'new_prescription'];
  const intents = extraction.intents.filter(
    (intent) => extraction.medications.length > 0 || !wishes.includes(intent),
  );
  return { ...extraction, intents: intents.length > 0 ? intents : ['unclear'] };
}

async function asksForMedicine(
  tx: Db,
  question: OpenQuestion | null,
  { corrects }: Answer,
): Promise<boolean> {
  if (question?.asked.includes('medication')) return true;
  return corrects && (question === null || (await isNamed(tx, question.ticketIds)));
}

/** More is a request of its own. */
const mostWordsOfName = 4;

/** "metformin" behind a withdrawal is what is taken back, and no wish for it. */
function namesWithdrawn(question: OpenQuestion | null, text: string, { intents }: Extraction): boolean {
  if (question?.kind !== 'withdrawal' && question?.kind !== 'which_request') return false;
  const words = normaliseText(text);
  const short = words.split(' ').length <= mostWordsOfName;
  return short && intents.every((intent) => intent === 'refill') && !wishesInWords(words);
}

/** Whatever the words of a name are weighed as. */
export function namesNoWish(text: string, { intents, patient }: Extraction): boolean {
  const silent = intents.every((intent) => ['unclear', 'refill', 'non_clinical'].includes(intent));
  const weighed = intents.includes('non_clinical') && !saysHardlyMore(text, patient);
  return silent && !weighed && !wishesInWords(text, patient.name);
}

/** Who is asked whose request is taken back says no more than that. */
function saysWhoWithdraws(
  question: OpenQuestion | null,
  text: string,
  { claims, medicines, extraction }: PersonRequest,
): boolean {
  if (question?.kind !== 'withdrawal' || question.asked.length === 0 || medicines.length > 0) return false;
  const says = claims.name !== null || claims.birthDates.length > 0;
  return says && extraction !== null && namesNoWish(text, extraction);
}

/**
 * "Change that to X", behind a request: X is wanted in its place. Where the phone says who asks, X must be a medicine of
 * theirs; else another medicine than before is wished for, which is a clinician's.
 */
function changesRequest({ message, patientsOfSender }: Light, extraction: Extraction): boolean {
  const [only, ...others] = extraction.medications;
  if (!only?.name || others.length > 0 || !asksToChange(message.text, only)) return false;
  const listed = patientsOfSender.flatMap(({ prescriptions }) => prescriptions);
  return patientsOfSender.length === 0 || listed.some(({ drugName }) => drugName === only.name);
}

/** Name, birth date or both are not in it, and nobody else is spoken of. */
function leavesOpenWho({ claims, extraction }: PersonRequest): boolean {
  const complete = claims.name !== null && claims.birthDates.length > 0;
  return !complete && !(extraction?.speaksOfAnother ?? false);
}

/**
 * Whoever says a part of it, or nothing but an answer, speaks of what was said. On a shared phone a medicine alone may
 * be the other person's, and after an outcome was told only the phone of one person says that it is for the same.
 */
function mayBeAnswer(
  { message, patientsOfSender, question }: Light,
  answer: Answer,
  request: PersonRequest,
): boolean {
  const { claims, extraction } = request;
  if (answer.neverMind || isBareAnswer(answer) || request.urgent || refusesIt(message.text)) return true;
  if (answer.language !== null) return true;
  const asksForState = extraction?.intents.includes('status') ?? false;
  const says = claims.name !== null || claims.birthDates.length > 0;
  const told = isOutcomeTold(question, message.text, answer, request) && !answer.corrects && !asksForState;
  if (!told) return says || patientsOfSender.length <= 1;
  return !says && patientsOfSender.length === 1 && wishes(message.text, request);
}

/** Behind "too early" a sound of doubt or a greeting asks how it stands; what nobody understands is no answer to that. */
function isOutcomeTold(
  question: OpenQuestion | null,
  text: string,
  { unsure, greets }: Answer,
  { extraction, told = [] }: PersonRequest,
): boolean {
  if (question?.kind !== 'running_out') return question?.kind === 'told';
  const intents = extraction?.intents ?? [];
  const unclear = intents.length > 0 && intents.every((intent) => intent === 'unclear');
  return unclear && told.length === 0 && !unsure && !greets && /[\p{L}\p{N}]/u.test(text);
}

/** More of the same exchange, and not only words that somebody has to read. */
function wishes(text: string, { medicines, extraction }: PersonRequest): boolean {
  if (medicines.length > 0 || (extraction && readRevision(text, extraction))) return true;
  return (extraction?.intents ?? []).some((intent) => furtherWishes.includes(intent));
}

const furtherWishes: readonly Intent[] = ['refill', 'withdraw', 'new_prescription', 'clinical_question'];

/** It says nothing by itself. */
export function isBareAnswer(answer: Answer): boolean {
  const { yes, no, all, other, place, daysLeft, number } = answer;
  return yes || no || all || other || place !== null || daysLeft !== null || number !== null;
}

function saysNothing({ name, birthDates }: Said): boolean {
  return name === null && birthDates.length === 0;
}

/** An Rx number that was given says who asks for the state; to a medicine that is named now it does not belong. */
function withSaid(request: PersonRequest, said: Said): PersonRequest {
  const { claims, extraction } = request;
  const forState =
    (request.urgent === true || extraction?.intents.every((intent) => intent === 'status')) &&
    claims.rxNumbers.length === 0;
  return {
    ...request,
    claims: {
      name: claims.name ?? said.name,
      birthDates: claims.birthDates.length > 0 ? claims.birthDates : said.birthDates,
      rxNumbers: forState ? (said.rxNumbers ?? []) : claims.rxNumbers,
    },
  };
}
