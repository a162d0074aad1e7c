import type { Db } from '../../db/client.ts';
import { toUtc } from '../../domain/calendar-date.ts';
import { namesAgree } from '../../domain/names-agree.ts';
import type { TicketStage } from '../../domain/ticket.ts';
import type { RxFact, RxPatient } from '../../domain/rx-fact.ts';

type RosterPatient = { id: string; sourceId: string };

/**
 * The one patient of the roster whom the pharmacy system means: by its own id, by the Rx number with the birth date, or
 * by name and birth date; null when that is nobody, or more than one.
 */
export async function findRosterPatient(
  db: Db,
  { rxNumber }: RxFact,
  { id, givenName, familyName, birthDate }: RxPatient,
): Promise<RosterPatient | null> {
  const select = { id: true, sourceId: true } as const;
  const named = { ...select, givenNames: true, familyName: true } as const;
  if (id !== null) {
    const own = await db.patient.findUnique({ where: { sourceId: id }, select });
    if (own) return own;
  }
  if (birthDate === null) return null;
  const born = { birthDate: toUtc(birthDate) };
  if (rxNumber !== null) {
    const where = { ...born, prescriptions: { some: { rxNumber } } };
    const found = await db.patient.findMany({ where, select: named, take: 2 });
    const [one] = found.length === 1 ? found : [];
    if (one) return isAnotherName(one, { givenName, familyName }) ? null : one;
  }
  if (givenName === null || familyName === null) return null;
  const rows = await db.patient.findMany({ where: born, select: named });
  const fitting = rows.filter((row) => namesAgree(row, { givenName, familyName }));
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/** A given name may be a short one, and a family name another since a marriage; both are somebody else. */
function isAnotherName(
  patient: { givenNames: string[]; familyName: string },
  { givenName, familyName }: Pick<RxPatient, 'givenName' | 'familyName'>,
): boolean {
  if (givenName === null || familyName === null) return false;
  const ofFamily = { givenName: patient.givenNames.join(' '), familyName };
  const ofGiven = { givenName, familyName: patient.familyName };
  return !namesAgree(patient, ofFamily) && !namesAgree(patient, ofGiven);
}

/** The tickets that wait for a fill of the prescription. */
export async function findFillTickets(db: Db, prescriptionId: string): Promise<string[]> {
  const rows = await db.ticket.findMany({
    where: {
      prescriptionId,
      status: { not: 'closed' },
      stage: { in: ['pharmacy_submitted', 'pharmacy_processing', 'shipped'] },
    },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** How long after a request a message of its prescription may still be about it. */
const weeksMs = 30 * 86_400_000;

/** The tickets of the prescription at those stages, of the last weeks. */
export async function findTicketsAt(
  db: Db,
  prescriptionId: string,
  stages: readonly TicketStage[],
  now: Date,
): Promise<string[]> {
  const since = new Date(now.getTime() - weeksMs);
  const rows = await db.ticket.findMany({
    where: { prescriptionId, stage: { in: [...stages] }, openedAt: { gte: since } },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** The event of the prescription that came last before this one and waits, unless it came before that moment. */
export async function findWaitingBefore(
  db: Db,
  eventId: string,
  rxNumber: string,
  since: Date,
): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM pharmacy_events
     WHERE state = 'waiting' AND id < ${eventId}::uuid AND "receivedAt" >= ${since}
       AND facts->'rx'->>'rxNumber' = ${rxNumber}
     ORDER BY id DESC LIMIT 1`;
  return rows.map(({ id }) => id);
}

/** Whether the fill was spoken of before the request came: then it is not what the request asks for. */
export async function isEarlierFill(db: Db, fillId: string | null, openedAt: Date): Promise<boolean> {
  if (fillId === null) return false;
  const [row] = await db.$queryRaw<{ earlier: boolean }[]>`
    SELECT EXISTS (SELECT FROM pharmacy_events
      WHERE facts->'rx'->>'fillId' = ${fillId} AND "receivedAt" < ${openedAt}) AS earlier`;
  return row?.earlier ?? false;
}

/** The events that still wait, for a sweep that finds those whose job was lost. */
export async function findWaitingEvents(db: Db, before: Date): Promise<string[]> {
  const rows = await db.pharmacyEvent.findMany({
    where: { state: 'waiting', receivedAt: { lt: before } },
    orderBy: { id: 'asc' },
    take: 500,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
