import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Db } from '../db/client.ts';
import type { Extraction } from '../domain/message.ts';
import type { Claims } from './read-message.ts';
import type { ThreadTicket } from './thread-ticket-store.ts';

/**
 * What the sender said before, in the arrivals of tickets that wait for it: people answer one piece at a time. The
 * newest word on each counts, and what the present text says goes before all of it.
 */
export async function withEarlierClaims(
  tx: Db,
  conversationKey: string,
  claims: Claims,
  thread: ThreadTicket[],
): Promise<Claims> {
  const waiting = thread
    .filter((ticket) => ticket.patientId === null && ticket.ownSources > 0)
    .map(({ id }) => id);
  if (waiting.length === 0) return claims;
  const rows = await tx.extraction.findMany({
    where: {
      message: { conversationKey, sources: { some: { ticketId: { in: waiting }, withdrawnAt: null } } },
    },
    orderBy: { messageId: 'desc' },
    select: { engine: true, result: true },
  });
  // A model's reading stands under another engine and is no claim of the sender's.
  const earlier = rows
    .filter(({ engine }) => engine.startsWith('rules-'))
    .map(({ result }) => storedExtraction(result));
  const name = earlier.find(({ patient }) => patient.name)?.patient.name?.value ?? null;
  const born = earlier.find(({ patient }) => patient.birthDate)?.patient.birthDate ?? null;
  return {
    name: claims.name ?? name,
    birthDates: claims.birthDates.length > 0 ? claims.birthDates : datesOf(born),
    rxNumbers: claims.rxNumbers,
  };
}

function datesOf(born: Extraction['patient']['birthDate']): CalendarDate[] {
  return born === null ? [] : born.value === null ? born.readings : [born.value];
}

/** The column is written by `save-outcome.ts` alone. */
function storedExtraction(result: unknown): Extraction {
  return result as Extraction;
}
