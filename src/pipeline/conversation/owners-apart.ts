import type { Db } from '../../db/client.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { MessageLine } from '../../domain/message.ts';
import { normaliseText } from '../../domain/normalise-text.ts';
import type { Patient } from '../../domain/patient.ts';
import { isRole } from '../../extraction/people/owner-cues.ts';
import { ownerSaid, splitOwners } from '../../extraction/people/split-owners.ts';
import type { ThreadTicket } from './thread-ticket-store.ts';

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

type Naming = { text: string; name: string | null; patient?: Patient | null };

/**
 * The tickets that a text naming one person can answer, where one text has asked for several people: those of whom it
 * speaks as that did ("my husband is …"), by relation or by name, else those for what this person takes and the others
 * were not asked for. Null where nobody can tell whose they are.
 */
export function ofOneOwner<T extends Pick<ThreadTicket, 'id' | 'medicationName'>>(
  tickets: readonly T[],
  apart: ReadonlyMap<string, Apart>,
  { text, name, patient = null }: Naming,
): T[] | null {
  const concerned = tickets.flatMap(({ id }) => apart.get(id) ?? []);
  if (new Set(concerned.map(partOf)).size < 2) return [...tickets];
  const said = ownerSaid(text);
  const named = name === null ? null : ownerNamed(concerned, name);
  const fitting = concerned.filter(({ owner }) => owner !== null && owner === (named ?? said));
  const own = fitting.length > 0 || !patient ? fitting : takenBy(patient, tickets, apart);
  return new Set(own.map(partOf)).size === 1
    ? tickets.filter(({ id }) => own.includes(apart.get(id) ?? noOne))
    : null;
}

function partOf({ messageId, resident }: Apart): string {
  return `${messageId}#${String(resident)}`;
}

/** The one part of which this person takes all, and nothing of the others; the first, where each asks for the same. */
function takenBy(
  { prescriptions }: Patient,
  tickets: readonly Pick<ThreadTicket, 'id' | 'medicationName'>[],
  apart: ReadonlyMap<string, Apart>,
): Apart[] {
  const active = prescriptions.filter(({ status }) => status === 'active').map(({ drugName }) => drugName);
  const told = tickets.flatMap(({ id, medicationName }) => {
    const part = apart.get(id);
    return part ? [{ part, taken: medicationName !== null && active.includes(medicationName) }] : [];
  });
  const mixed = told.filter(({ taken }) => !taken).map(({ part }) => partOf(part));
  const own = told.flatMap(({ part, taken }) => (taken && !mixed.includes(partOf(part)) ? [part] : []));
  const [first] = own;
  const asked = new Set(tickets.map(({ medicationName }) => medicationName));
  return first && asked.size === 1 && own.length === new Set(own.map(partOf)).size ? [first] : own;
}

/**
 * Of what waits, what cannot be this person's: the same text asked for another one beside it, who they are already.
 */
export function ofTheOther<T extends { id: string; patientId: string | null }>(
  waiting: readonly T[],
  thread: readonly { id: string; patientId: string | null }[],
  apart: ReadonlyMap<string, Apart>,
  patient: Patient | null,
): T[] {
  const own = thread.flatMap(({ id, patientId }) =>
    patient && patientId === patient.id ? (apart.get(id) ?? []) : [],
  );
  return waiting.filter(({ id }) => {
    const part = apart.get(id);
    return own.some(({ messageId, resident }) => part?.messageId === messageId && part.resident !== resident);
  });
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
