import type { Extraction, MessageLine } from '../domain/message.ts';
import type { Identity } from '../domain/patient.ts';
import type { MessageRow } from './message-row.ts';

/** The patients that may be named to whoever reads. */
export type NamedPatients = 'all' | Set<string>;

/** What of a line's ticket a sender is told: enough to say how the request stands. */
export type LineTicket = { id: string; reference: string; stage: string; status: string };

/** A message as the API shows it. */
export type MessageView = ReturnType<typeof presentMessage>;

/** A photo or a recording; its vendor's address is never shown. */
export type AttachmentView = MessageView['attachments'][number];

type TicketSource = MessageRow['sources'][number];

/** `isForSender`: it is shown to the key that sent it, which does not learn who else may have been meant. */
export function presentMessage(row: MessageRow, named: NamedPatients, isForSender = false) {
  const sources = sourcesOf(row);
  return {
    id: row.id,
    reference: row.reference,
    channel: row.channel,
    providerId: row.providerId,
    receivedAt: row.receivedAt.toISOString(),
    processedAt: row.processedAt?.toISOString() ?? null,
    from: row.from,
    to: row.to,
    text: row.text,
    state: row.state,
    language: row.language,
    intents: row.intents,
    flags: row.flags,
    extraction: presentExtraction(storedExtraction(row)),
    identity: presentIdentity(storedIdentity(row), named, isForSender),
    attachments: row.attachments.map(({ position, contentType, fetchedAt, failure }) => ({
      position,
      contentType,
      fetched: fetchedAt !== null,
      failure,
    })),
    ticketIds: [
      ...new Set(sources.filter((source) => mayFollow(source, named)).map((source) => source.ticketId)),
    ],
    lines: storedLines(row).map((line) => presentLine(line, sources, named)),
    redeliveryOf: row.redeliveryOfId,
  };
}

/** A message that came before asks for what that one asks for. */
function sourcesOf(row: MessageRow): TicketSource[] {
  return row.redeliveryOf?.sources ?? row.sources;
}

/** Every patient that the message's reading points at. */
export function patientIdsOf(row: MessageRow): string[] {
  const ids = [
    storedIdentity(row)?.patientId,
    ...storedLines(row).map((line) => line.patientId),
    ...sourcesOf(row).map((source) => source.ticket.patientId),
  ];
  return ids.filter((id) => typeof id === 'string');
}

function presentExtraction(extraction: Extraction | null) {
  if (!extraction) return null;
  const { name, birthDate } = extraction.patient;
  return {
    engine: extraction.engine,
    medications: extraction.medications.map((mention) => ({
      text: mention.text,
      start: mention.start,
      end: mention.end,
      name: mention.name,
      candidates: mention.candidates,
      strength: mention.strength,
      quantity: mention.quantity,
      // Readings that were stored before these were read do not have them.
      form: mention.form ?? null,
      frequency: mention.frequency ?? null,
      rxNumber: mention.rxNumber,
      daysLeft: mention.daysLeft,
      asked: mention.asked,
    })),
    patient: {
      name: name && { value: name.value, text: name.text, start: name.start, end: name.end },
      birthDate: birthDate && {
        value: birthDate.value,
        readings: birthDate.readings,
        text: birthDate.text,
        start: birthDate.start,
        end: birthDate.end,
      },
    },
  };
}

const nobody: Identity = { result: 'none', level: 'L0', patientId: null, score: 0, reasons: [] };

function presentIdentity(
  identity: Identity | null,
  named: NamedPatients,
  isForSender: boolean,
): Identity | null {
  if (identity && isForSender) return presentIdentity({ ...identity, candidates: [] }, named, false);
  if (!identity || named === 'all') return identity;
  return identity.patientId !== null && named.has(identity.patientId) ? identity : nobody;
}

function presentLine(line: MessageLine, sources: TicketSource[], named: NamedPatients) {
  const source =
    sources.find(({ ticketId }) => ticketId === line.ticketId) ??
    sources.find(
      (moved) => line.ticketId !== null && movedFrom(moved) === line.ticketId && mayFollow(moved, named),
    );
  const ticket = source?.ticket ?? null;
  const patientId = ticket?.patientId ?? line.patientId;
  const hidden = isHidden(patientId, named);
  return {
    resident: line.resident,
    medication: line.medication,
    patientId: hidden ? null : line.patientId,
    ticketId: ticket?.id ?? line.ticketId,
    problem: hidden ? 'patient_not_identified' : line.problem,
    ticket: ticket && presentLineTicket(ticket, hidden),
  };
}

function isHidden(patientId: string | null, named: NamedPatients): boolean {
  return patientId !== null && named !== 'all' && !named.has(patientId);
}

/** An arrival that a person moved to the open ticket of somebody else's patient does not lead there. */
function mayFollow(source: TicketSource, named: NamedPatients): boolean {
  return movedFrom(source) === null || !isHidden(source.ticket.patientId, named);
}

/** The ticket that an arrival first asked for, when that one ended in the open ticket for the same need. */
function movedFrom({ evidence }: TicketSource): string | null {
  if (typeof evidence !== 'object' || evidence === null || Array.isArray(evidence)) return null;
  const from = evidence['fromTicketId'];
  return typeof from === 'string' ? from : null;
}

function presentLineTicket(ticket: TicketSource['ticket'], hidden: boolean): LineTicket {
  return {
    id: ticket.id,
    reference: ticket.reference,
    stage: hidden ? 'identity_review' : ticket.stage,
    status: hidden ? 'open' : ticket.status,
  };
}

// The columns below hold JSON that only this program writes, in these shapes.

function storedExtraction(row: MessageRow): Extraction | null {
  return (row.extractions[0]?.result ?? null) as Extraction | null;
}

function storedIdentity(row: MessageRow): Identity | null {
  return row.identity as Identity | null;
}

function storedLines(row: MessageRow): MessageLine[] {
  return ((row.redeliveryOf ?? row).lines ?? []) as MessageLine[];
}
