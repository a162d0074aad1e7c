import type { Db } from '../../db/client.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { MessageLine } from '../../domain/message.ts';
import { normaliseText } from '../../domain/normalise-text.ts';
import { isRole } from '../../extraction/people/owner-cues.ts';
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
 * speaks as that did ("my husband is …"), by relation or by name. Null where nobody can tell whose they are.
 */
export function ofOneOwner<T extends { id: string }>(
  tickets: readonly T[],
  apart: ReadonlyMap<string, Apart>,
  { text, name }: { text: string; name: string | null },
): T[] | null {
  const concerned = tickets.flatMap(({ id }) => apart.get(id) ?? []);
  const people = new Set(concerned.map(({ messageId, resident }) => `${messageId}#${String(resident)}`));
  if (people.size < 2) return [...tickets];
  const said = ownerSaid(text);
  const named = name === null ? null : ownerNamed(concerned, name);
  const fitting = concerned.filter(({ owner }) => owner !== null && owner === (named ?? said));
  const one = new Set(fitting.map(({ messageId, resident }) => `${messageId}#${String(resident)}`));
  return one.size === 1 ? tickets.filter(({ id }) => fitting.includes(apart.get(id) ?? noOne)) : null;
}

/** Whom the name is of, where a text called one of its people by name: that one, or the only other. */
function ownerNamed(concerned: readonly Apart[], name: string): string | null {
  const owners = [...new Set(concerned.flatMap(({ owner }) => owner ?? []))];
  const parts = normaliseText(name).split(' ');
  const called = owners.filter((owner) => !isRole(owner));
  const [own, ...more] = called.filter((owner) => owner.split(' ').every((part) => parts.includes(part)));
  if (own !== undefined) return more.length === 0 ? own : null;
  const [other, ...others] = owners.filter(isRole);
  return called.length > 0 && others.length === 0 ? (other ?? null) : null;
}

const noOne: Apart = { messageId: '', resident: -1, owner: null };
