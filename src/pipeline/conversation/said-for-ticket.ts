import type { Contribution } from '../../dedup/contribution.ts';
import { storedContribution } from '../../dedup/open-need-store.ts';
import type { Db } from '../../db/client.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { dangerFlags, type Flag } from '../../domain/message.ts';
import type { Patient } from '../../domain/patient.ts';
import { readMedication } from '../../extraction/medicines/read-medication.ts';
import { loadPatients } from '../../identity/patient-store.ts';
import type { IdentifiedRequest } from '../reading/identify-people.ts';
import { mayBe } from './meant-tickets.ts';
import { type AskedMedicine, profileOf } from '../reading/read-message.ts';
import type { ThreadTicket } from './thread-ticket-store.ts';

/** A person reads such a text, and it moves nothing by itself. */
export const personalFlags: readonly Flag[] = [...dangerFlags, 'safety_review'];

export function claimsSomebody({ request: { claims } }: IdentifiedRequest): boolean {
  return claims.name !== null || claims.birthDates.length > 0;
}

/** Nothing else is wished for, and nothing is told that a person has to read first. */
export function asksOnlyForRefill({ request: { flags, extraction } }: IdentifiedRequest): boolean {
  const asks = (extraction?.intents ?? []).every((intent) => intent === 'unclear' || intent === 'refill');
  return asks && !flags.some((flag) => personalFlags.includes(flag));
}

/** Those of somebody whom the claims contradict. */
export async function findContradicted(
  tx: Db,
  tickets: ThreadTicket[],
  person: IdentifiedRequest,
): Promise<ThreadTicket[]> {
  const ids = tickets.flatMap(({ patientId }) => patientId ?? []);
  const patients = ids.length === 0 ? [] : await loadPatients(tx, { ids });
  const contradicted = patients.filter((patient) => !mayBe(patient, person)).map(({ id }) => id);
  return tickets.filter(({ patientId }) => patientId !== null && contradicted.includes(patientId));
}

export function saysWhose({ claims }: Contribution): boolean {
  return claims.name !== null || claims.birthDates.length > 0;
}

/** What this thread's arrivals have said for a ticket, oldest first. */
export async function findContributions(
  tx: Db,
  ticketId: string,
  conversationKey: string,
): Promise<Contribution[]> {
  const sources = await tx.ticketSource.findMany({
    where: { ticketId, withdrawnAt: null, message: { conversationKey } },
    select: { contribution: true },
    orderBy: { joinedAt: 'asc' },
  });
  return sources.flatMap(({ contribution }) => storedContribution(contribution) ?? []);
}

type Reader = { today: CalendarDate; patient: Patient | null };

/** The medicine by its words, as this patient takes it; never by the Rx number of whoever asked for it first. */
export function medicineOf(said: Contribution[], { today, patient }: Reader): AskedMedicine[] {
  const text = said.find(({ medicine }) => medicine.text !== null)?.medicine.text ?? null;
  if (text === null) return [];
  const profile = patient ? profileOf([patient]) : [];
  return [{ index: null, mention: { ...readMedication(text, { today, profile }), daysLeft: null } }];
}
