import type { Db } from '../../db/client.ts';
import type { Prisma } from '../../db/generated/node/client.ts';
import type { Language, StructuredRequest } from '../../domain/message.ts';
import type { Identity } from '../../domain/patient.ts';
import { parsePhoneNumber } from '../../domain/phone-number.ts';
import { wayBack, type Way } from './way-back.ts';

/** A message that asks for a ticket. */
export type AskedBy = Prisma.InboundMessageGetPayload<object>;

/** The latest message of each conversation that still asks for the ticket. */
export async function findWhoAsked(tx: Db, ticketId: string): Promise<AskedBy[]> {
  const sources = await tx.ticketSource.findMany({
    where: { ticketId, withdrawnAt: null },
    include: { message: true },
    orderBy: { messageId: 'asc' },
  });
  return [...new Map(sources.map(({ message }) => [message.conversationKey, message])).values()];
}

/** The conversations in which the ticket is asked for. */
export async function findConversations(tx: Db, ticketId: string): Promise<string[]> {
  const rows = await tx.ticketSource.findMany({
    where: { ticketId, withdrawnAt: null },
    select: { message: { select: { conversationKey: true } } },
  });
  return [...new Set(rows.map(({ message }) => message.conversationKey))];
}

/** By what way the sender of a message is told what happened later. */
export async function findWay(tx: Db, message: AskedBy): Promise<Way | null> {
  // The column holds what intake wrote there.
  const structured = message.structured as StructuredRequest | null;
  return wayBack({ ...message, structured }, await isMobileOnFile(tx, message));
}

/** Asked only of a caller: a text comes from a mobile. */
async function isMobileOnFile(tx: Db, { channel, from }: AskedBy): Promise<boolean> {
  const number = channel === 'voice' ? parsePhoneNumber(from) : null;
  if (number === null) return false;
  const found = await tx.patientPhone.findFirst({
    where: { number, kind: 'mobile' },
    select: { number: true },
  });
  return found !== null;
}

/** A form came by an authenticated account; a text or call must have reached level 2. */
export function isDisclosable(message: AskedBy): boolean {
  // The column holds what the identity stage found, or null when the message is about several people.
  const identity = message.identity as Identity | null;
  if (identity === null) return message.structured !== null;
  return identity.result === 'exact' && identity.level >= 'L2';
}

export function languageOf(message: AskedBy, ofThread: Language | null): Language {
  const written = message.language ?? ofThread;
  return written === 'es' ? 'es' : 'en';
}
