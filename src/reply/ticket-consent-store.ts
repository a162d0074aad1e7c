import type { Db } from '../db/client.ts';
import type { ConsentKind, ConsentSource, ConsentState, TextBlock } from '../domain/consent.ts';
import { parsePhoneNumber } from '../domain/phone-number.ts';
import { acceptsHealthDetails, deriveConsent } from './consent-state.ts';
import { listConsents, personsAt } from './consent-store.ts';

/** A number that asked for a ticket, whether it may be texted and why not, and what was said about it. */
export type TicketConsent = {
  number: string;
  /** The latest message from there. */
  messageId: string;
  texts: ConsentState['texts'];
  block: TextBlock | null;
  /** The ticket's patient has accepted texts with health details at this number. */
  healthDetails: boolean;
  entries: ConsentEntry[];
};

export type ConsentEntry = {
  kind: ConsentKind;
  source: ConsentSource;
  at: string;
  messageId: string | null;
  actor: string | null;
  note: string | null;
};

/** For each number that asked for the ticket by text or call. Whoever calls has checked who may read the ticket. */
export async function listTicketConsents(db: Db, ticketId: string): Promise<TicketConsent[]> {
  const ticket = await db.ticket.findUnique({
    where: { id: ticketId },
    select: {
      patientId: true,
      sources: { select: { message: { select: { id: true, from: true, to: true, structured: true } } } },
    },
  });
  const messages = (ticket?.sources ?? [])
    .map(({ message }) => message)
    .filter((one) => one.structured === null);
  const latest = new Map(messages.sort((a, b) => a.id.localeCompare(b.id)).map((one) => [one.from, one]));
  const found: TicketConsent[] = [];
  for (const { id, from, to } of latest.values()) {
    const number = parsePhoneNumber(from);
    if (number)
      found.push(await readOne(db, { number, to, messageId: id, patientId: ticket?.patientId ?? null }));
  }
  return found;
}

type Counterpart = { number: string; to: string; messageId: string; patientId: string | null };

async function readOne(db: Db, { number, to, messageId, patientId }: Counterpart): Promise<TicketConsent> {
  const owners = await personsAt(db, number);
  const personIds = [...new Set(patientId === null ? owners : [...owners, patientId])];
  const facts = await listConsents(db, { number, personIds });
  return {
    number,
    messageId,
    ...deriveConsent(facts, { number, ours: to, personIds }),
    healthDetails: patientId !== null && acceptsHealthDetails(facts, { number, personId: patientId }),
    entries: facts.map(({ kind, source, at, messageId: said, actor, note }) => ({
      kind,
      source,
      at: at.toISOString(),
      messageId: said,
      actor,
      note,
    })),
  };
}
