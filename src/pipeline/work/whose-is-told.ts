import type { Db } from '../../db/client.ts';
import type { Prisma } from '../../db/generated/node/client.ts';
import type { Patient } from '../../domain/patient.ts';
import type { TicketStage } from '../../domain/ticket.ts';
import { isOfAnother } from '../../extraction/wishes/of-another.ts';
import { loadPatients } from '../../identity/patient-store.ts';
import { areOfOne, meantForAnother } from '../conversation/asked-for-another.ts';
import { mayBe } from '../conversation/meant-tickets.ts';
import type { IdentifiedRequest } from '../reading/identify-people.ts';
import type { StoredMessage } from '../reading/message-store.ts';

type Told = {
  message: StoredMessage;
  person: IdentifiedRequest;
  patientsOfSender: Patient[];
  /** All that the words can be about. */
  concerned: Prisma.TicketWhereInput[];
  /** Of these medicines, and at which a refill can be held. */
  only: Prisma.TicketWhereInput;
  stages: TicketStage[];
};

/** `meant`: what is held; `unsure`: what may be meant as well as not, which a person finds out. */
export type WhoseIsTold = { meant: string[]; unsure: string[] };

/**
 * Of whom it is told that a medicine is stopped, changed or not borne, where several people ask by one phone: "the
 * doctor took him off it" holds what was asked for him. Where nobody can know that, nothing is held by it.
 */
export async function whoseIsTold(
  tx: Db,
  { message, person, patientsOfSender, concerned, only, stages }: Told,
): Promise<WhoseIsTold> {
  const tickets = await tx.ticket.findMany({
    where: { AND: [{ OR: concerned }, only], stage: { in: stages } },
    orderBy: { id: 'asc' },
    select: { id: true, patientId: true },
  });
  const all = { meant: tickets.map(({ id }) => id), unsure: [] };
  if (person.patient || message.structured || tickets.length === 0) return all;
  const { claims, extraction } = person.request;
  if (claims.name !== null || claims.birthDates.length > 0) {
    const known = tickets.flatMap(({ patientId }) => patientId ?? []);
    const others = (await loadPatients(tx, { ids: known })).filter((patient) => !mayBe(patient, person));
    const fitting = tickets.filter(({ patientId }) => !others.some(({ id }) => id === patientId));
    return { meant: fitting.map(({ id }) => id), unsure: [] };
  }
  if (!isOfAnother(message.text, extraction)) return all;
  const theirs = await meantForAnother(tx, { message, patientsOfSender }, tickets);
  if (theirs.length > 0) return { meant: theirs.map(({ id }) => id), unsure: [] };
  return areOfOne(tickets) && patientsOfSender.length <= 1 ? all : { meant: [], unsure: all.meant };
}
