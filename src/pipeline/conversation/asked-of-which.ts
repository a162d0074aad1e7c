import type { Db } from '../../db/client.ts';
import { normaliseText } from '../../domain/normalise-text.ts';
import { asksBack } from '../../extraction/wishes/asks-back.ts';
import { holdsPhone } from '../../identity/compare-phone.ts';
import type { IdentifiedRequest } from '../reading/identify-people.ts';
import type { StoredMessage } from '../reading/message-store.ts';

export type WhichAreAsked = {
  message: Pick<StoredMessage, 'conversationKey' | 'from' | 'text'>;
  person: IdentifiedRequest;
  /** All that somebody so identified could be told of. */
  ticketIds: string[];
};

/**
 * Of which tickets the state is asked: those of the Rx number that is given; what our news before it spoke of, where that
 * is said back; and else all, of which somebody whose phone is not on file hears what this thread has asked for alone.
 */
export async function askedOfWhich(tx: Db, asking: WhichAreAsked): Promise<string[]> {
  const { message, person, ticketIds } = asking;
  const numbered = await ofNumbers(tx, asking);
  if (numbered.length > 0) return numbered;
  const told = asksBack(normaliseText(message.text), message.text) ? await lastToldOf(tx, message) : [];
  const back = ticketIds.filter((id) => told.includes(id));
  if (back.length > 0) return back;
  const isStranger = person.patient !== null && !holdsPhone(person.patient, message.from);
  return isStranger && person.request.claims.rxNumbers.length > 0 ? askedHere(tx, asking) : ticketIds;
}

async function ofNumbers(tx: Db, { person, ticketIds }: WhichAreAsked): Promise<string[]> {
  const { rxNumbers = [], medications = [] } = person.request.extraction ?? {};
  const said = [
    ...rxNumbers.map(({ value }) => value),
    ...medications.flatMap(({ rxNumber }) => rxNumber ?? []),
  ];
  if (said.length === 0) return [];
  return idsOf(tx, {
    id: { in: ticketIds },
    OR: [{ rxNumber: { in: said } }, { prescription: { rxNumber: { in: said } } }],
  });
}

async function askedHere(tx: Db, { message, ticketIds }: WhichAreAsked): Promise<string[]> {
  const { conversationKey } = message;
  return idsOf(tx, {
    id: { in: ticketIds },
    sources: { some: { withdrawnAt: null, message: { conversationKey } } },
  });
}

async function idsOf(
  tx: Db,
  where: NonNullable<Parameters<Db['ticket']['findMany']>[0]>['where'],
): Promise<string[]> {
  const found = await tx.ticket.findMany({ ...(where ? { where } : {}), select: { id: true } });
  return found.map(({ id }) => id);
}

/** What the last text to this conversation told, where we began it. */
async function lastToldOf(tx: Db, { conversationKey }: WhichAreAsked['message']): Promise<string[]> {
  const last = await tx.outboundMessage.findFirst({
    where: { conversationKey, state: { in: ['sending', 'sent', 'delivered', 'dry_run'] } },
    orderBy: { id: 'desc' },
    select: { ticketIds: true, slot: true },
  });
  return last?.slot.startsWith('event:') ? last.ticketIds : [];
}
