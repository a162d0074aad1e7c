import type { Db } from '../../db/client.ts';
import { dangerFlags, type Extraction, type Intent } from '../../domain/message.ts';
import { saysForAnother } from '../../extraction/answers/for-another.ts';
import { readAnswer } from '../../extraction/answers/read-answer.ts';
import { saysForOneself } from '../../extraction/people/for-oneself.ts';
import { wishesInWords } from '../../extraction/people/wishes-in-words.ts';
import { tellsDeath } from '../../extraction/wishes/not-theirs.ts';
import type { Patient } from '../../domain/patient.ts';
import { mayBe } from './meant-tickets.ts';
import type { OpenQuestion } from './open-question.ts';
import type { PersonRequest } from '../reading/read-message.ts';

type Exchange = { text: string; patientsOfSender: Patient[]; question: OpenQuestion };

/**
 * A text that says no more than who it is for goes on as the exchange began. Whoever asked for their mother from a
 * phone that is not on file for her still asks for her when her name, her birth date or an Rx number follows, so that it
 * is verified with her before anything is done (45 CFR 164.510(b)), and whoever asked for all of their medicines still
 * does. Whoever asked how it stands, or what they take, and is asked who they are, wishes for no refill.
 */
export async function asBegun(
  tx: Db,
  { text, patientsOfSender, question }: Exchange,
  request: PersonRequest,
): Promise<PersonRequest> {
  const { extraction, claims } = request;
  const claimsSomebody = claims.name !== null || claims.birthDates.length > 0 || claims.rxNumbers.length > 0;
  if (!extraction || question.messageIds.length === 0) return request;
  if (!claimsSomebody && (await repeatsForAnother(tx, question, request, text)))
    return { ...request, extraction: { ...extraction, speaksOfAnother: true } };
  if (!(claimsSomebody || asksForState(extraction))) return request;
  const before = await findEarlier(tx, question.messageIds);
  const earlier = before.map(({ extraction: said }) => said);
  const onFile = patientsOfSender.some(
    (patient) => mayBe(patient, { request }) && hasNumbers(patient, request),
  );
  const another =
    !onFile &&
    claimsSomebody &&
    !saysForOneself(text) &&
    (earlier.some(asksForAnother) || (await saidForAnother(tx, question.messageIds)));
  const forAll = wishForAllStands(before) && saysOnlyWho(request);
  const told = {
    ...extraction,
    ...(another ? { speaksOfAnother: true } : {}),
    ...(forAll ? { asksForAll: true, intents: ['refill' as const] } : {}),
  };
  const asked = earlier.every(asksForState) ? 'status' : earlier.every(asksQuestion) ? 'unclear' : null;
  if (asked === null || !namesOnlyNumbers(request, text)) return { ...request, extraction: told };
  const medications = told.medications.map((mention) => ({ ...mention, asked: false }));
  return { ...request, learnt: true, medicines: [], extraction: { ...told, intents: [asked], medications } };
}

/** "Lasix", where "it's Bob, lasix" was asked who that is: the phone does not answer for them. */
async function repeatsForAnother(
  tx: Db,
  { asked, messageIds }: OpenQuestion,
  { medicines }: PersonRequest,
  text: string,
): Promise<boolean> {
  if (!asked.includes('name') || medicines.length === 0 || saysForOneself(text)) return false;
  const before = await findEarlier(tx, messageIds);
  const theirs = before.flatMap(({ extraction }) =>
    extraction.speaksOfAnother ? extraction.medications.flatMap(({ name }) => name ?? []) : [],
  );
  return medicines.every(({ mention }) => mention.name !== null && theirs.includes(mention.name));
}

/** Without a name an Rx number says whose it is. */
function hasNumbers({ prescriptions }: Patient, { claims: { name, rxNumbers } }: PersonRequest): boolean {
  return name !== null || rxNumbers.every((number) => prescriptions.some((one) => one.rxNumber === number));
}

/**
 * All of them were wished for by a text that was read as such a wish, and neither in it nor since was anything taken
 * back, asked of a clinician, or told of a danger or a death: who it is adds no wish to "cancel all her refills".
 */
function wishForAllStands(before: Before[]): boolean {
  const last = before.findLastIndex(({ extraction }) => wishesForMedicine(extraction));
  const wish = before[last]?.extraction;
  if (!wish?.asksForAll || !wish.intents.includes('refill')) return false;
  return before.slice(last).every((said) => !speaksAgainst(said));
}

function speaksAgainst({ extraction: { intents }, text, flags }: Before): boolean {
  const asks = intents.some((intent) => againstWish.includes(intent));
  const endangers = flags.some((flag) => (alarming as readonly string[]).includes(flag));
  return asks || endangers || tellsDeath(text);
}

const againstWish: readonly Intent[] = ['withdraw', 'clinical_question'];
const alarming = [...dangerFlags, 'safety_review', 'medication_change'] as const;

/** What was wished for last counts: "just the lisinopril" behind "all my meds" is one. */
function wishesForMedicine({ asksForAll, medications, rxNumbers }: Extraction): boolean {
  return asksForAll || rxNumbers.length > 0 || medications.some(({ asked }) => asked);
}

/** Who it is for, with one number that says so too or without, and no medicine by its name: two numbers are two wishes. */
function saysOnlyWho({ claims, medicines, flags, extraction }: PersonRequest): boolean {
  if (claims.rxNumbers.length > 1) return false;
  const silent = extraction?.intents.every((intent) => intent === 'refill' || intent === 'unclear');
  const named = medicines.some(({ mention }) => mention.name !== null);
  return claims.name !== null && flags.length === 0 && !named && (silent ?? false);
}

const besideState: readonly Intent[] = ['status', 'help', 'thanks'];

/** A name alone says who it is for, and not that it is somebody else. */
function asksForAnother({ speaksOfAnother, intents, medications }: Extraction): boolean {
  return speaksOfAnother && (intents.includes('refill') || medications.length > 0);
}

/** "Sorry, that's for my wife", behind what they had asked for. */
async function saidForAnother(tx: Db, messageIds: string[]): Promise<boolean> {
  const rows = await tx.inboundMessage.findMany({
    where: { id: { in: messageIds } },
    select: { text: true },
  });
  return rows.some(({ text }) => saysForAnother(text, readAnswer(text)));
}

/** They ask how it stands, and for nothing else. */
function asksForState({ intents }: Extraction): boolean {
  return intents.includes('status') && intents.every((intent) => besideState.includes(intent));
}

/** They ask what a clinician or somebody of the team answers ("what am I taking?"), and for no medicine. */
function asksQuestion({ intents, medications }: Extraction): boolean {
  return (
    medications.every(({ asked }) => !asked) && intents.every((intent) => besideQuestion.includes(intent))
  );
}

const besideQuestion: readonly Intent[] = ['clinical_question', 'non_clinical', ...besideState];

/** A number without a name or a word for a wish beside it. */
function namesOnlyNumbers({ medicines, extraction }: PersonRequest, text: string): boolean {
  const unnamed = medicines.every(({ mention }) => mention.name === null && mention.rxNumber !== null);
  const silent = (extraction?.intents ?? []).every((intent) => intent === 'refill' || intent === 'unclear');
  return medicines.length > 0 && unnamed && silent && !wishesInWords(text);
}

/** A text of the exchange before, and what was read in it. */
type Before = { extraction: Extraction; text: string; flags: string[] };

/** The column is written by `save-outcome.ts` alone. */
async function findEarlier(tx: Db, messageIds: string[]): Promise<Before[]> {
  const rows = await tx.extraction.findMany({
    where: { messageId: { in: messageIds }, engine: { startsWith: 'rules-' } },
    select: { result: true, message: { select: { text: true, flags: true } } },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ result, message }) => ({ extraction: result as unknown as Extraction, ...message }));
}
