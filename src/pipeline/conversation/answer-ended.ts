import type { Db } from '../../db/client.ts';
import { findEndedTickets, type EndedTicket } from '../../dedup/ended-need-store.ts';
import { needKeys } from '../../dedup/need-keys.ts';
import type { Patient } from '../../domain/patient.ts';
import type { OpenedTickets, Opening } from '../needs/opened-tickets.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { answerEndedBefore, type EndedBefore } from '../needs/plain-decision.ts';
import { decidePlain } from '../needs/plan-plain.ts';
import type { Wish } from '../needs/wish.ts';

/** The tickets of the wishes' patients that ended a short while ago. */
export async function findEnded(tx: Db, wishes: Wish[], now: Date): Promise<EndedTicket[]> {
  const asking = wishes.filter(({ keys }) => keys.some((key) => key.startsWith('patient:')));
  const patients = new Set(asking.flatMap(({ person }) => person.patient?.id ?? []));
  return findEndedTickets(tx, [...patients], now);
}

/**
 * A wish whose need ended a short while ago is one of its own, for a person by how it ended: then the sender hears that,
 * too.
 */
export function markEnded(
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  opened: OpenedTickets,
  opening: Opening,
  ended: EndedTicket[],
): Wish {
  const { wish, now } = opening;
  const ticket = ended.find((one) => isSameNeed(one, wish));
  if (!ticket) return wish;
  const before = endedBefore(ticket, wish, now);
  switch (answerEndedBefore(before)) {
    case 'anew':
      return wish;
    case 'person':
      opened.ended.push(ticket);
      return forPerson(deps, opening, before);
  }
}

function isSameNeed(ended: EndedTicket, { person, keys }: Wish): boolean {
  const patient: Patient | null = person.patient;
  if (!patient || ended.patientId !== patient.id) return false;
  const medicine = {
    prescriptionId: ended.prescriptionId,
    drugName: ended.medicationName,
    strength: ended.strength,
    text: ended.medicationText ?? '',
  };
  return needKeys(patient.id, medicine, patient.prescriptions).some((key) => keys.includes(key));
}

function endedBefore({ reference, by, endedAt }: EndedTicket, wish: Wish, now: Date): EndedBefore {
  return {
    reference,
    by,
    endedAt: endedAt.toISOString(),
    askedAt: now.toISOString(),
    urgent: wish.decided.position.priority === 'urgent',
  };
}

function forPerson(
  { policy, settings }: Pick<PipelineDeps, 'policy' | 'settings'>,
  { message, wish }: Opening,
  ended: EndedBefore,
): Wish {
  const context = { policy, timeZone: settings.timeZone, canAsk: false, message };
  return { ...wish, decided: { ...wish.decided, ...decidePlain('after_end', wish.person, context, ended) } };
}
