import { storedContribution } from '../../dedup/open-need-store.ts';
import type { Db } from '../../db/client.ts';
import type { Audience } from '../../domain/audience.ts';
import { dateIn } from '../../domain/calendar-date.ts';
import type { MessageLine, StructuredRequest } from '../../domain/message.ts';
import { messagesFor } from '../../intake/message-store.ts';
import type { SaidOfIt } from './compose-encounter.ts';

/**
 * What the arrivals of a ticket say of it, oldest first, as far as the audience may read them. Of a message about
 * several people only the words for this ticket: those about another are none of this patient's.
 */
export async function readSaid(
  db: Db,
  ticketId: string,
  { timeZone, audience }: { timeZone: string; audience: Audience },
): Promise<SaidOfIt[]> {
  const sources = await db.ticketSource.findMany({
    where: { ticketId, withdrawnAt: null, message: messagesFor(audience) },
    orderBy: [{ joinedAt: 'asc' }, { messageId: 'asc' }, { line: 'asc' }],
    select: {
      contribution: true,
      message: { select: { text: true, channel: true, receivedAt: true, structured: true, lines: true } },
    },
  });
  return sources.flatMap(({ contribution, message }) => {
    const said = storedContribution(contribution);
    const words = wordsFor(ticketId, message) ?? said?.medicine.text ?? '';
    if (words.trim() === '') return [];
    const daysLeft = said?.asked?.request.daysLeft ?? null;
    return [{ on: dateIn(timeZone, message.receivedAt), channel: message.channel, words, daysLeft }];
  });
}

type Told = { text: string; structured: unknown; lines: unknown };

/** Null where the message's words are not this patient's alone. */
function wordsFor(ticketId: string, { text, structured, lines }: Told): string | null {
  const all = (lines ?? []) as MessageLine[];
  const own = all.filter((line) => line.ticketId === ticketId);
  if (structured) return formWords(structured as StructuredRequest, own);
  return new Set(all.map(({ resident }) => resident)).size > 1 ? null : text;
}

/** The medicine as it was entered, and the note of its resident. */
function formWords({ residents }: StructuredRequest, own: readonly MessageLine[]): string | null {
  const words = own.flatMap(({ resident, medication }) => {
    const { medications = [], note } = residents[resident] ?? {};
    return [medication === null ? null : medications[medication]?.name, note];
  });
  const told = [...new Set(words)].filter((one) => typeof one === 'string' && one.trim() !== '');
  return told.length > 0 ? told.join('. ') : null;
}
