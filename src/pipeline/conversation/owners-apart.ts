import type { Db } from '../../db/client.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { MessageLine } from '../../domain/message.ts';
import { ownerSaid, splitOwners } from '../../extraction/people/split-owners.ts';

/** A ticket of a text that asked for several people; `owner`: how that spoke of this one, null where by birth date. */
export type Apart = { messageId: string; resident: number; owner: string | null };

/** Of the tickets those that one text asked for beside another person's. */
export async function findApart(
  tx: Db,
  conversationKey: string,
  tickets: readonly { id: string }[],
  today: CalendarDate,
): Promise<Map<string, Apart>> {
  if (tickets.length === 0) return new Map();
  const messages = await tx.inboundMessage.findMany({
    where: { conversationKey, sources: { some: { ticketId: { in: tickets.map(({ id }) => id) } } } },
    select: { id: true, text: true, lines: true },
  });
  const apart = new Map<string, Apart>();
  for (const { id: messageId, text, lines } of messages) {
    const all = (Array.isArray(lines) ? lines : []) as MessageLine[];
    if (!all.some(({ resident }) => resident > 0)) continue;
    const owners = splitOwners(text, { today, profile: [] });
    for (const { ticketId, resident } of all) {
      const part = owners[resident];
      if (ticketId !== null) apart.set(ticketId, { messageId, resident, owner: part?.owner ?? null });
    }
  }
  return apart;
}

/**
 * The tickets that a text naming one person can answer, where one text has asked for several people: those of whom it
 * speaks as that did ("my husband is …"). Null where nobody can tell whose they are.
 */
export function ofOneOwner<T extends { id: string }>(
  tickets: readonly T[],
  apart: ReadonlyMap<string, Apart>,
  text: string,
): T[] | null {
  const concerned = tickets.flatMap(({ id }) => apart.get(id) ?? []);
  const people = new Set(concerned.map(({ messageId, resident }) => `${messageId}#${String(resident)}`));
  if (people.size < 2) return [...tickets];
  const said = ownerSaid(text);
  const fitting = concerned.filter(({ owner }) => owner !== null && owner === said);
  const one = new Set(fitting.map(({ messageId, resident }) => `${messageId}#${String(resident)}`));
  return one.size === 1 ? tickets.filter(({ id }) => fitting.includes(apart.get(id) ?? noOne)) : null;
}

const noOne: Apart = { messageId: '', resident: -1, owner: null };
