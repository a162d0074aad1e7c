import type { Db } from '../../db/client.ts';
import type { Prisma, SystemEffect } from '../../db/generated/node/client.ts';
import { fromUtc } from '../../domain/calendar-date.ts';
import { isId } from '../../domain/id.ts';
import { fullName } from '../../domain/patient.ts';
import { findLink } from '../../outbox/link-store.ts';
import { recordTakenIn } from '../../outbox/taken-in.ts';
import type { EffectToDo, TicketForSystems } from '../../systems/effect-target.ts';
import { decisionOf } from '../../tickets/present-ticket.ts';

const facilityParts = {
  select: { id: true, sourceId: true, name: true, phone: true, email: true },
} as const satisfies Prisma.FacilityDefaultArgs;

const parts = {
  patient: { include: { facility: facilityParts, prescriber: true } },
  prescription: { include: { prescriber: true } },
} as const satisfies Prisma.TicketInclude;

type TicketRow = Prisma.TicketGetPayload<{ include: typeof parts }>;

/** An effect with the ticket as it stands now, and with what caused it. */
export async function readEffect(db: Db, row: SystemEffect): Promise<EffectToDo> {
  const event = row.eventId ? await db.ticketEvent.findUnique({ where: { id: row.eventId } }) : null;
  const detail = (event?.detail ?? {}) as Record<string, unknown>;
  const arrival = await readArrival(db, row.ticketId, detail.messageId);
  const worded = row.wordedIn ? await db.ticketEvent.findUnique({ where: { id: row.wordedIn } }) : null;
  return {
    id: row.id,
    kind: row.kind,
    reference: row.reference,
    attempts: row.attempts - 1,
    since: row.createdAt,
    subscriber: row.subscriber,
    externalId: await findLink(db, row.ticketId, row.system),
    ticket: await readTicketForSystems(db, row.ticketId),
    event: event && { id: event.id, type: event.type, at: event.at, actor: event.actor, detail },
    reply: row.replyId ? await readReply(db, row.replyId) : null,
    arrival: arrival && arrival.said,
    words: wordsIn(worded?.detail),
    ...(await readIntakes(db, row, event?.at ?? row.createdAt)),
    adopts: arrival && (await findAdopted(db, row.system, arrival.providerId)),
  };
}

/** Each time that a request goes to the pharmacy it is handed to its intake; the last of these is the order. */
async function readIntakes(
  db: Db,
  row: SystemEffect,
  causedAt: Date,
): Promise<Pick<EffectToDo, 'intakes' | 'again' | 'handedOver'>> {
  const { id, ticketId, system, position } = row;
  if (!handling.includes(row.kind)) return { intakes: [], again: false, handedOver: 0 };
  const handed = await db.systemEffect.findMany({
    where: { ticketId, system, kind: 'intake', NOT: { id } },
    select: { externalId: true, position: true, state: true, doneAt: true },
  });
  // What was no longer wanted by then is done without being handed over.
  const before = handed.filter(({ doneAt }) => doneAt !== null && doneAt < causedAt);
  const handedOver = before.filter(({ state, externalId }) => state === 'done' && externalId === null).length;
  const intakes = handed.flatMap(({ externalId }) => (externalId === null ? [] : [externalId]));
  const again = row.kind === 'intake' && handed.some((one) => one.position > position);
  return { intakes, again, handedOver };
}

/** The kinds that open, or end, something for the pharmacy intake. */
const handling: readonly string[] = ['ticket', 'intake'];

function wordsIn(detail: unknown): string | null {
  const { words } = (detail ?? {}) as { words?: unknown };
  return typeof words === 'string' ? words : null;
}

/** A ticket as it stands now, with what other systems may show of it. */
export async function readTicketForSystems(db: Db, id: string): Promise<TicketForSystems> {
  const row = await db.ticket.findUniqueOrThrow({
    where: { id },
    include: parts,
    relationLoadStrategy: 'join',
  });
  return presentForSystems(db, row);
}

async function presentForSystems(db: Db, row: TicketRow): Promise<TicketForSystems> {
  const { patient, prescription } = row;
  const { code, rule } = decisionOf(row);
  const prescriber = patient?.prescriber ?? null;
  const treating = prescription?.prescriber ?? prescriber;
  return {
    id: row.id,
    reference: row.reference,
    status: row.status,
    stage: row.stage,
    queue: row.queue,
    priority: row.priority,
    assignee: row.assignee,
    flags: row.flags,
    decision: { code, rule },
    outcome: row.outcome,
    outcomeText: row.outcomeText,
    openedAt: row.openedAt,
    channels: row.channels,
    patient: patient && {
      id: patient.id,
      sourceId: patient.sourceId,
      name: fullName(patient),
      birthDate: patient.birthDate && fromUtc(patient.birthDate),
    },
    facility: patient?.facility ?? (await askingFacility(db, row.facilityId)),
    prescriber: treating && { sourceId: treating.sourceId, name: treating.name },
    medication: {
      text: row.medicationText,
      name: row.medicationName,
      strength: row.strength,
      rxNumber: row.rxNumber,
      quantity: prescription?.quantity ?? null,
      sig: prescription?.sig ?? null,
      prescriptionSourceId: prescription?.sourceId ?? null,
    },
    mergedInto: row.mergedIntoId ? await referenceOf(db, row.mergedIntoId) : null,
  };
}

function askingFacility(db: Db, facilityId: string | null): Promise<TicketForSystems['facility']> {
  if (facilityId === null) return Promise.resolve(null);
  return db.facility.findUnique({ where: { id: facilityId }, ...facilityParts });
}

function referenceOf(db: Db, id: string): Promise<{ reference: string } | null> {
  return db.ticket.findUnique({ where: { id }, select: { reference: true } });
}

async function readReply(db: Db, id: string): Promise<EffectToDo['reply']> {
  const reply = await db.outboundMessage.findUnique({ where: { id } });
  if (!reply) return null;
  const { channel, to, text, state } = reply;
  return { channel, to, text, state, at: reply.sentAt ?? reply.createdAt };
}

/** What the event brings; else what the ticket began with. */
async function readArrival(
  db: Db,
  ticketId: string,
  messageId: unknown,
): Promise<{ said: NonNullable<EffectToDo['arrival']>; providerId: string } | null> {
  const named = typeof messageId === 'string' && isId(messageId) ? { messageId } : {};
  const source = await db.ticketSource.findFirst({
    where: { ticketId, ...named },
    orderBy: [{ joinedAt: 'asc' }, { line: 'asc' }],
    select: {
      message: { select: { channel: true, from: true, text: true, receivedAt: true, providerId: true } },
    },
  });
  if (!source) return null;
  const { channel, from, text, receivedAt, providerId } = source.message;
  return { said: { channel, from, text, at: receivedAt }, providerId };
}

/** Of several tickets that one record of the system led to, the first takes it. */
async function findAdopted(db: Db, system: string, providerId: string): Promise<string | null> {
  const externalId = recordTakenIn(system, providerId);
  if (externalId === null) return null;
  const taken = await db.systemLink.count({ where: { system, externalId } });
  return taken === 0 ? externalId : null;
}
