import type { Db } from '../../db/client.ts';
import type { Audience } from '../../domain/audience.ts';
import { type CalendarDate, dateIn, fromUtc } from '../../domain/calendar-date.ts';
import type { TicketStage } from '../../domain/ticket.ts';
import type { TicketView } from '../../tickets/present-ticket.ts';
import { composeEncounter, type EncounterRecord, encounterType } from './compose-encounter.ts';
import type { TreatingPrescriber } from '../needs/find-prescriber.ts';
import { readSaid } from './read-said.ts';

/** `directions`: dose and frequency in the roster's own words; null where it is silent. */
export type EncounterView = { type: string; directions: string | null; text: string };

const asked: readonly TicketStage[] = ['authorization_requested', 'awaiting_escript'];

/**
 * What the tele-encounter of a ticket as it is shown says; null while no provider is asked, and where the reader is
 * not told the patient.
 */
export async function readEncounter(
  db: Db,
  ticket: TicketView,
  prescriber: TreatingPrescriber,
  { timeZone, audience }: { timeZone: string; audience: Audience },
): Promise<EncounterView | null> {
  if (!ticket.patient || !asked.includes(ticket.stage)) return null;
  const [record, said] = await Promise.all([
    readRecord(db, ticket.patient.id, ticket.medication.prescriptionId),
    readSaid(db, ticket.id, { timeZone, audience }),
  ]);
  const openedOn = dateIn(timeZone, new Date(ticket.openedAt));
  const text = composeEncounter({ ...ticket, openedOn }, { ...record, said }, prescriber);
  return { type: encounterType, directions: record.prescription?.sig ?? null, text };
}

async function readRecord(
  db: Db,
  patientId: string,
  prescriptionId: string | null,
): Promise<Omit<EncounterRecord, 'said'>> {
  const patient = await db.patient.findUnique({
    where: { id: patientId },
    select: { facility: { select: { name: true, phone: true } } },
  });
  const found =
    prescriptionId === null
      ? null
      : await db.prescription.findUnique({
          where: { id: prescriptionId, patientId },
          select: {
            ...{ text: true, sig: true, quantity: true, refillsAllowed: true },
            fills: { where: { completed: true }, orderBy: { filledOn: { sort: 'desc', nulls: 'last' } } },
          },
        });
  const fills = found?.fills.map((fill) => ({ ...fill, filledOn: dayOf(fill.filledOn) })) ?? [];
  return { prescription: found && { ...found, fills }, facility: patient?.facility ?? null };
}

function dayOf(date: Date | null): CalendarDate | null {
  return date && fromUtc(date);
}
