import { lockInTransaction } from '../../db/advisory-lock.ts';
import type { Db } from '../../db/client.ts';
import { senderOf } from '../../dedup/need-keys.ts';

export type Subjects = { id: string; patientId: string | null; conversationKey: string | null };

/**
 * Takes the advisory locks under which arrivals look these tickets up, in the order in which they are taken there:
 * conversations, patients, senders. Call it before the tickets' rows are locked; then no arrival can join a ticket
 * while it is being ended, split or joined to another. `spokenWith`: conversations that are about to be written in.
 */
export async function lockSubjectsOf(
  tx: Db,
  tickets: Subjects[],
  otherPatientId: string | null,
  spokenWith: string[] = [],
): Promise<void> {
  const needs = await tx.openNeed.findMany({
    where: { ticketId: { in: tickets.map(({ id }) => id) } },
    select: { key: true, ticketId: true },
  });
  const conversations = tickets.flatMap(({ id, conversationKey }) => {
    const by = needs.some(({ key, ticketId }) => ticketId === id && key.startsWith('conversation:'));
    return by && conversationKey ? [conversationKey] : [];
  });
  const patients = [...tickets.map(({ patientId }) => patientId), otherPatientId].filter((id) => id !== null);
  const senders = needs.map(({ key }) => senderOf(key)).filter((sender) => sender !== null);
  for (const key of sorted([...conversations, ...spokenWith]))
    await lockInTransaction(tx, 'conversation', key);
  for (const id of sorted(patients)) await lockInTransaction(tx, 'patient', id);
  for (const sender of sorted(senders)) await lockInTransaction(tx, 'sender', sender);
}

function sorted(keys: string[]): string[] {
  return [...new Set(keys)].sort();
}
