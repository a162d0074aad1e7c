import type { Db } from '../../db/client.ts';
import type { TicketStage } from '../../domain/ticket.ts';
import { saysHowToDeliver } from '../../extraction/wishes/delivery-words.ts';
import { addTask } from '../../tickets/ticket-work-store.ts';
import type { IdentifiedRequest } from '../reading/identify-people.ts';
import type { StoredMessage } from '../reading/message-store.ts';

const running: readonly TicketStage[] = [
  'pharmacy_submitted',
  'pharmacy_processing',
  'shipped',
  'authorization_requested',
  'awaiting_escript',
];

type WishToNote = { message: StoredMessage; people: IdentifiedRequest[]; now: Date };

/**
 * How, where or when it is to come, said of a refill that is under way: whoever brings it has to know, on that
 * ticket. Nothing is taken back by it.
 */
export async function noteDeliveryWish(tx: Db, { message, people, now }: WishToNote): Promise<void> {
  const [person, ...others] = people;
  const { intents = [], medications = [] } = person?.request.extraction ?? {};
  if (!person || others.length > 0 || message.structured || !intents.includes('non_clinical')) return;
  if (!saysHowToDeliver(message.text)) return;
  const names = medications.flatMap(({ name }) => name ?? []);
  const tickets = await tx.ticket.findMany({
    where: {
      stage: { in: [...running] },
      sources: { some: { withdrawnAt: null, message: { conversationKey: message.conversationKey } } },
      ...(person.patient ? { patientId: person.patient.id } : {}),
      ...(names.length > 0 ? { medicationName: { in: names } } : {}),
    },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  const why =
    'The sender writes how, where or when it is to come: read their text, and tell the pharmacy or the dispatcher.';
  for (const { id: ticketId } of tickets) {
    const task = { kind: 'tell_delivery_wish', queue: 'pharmacy', why, dueAt: now, ticketId } as const;
    await addTask(tx, { ...task, dedupeKey: `delivery:${message.id}:${ticketId}` }, now);
  }
}
