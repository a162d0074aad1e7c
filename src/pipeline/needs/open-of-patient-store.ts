import type { Db } from '../../db/client.ts';
import { Prisma } from '../../db/generated/node/client.ts';
import type { OpenTicket } from '../../dedup/open-need-store.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { clinicalGrounds } from '../../domain/told.ts';
import type { Extraction } from '../../domain/message.ts';
import { readTold } from '../../extraction/wishes/read-told.ts';
import type { StandingTicket } from './stands-for.ts';

export type TicketOfPatient = OpenTicket & StandingTicket & { patientId: string };

/**
 * The open tickets of these patients with what each is about, the oldest first. Call it under the patients' advisory
 * locks, so that none comes meanwhile.
 */
export async function findOpenOfPatients(
  db: Db,
  patientIds: readonly string[],
  today: CalendarDate,
): Promise<TicketOfPatient[]> {
  if (patientIds.length === 0) return [];
  const rows = await db.$queryRaw<(Omit<TicketOfPatient, 'spokenOf'> & { isUnnamed: boolean })[]>(
    Prisma.sql`SELECT t.id, t.reference, t.version, t.stage::text, t.status::text, t.priority::text, t.decision,
        t.flags, t.channels::text[], t."openedAt", t."patientId", t."outcomeText", t."prescriptionId",
        t."medicationName", t.strength,
        t.stage = 'clinical_review' AND t."medicationText" IS NULL AS "isUnnamed"
      FROM tickets t WHERE t."patientId" = ANY(${[...new Set(patientIds)]}::uuid[])
        AND t.stage NOT IN ('delivered', 'denied', 'withdrawn', 'merged') AND t.outcome IS DISTINCT FROM 'resolved'
      ORDER BY t.id`,
  );
  const unnamed = rows.filter(({ isUnnamed }) => isUnnamed);
  const spoken = await findSpokenOf(db, unnamed, today);
  return rows.map((row) => ({ ...row, spokenOf: spoken.get(row.id) ?? [] }));
}

/** Of tickets for a clinician that name no medicine of their own: those that their arrivals say are changed or not borne. */
async function findSpokenOf(
  db: Db,
  tickets: readonly Pick<OpenTicket, 'id' | 'flags'>[],
  today: CalendarDate,
): Promise<Map<string, string[]>> {
  if (tickets.length === 0) return new Map();
  const sources = await db.ticketSource.findMany({
    where: { ticketId: { in: tickets.map(({ id }) => id) }, withdrawnAt: null },
    select: {
      ticketId: true,
      message: {
        select: {
          text: true,
          extractions: { where: { engine: { startsWith: 'rules-' } }, select: { result: true } },
        },
      },
    },
  });
  return new Map(
    tickets.map(({ id, flags }) => {
      const said = sources.filter(({ ticketId }) => ticketId === id).map(({ message }) => message);
      // The column is written by `save-outcome.ts` alone.
      const read = said.flatMap(({ text, extractions }) =>
        extractions.map(({ result }) => ({ text, extraction: result as unknown as Extraction })),
      );
      const changed = flags.includes('medication_change') ? read.flatMap(changedIn) : [];
      return [id, [...new Set([...changed, ...read.flatMap((one) => notBorneIn(one, today))])]];
    }),
  );
}

type Read = { text: string; extraction: Extraction };

/** The medicines that are spoken of, else those that are asked for. */
function changedIn({ extraction: { medications } }: Read): string[] {
  const told = medications.filter(({ name, asked }) => name !== null && !asked);
  return (told.length > 0 ? told : medications).flatMap(({ name }) => name ?? []);
}

function notBorneIn({ text, extraction: { medications } }: Read, today: CalendarDate): string[] {
  return readTold(text, medications, { today, profile: [] })
    .filter(({ told }) => clinicalGrounds.some((ground) => ground === told))
    .flatMap(({ names }) => names ?? []);
}
