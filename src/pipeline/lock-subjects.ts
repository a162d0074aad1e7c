import { lockInTransaction } from '../db/advisory-lock.ts';
import type { Db } from '../db/client.ts';
import { senderOf } from '../dedup/need-keys.ts';

/**
 * Takes the advisory locks under which arrivals look this ticket up, in the order in which they are taken there:
 * conversation, patients, senders. Call it before the ticket's row is locked; then no arrival can join the ticket
 * while it is being ended or joined to another.
 */
export async function lockSubjectsOf(
  tx: Db,
  ticket: { id: string; patientId: string | null; conversationKey: string | null },
  otherPatientId: string | null,
): Promise<void> {
  const needs = await tx.openNeed.findMany({ where: { ticketId: ticket.id }, select: { key: true } });
  const byConversation = needs.some(({ key }) => key.startsWith('conversation:'));
  if (byConversation && ticket.conversationKey)
    await lockInTransaction(tx, 'conversation', ticket.conversationKey);
  const patients = new Set([ticket.patientId, otherPatientId].filter((id) => id !== null));
  for (const id of [...patients].sort()) await lockInTransaction(tx, 'patient', id);
  const senders = new Set(needs.map(({ key }) => senderOf(key)).filter((sender) => sender !== null));
  for (const sender of [...senders].sort()) await lockInTransaction(tx, 'sender', sender);
}
