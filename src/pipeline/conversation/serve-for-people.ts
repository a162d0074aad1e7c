import type { Db } from '../../db/client.ts';
import { type Flag, dangerFlags, type Intent } from '../../domain/message.ts';
import type { Policy } from '../../domain/policy.ts';
import { tellsDeath } from '../../extraction/wishes/not-theirs.ts';
import type { TemplateId } from '../../reply/template.ts';
import { mayTell, type IdentifiedRequest } from '../reading/identify-people.ts';
import type { StoredMessage } from '../reading/message-store.ts';
import { needsAnswer, type OpenQuestion } from './open-question.ts';
import type { Served } from './served.ts';

export type TextForPeople = {
  message: StoredMessage;
  person: IdentifiedRequest;
  question: OpenQuestion | null;
  now: Date;
};

/**
 * A text that asks for no medicine and says nothing of who it is for: a person reads it, and it is answered without
 * asking for anything, where a demand would be out of place: after a danger was told, where somebody has died, about
 * business of the pharmacy, to a threat, and where nothing that we need is missing. What was open, and with it who was verified,
 * stays as it was. Null for any other.
 */
export async function serveForPeople(
  tx: Db,
  { asking }: Pick<Policy, 'asking'>,
  { message, person, question, now }: TextForPeople,
): Promise<Partial<Served> | null> {
  if (!wishesNothing(person.request) || message.media.length > 0) return null;
  const since = new Date(now.getTime() - asking.lapseHours.value * 3_600_000);
  const endangered = await toldDanger(tx, message, since);
  if (!endangered && !tellsDeath(message.text)) {
    if (mayTell(person)) return null;
    const missesNothing = question !== null && !needsAnswer(question);
    const threatens = person.request.flags.includes('hostile');
    if (!missesNothing && !threatens && !isBusiness(person.request)) return null;
  }
  const template = endangered ? 'person_takes_over' : acknowledgement(person.request);
  return { say: { template, disclosure: 'neutral', ticketIds: question?.ticketIds ?? [] }, question };
}

/**
 * Somebody has died, and a medicine is named: a person reads all of it, nothing is filled or taken back by it, and nobody
 * is asked for a name. A danger is answered as one, and a refill that is asked for all the same is seen by a person as
 * itself. Null for any other text.
 */
export function serveDeath({ message, person, question }: TextForPeople): Partial<Served> | null {
  const { request } = person;
  const { medications = [], rxNumbers = [] } = request.extraction ?? {};
  if (medications.length + rxNumbers.length === 0 || !tellsDeath(message.text)) return null;
  if (dangerFlags.some((flag) => request.flags.includes(flag))) return null;
  const { intents = [] } = request.extraction ?? {};
  if (intents.includes('refill') && !intents.includes('withdraw')) return null;
  const extraction = request.extraction && {
    ...request.extraction,
    ...{ intents: ['unclear' as const], asksForAll: false },
    medications: medications.map((mention) => ({ ...mention, asked: false })),
  };
  const read = { ...person, request: { ...request, medicines: [], extraction } };
  const say = {
    template: 'person_takes_over',
    disclosure: 'neutral',
    ticketIds: question?.ticketIds ?? [],
  } as const;
  return { everyone: [read], people: [read], say: { ...say }, question };
}

/** What a person reads or a clinician answers, and nothing that can be done. */
const forPeople: readonly Intent[] = ['unclear', 'non_clinical', 'clinical_question'];

/** What is said in such a text is still only for a person to read. */
const harmless: readonly Flag[] = ['safety_review', 'frustrated', 'hostile'];

/** Nothing is asked for in it, and nobody named: at most a question for a clinician. */
export function wishesNothing({ medicines, extraction, flags }: IdentifiedRequest['request']): boolean {
  if (!extraction || medicines.length > 0 || extraction.rxNumbers.length > 0) return false;
  const { intents, patient, asksForAll, daysLeft } = extraction;
  return (
    patient.name === null &&
    patient.birthDate === null &&
    !asksForAll &&
    daysLeft === null &&
    intents.every((intent) => forPeople.includes(intent)) &&
    flags.every((flag) => harmless.includes(flag))
  );
}

function isBusiness({ extraction }: IdentifiedRequest['request']): boolean {
  const intents = extraction?.intents ?? [];
  return intents.includes('non_clinical') && !intents.includes('clinical_question');
}

function acknowledgement({ extraction, flags }: IdentifiedRequest['request']): TemplateId {
  if (flags.includes('frustrated')) return 'frustrated';
  return extraction?.intents.includes('clinical_question') ? 'clinical_guardrail' : 'person_takes_over';
}

/** A danger was told in this conversation before. */
export async function toldDanger(
  tx: Db,
  { id, conversationKey }: Pick<StoredMessage, 'id' | 'conversationKey'>,
  since: Date,
): Promise<boolean> {
  const told = await tx.inboundMessage.findFirst({
    where: {
      id: { not: id },
      conversationKey,
      receivedAt: { gt: since },
      flags: { hasSome: [...dangerFlags] },
    },
    select: { id: true },
  });
  return told !== null;
}
