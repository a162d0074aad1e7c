import type { Db } from '../../db/client.ts';
import type { Prisma } from '../../db/generated/node/client.ts';
import type { Intent } from '../../domain/message.ts';
import { normaliseText } from '../../domain/normalise-text.ts';
import type { Patient } from '../../domain/patient.ts';
import type { TicketStage } from '../../domain/ticket.ts';
import { tellsOthersNeedOver } from '../../extraction/wishes/others-need.ts';
import { asksToEnd, tellsDeath, tellsRelativesDeath } from '../../extraction/wishes/not-theirs.ts';
import type { IdentifiedRequest } from '../reading/identify-people.ts';
import type { StoredMessage } from '../reading/message-store.ts';

export type DeathTold = {
  message: Pick<StoredMessage, 'id' | 'conversationKey' | 'text' | 'structured'>;
  person: IdentifiedRequest;
  patientsOfSender: Patient[];
  /** All that the words can be about. */
  concerned: Prisma.TicketWhereInput[];
  /** At which a refill can be held. */
  stages: TicketStage[];
};

/** Whoever asks for more speaks of a medicine of their own. */
const wantsMore: readonly Intent[] = ['refill', 'new_prescription'];

/**
 * The tickets of whoever is told to have died; null where nobody has, or nothing of theirs is meant. Theirs are those
 * of the patient who is named; else, where the words say that something is to end, what the thread asked for somebody
 * else, what is named beside, or all that is concerned; and where they do not, only what was asked for somebody else:
 * "my husband died" is said by the widow too, who needs her own.
 */
export async function ticketsOfTheDead(
  tx: Db,
  { message, person, patientsOfSender, concerned, stages }: DeathTold,
): Promise<Prisma.TicketWhereInput | null> {
  const { extraction, told = [] } = person.request;
  const text = message.structured ? '' : message.text;
  if (!told.some((beside) => beside.told === 'deceased') && !tellsDeath(text)) return null;
  if (message.structured) return { OR: concerned };
  const { intents = [], medications = [] } = extraction ?? {};
  const ends = intents.includes('withdraw') || asksToEnd(text);
  if (!ends && wantsMore.some((intent) => intents.includes(intent))) return null;
  const dead = tellsRelativesDeath(text) ? [] : namedIn(text, person, patientsOfSender);
  if (dead.length > 0) return { patientId: { in: dead } };
  const ofAnother = { AND: [askedForAnother(message), { OR: concerned }] };
  if (tellsOthersNeedOver(text) || (!ends && medications.length === 0)) return ofAnother;
  const names = medications.flatMap(({ name }) => name ?? []);
  if (names.length > 0) return { AND: [{ OR: concerned }, { medicationName: { in: names } }] };
  return (await tx.ticket.count({ where: { ...ofAnother, stage: { in: stages } } })) > 0
    ? ofAnother
    : { OR: concerned };
}

/** Who is named in the words, other than as whoever writes them. */
function namedIn(text: string, { patient, request }: IdentifiedRequest, ofSender: Patient[]): string[] {
  if (patient && request.claims.name !== null) return [patient.id];
  const words = ` ${normaliseText(text)} `;
  return ofSender
    .filter(({ givenNames }) => givenNames.some((name) => words.includes(` ${normaliseText(name)} `)))
    .map(({ id }) => id);
}

/** By an arrival of this thread, before this one, that spoke of somebody else than its sender. */
export function askedForAnother({
  id,
  conversationKey,
}: Pick<DeathTold['message'], 'id' | 'conversationKey'>): Prisma.TicketWhereInput {
  const extractions = { some: { result: { path: ['speaksOfAnother'], equals: true } } };
  return {
    sources: { some: { withdrawnAt: null, message: { id: { not: id }, conversationKey, extractions } } },
  };
}
