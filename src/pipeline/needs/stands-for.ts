import { sameStrength } from '../../domain/drugs/strength.ts';
import type { TicketStage } from '../../domain/ticket.ts';
import type { NeededMedicine } from '../../dedup/need-keys.ts';

/** What an open ticket of a patient is about. */
export type StandingTicket = {
  stage: TicketStage;
  flags: string[];
  prescriptionId: string | null;
  medicationName: string | null;
  strength: string | null;
  /** Medicines that its arrivals say are changed, stopped or not borne, where it has none of its own. */
  spokenOf: string[];
};

/** By what a ticket is found to stand for a need: what is equal. */
export type StandingBy = 'prescription' | 'medicine' | 'spoken_of';

/** Where a person or clinician is to look. */
export const beforePeople: readonly TicketStage[] = ['review', 'clinical_review'];

/**
 * Whether an open ticket of the same patient stands for the medicine already, though under no key: it carries the
 * prescription, or a person or clinician is to look at this medicine. What is asked for beside it would be filled past
 * the review. A change of the medicine, which is no refill, stands with another change alone. Pure.
 */
export function standsFor(
  ticket: StandingTicket,
  medicine: Pick<NeededMedicine, 'prescriptionId' | 'drugName' | 'strength'>,
  isChange: boolean,
): StandingBy | null {
  const { prescriptionId, drugName, strength } = medicine;
  if (isChange && !(ticket.stage === 'clinical_review' && ticket.flags.includes('medication_change')))
    return null;
  if (ticket.prescriptionId !== null) return ticket.prescriptionId === prescriptionId ? 'prescription' : null;
  if (drugName === null || !beforePeople.includes(ticket.stage)) return null;
  if (ticket.medicationName === drugName)
    return ticket.strength === null || strength === null || sameStrength(ticket.strength, strength)
      ? 'medicine'
      : null;
  return !isChange && ticket.spokenOf.includes(drugName) ? 'spoken_of' : null;
}
