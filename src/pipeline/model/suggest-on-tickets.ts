import type { Db } from '../../db/client.ts';
import { lockTicket } from '../../tickets/ticket-work-store.ts';
import type { Suggestion } from './find-suggestions.ts';
import { findTicketsOf, type ProcessedMessage } from './model-reading-store.ts';
import { appendEvent } from '../append-event.ts';

export type ResidentSuggestions = { resident: number; suggestions: Suggestion[] };

export type Suggesting = {
  message: ProcessedMessage;
  engine: string;
  suggested: ResidentSuggestions[];
  now: Date;
};

/**
 * Writes on the message's tickets what the model read beside the rules, by code and place, for whoever works them.
 * The tickets stay where they are, and so does their version: nobody's work on them is in vain.
 */
export async function suggestOnTickets(
  tx: Db,
  { message, engine, suggested, now }: Suggesting,
): Promise<void> {
  if (suggested.length === 0) return;
  const tickets = await findTicketsOf(tx, message.id);
  for (const ticketId of tickets) {
    const suggestions = suggested
      .filter(({ resident }) => isAbout(ticketId, resident, message, tickets))
      .flatMap((of) => of.suggestions);
    if (suggestions.length === 0 || !(await lockTicket(tx, ticketId))) continue;
    const detail = { messageId: message.id, engine, suggestions };
    await appendEvent(tx, { ticketId, type: 'model_suggests', actor: 'system', at: now, detail });
  }
}

/** A resident's own tickets; all of the message's where the resident has none. */
function isAbout(
  ticketId: string,
  resident: number,
  { lines, structured }: ProcessedMessage,
  tickets: string[],
): boolean {
  if (!structured) return true;
  const own = lines.flatMap((line) =>
    line.resident === resident && line.ticketId !== null && tickets.includes(line.ticketId)
      ? [line.ticketId]
      : [],
  );
  return own.length === 0 || own.includes(ticketId);
}
