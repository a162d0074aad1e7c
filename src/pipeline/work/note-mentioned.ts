import type { Db } from '../../db/client.ts';
import { addTask } from '../../tickets/ticket-work-store.ts';
import type { IdentifiedRequest } from '../reading/identify-people.ts';
import type { StoredMessage } from '../reading/message-store.ts';

type Mentioned = { message: StoredMessage; people: IdentifiedRequest[]; now: Date };

const task = {
  kind: 'ask_about_medicine',
  queue: 'concierge',
  why: 'Beside what they ask for the sender tells something of another medicine, which was not sent: read their text, and ask whether it is wanted, too.',
} as const;

/** A medicine that is told of in words that nobody knows, beside one that is ordered, is a person's to ask about. */
export async function noteMentioned(tx: Db, { message, people, now }: Mentioned): Promise<void> {
  for (const { request, patient } of people.filter(({ request }) => request.mentioned)) {
    // Beside others nobody knows which of the message's tickets is of somebody who is not known.
    const theirs = patient ? { patientId: patient.id } : people.length === 1 ? {} : null;
    const ticket = theirs && (await findFirst(tx, message.id, theirs));
    const about = { ...task, ticketId: ticket?.id ?? null, messageId: message.id, dueAt: now };
    await addTask(tx, { ...about, dedupeKey: `mentioned:${message.id}:${request.resident}` }, now);
  }
}

function findFirst(
  tx: Db,
  messageId: string,
  theirs: { patientId?: string },
): Promise<{ id: string } | null> {
  return tx.ticket.findFirst({
    where: { ...theirs, sources: { some: { withdrawnAt: null, messageId } } },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
}
