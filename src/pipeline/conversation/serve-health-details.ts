import type { Db } from '../../db/client.ts';
import { newId } from '../../domain/id.ts';
import { normaliseText } from '../../domain/normalise-text.ts';
import { parsePhoneNumber } from '../../domain/phone-number.ts';
import type { Answer } from '../../extraction/answers/read-answer.ts';
import { lockConsent } from '../../reply/consent-store.ts';
import { mayTell, type IdentifiedRequest } from '../reading/identify-people.ts';
import type { SenderState, StoredMessage } from '../reading/message-store.ts';
import type { OpenQuestion } from './open-question.ts';
import type { Saying } from './saying.ts';
import type { Served } from './served.ts';

export type HealthDetailsToServe = {
  message: StoredMessage;
  person: IdentifiedRequest;
  sender: SenderState;
  question: OpenQuestion | null;
  answer: Answer;
  now: Date;
};

/** The words that our own texts offer for a change of mind; English and Spanish. */
const withoutNames = new Set(['no names', 'sin nombres']);

/** What asks for medicines by name. */
const withNames = new Set([
  ...['names', 'with names', 'use names', 'name my medicines', 'name my medicine', 'text me the names'],
  ...['con nombres', 'nombres', 'use nombres', 'nombre mis medicinas', 'nombre mis medicamentos'],
]);

/**
 * Texts that name medicines, which may be sent only to somebody who was warned that texts are not private and still
 * wants them (45 CFR 164.522(b), 78 FR 5634): they are warned and asked once, and what they say is a row of the
 * ledger. Null for any other text.
 */
export async function serveHealthDetails(
  tx: Db,
  serving: HealthDetailsToServe,
): Promise<Partial<Served> | null> {
  const { message, person, sender, question, answer } = serving;
  if (person.request.flags.length > 0) return null;
  const words = normaliseText(message.text);
  if (withoutNames.has(words) && sender.acceptsDetailsOf.length > 0)
    return record(tx, serving, 'phi_declined', sender.acceptsDetailsOf);
  if (question?.kind === 'health_details') {
    if (answer.yes) return record(tx, serving, 'phi_accepted', question.choices);
    if (answer.no || withoutNames.has(words)) return record(tx, serving, 'phi_declined', question.choices);
    return null;
  }
  return withNames.has(normaliseText(withoutClaims(message.text, person))) ? warn(serving) : null;
}

/** "Mary Johnson, 3/4/1952, names": what is wanted stands beside who wants it. */
function withoutClaims(text: string, { request: { extraction } }: IdentifiedRequest): string {
  const { name = null, birthDate = null } = extraction?.patient ?? {};
  const spans = [name, birthDate].filter((span) => span !== null).sort((a, b) => b.start - a.start);
  return spans.reduce((left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`, text);
}

/** Only somebody who is verified is asked; anybody else is asked who they are, as by any other text. */
function warn({ person, message, now }: HealthDetailsToServe): Partial<Served> | null {
  if (person.patient === null || !mayTell(person)) return null;
  return {
    people: [],
    say: saying('phi_warning', []),
    question: healthDetailsQuestion(person.patient.id, { ticketIds: [], messageIds: [message.id], now }),
  };
}

/** The question whether this person wants their medicines named at this number. */
export function healthDetailsQuestion(
  patientId: string,
  { ticketIds, messageIds, now }: Pick<OpenQuestion, 'ticketIds' | 'messageIds'> & { now: Date },
): OpenQuestion {
  const asked = { ticketIds, messageIds, askedAt: now.toISOString(), misses: 0 };
  return { kind: 'health_details', asked: [], choices: [patientId], ...asked };
}

async function record(
  tx: Db,
  { message, question, now }: HealthDetailsToServe,
  kind: 'phi_accepted' | 'phi_declined',
  personIds: readonly string[],
): Promise<Partial<Served> | null> {
  const number = parsePhoneNumber(message.from);
  if (number === null) return null;
  await lockConsent(tx, number);
  const common = { number, ours: message.to, kind, source: 'keyword', messageId: message.id } as const;
  return {
    people: [],
    consents: personIds.map((personId) => ({ ...common, id: newId(now), personId, at: message.receivedAt })),
    say: saying(kind, question?.ticketIds ?? []),
    question: null,
  };
}

function saying(template: Saying['template'], ticketIds: string[]): Saying {
  return { template, disclosure: 'outcome', ticketIds };
}
