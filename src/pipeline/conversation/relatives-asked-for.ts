import type { Db } from '../../db/client.ts';
import type { Extraction } from '../../domain/message.ts';
import { ownerSaid } from '../../extraction/people/split-owners.ts';

/** The tickets that this thread asks for somebody else than the writer, with what that one was called ("mom"). */
export async function findAskedForAnother(
  tx: Db,
  conversationKey: string,
  tickets: readonly { id: string }[],
): Promise<Map<string, string[]>> {
  if (tickets.length === 0) return new Map();
  const sources = await tx.ticketSource.findMany({
    where: { ticketId: { in: tickets.map(({ id }) => id) }, withdrawnAt: null, message: { conversationKey } },
    select: {
      ticketId: true,
      message: { select: { text: true, extractions: { select: { engine: true, result: true } } } },
    },
  });
  const asked = new Map<string, string[]>();
  for (const { ticketId, message } of sources) {
    const own = message.extractions.filter(({ engine }) => engine.startsWith('rules-'));
    // The column is written by `save-outcome.ts` alone.
    if (!own.some(({ result }) => (result as unknown as Extraction).speaksOfAnother)) continue;
    asked.set(ticketId, [...(asked.get(ticketId) ?? []), ...relativeSaid(message.text)]);
  }
  return asked;
}

/** Empty where it is not said. */
export function relativeSaid(text: string): string[] {
  const owner = ownerSaid(text);
  return owner === null || owner === 'self' ? [] : [owner];
}
