import type { Db } from '../../db/client.ts';
import { differ, readFormulation } from '../../domain/drugs/formulation.ts';
import { sameStrength } from '../../domain/drugs/strength.ts';
import { hasEnded } from '../../tickets/ticket-state.ts';
import { lockTicket, stateOf, type TicketAtWork } from '../../tickets/ticket-work-store.ts';
import { decideAgain } from '../work/decide-again.ts';
import { endInto } from './end-into.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';

export type Merging = {
  ticket: TicketAtWork;
  intoId: string;
  actor: { name: string; facilityId: string | null };
  now: Date;
};

export type Merged =
  | { kind: 'made' }
  | { kind: 'refused'; allowedFrom: string[] }
  | { kind: 'invalid'; errors: { path: string; message: string }[] };

const onlyTogether = ['an open ticket of the same patient, or of which both patients are unknown'];

/**
 * A person has seen that two open tickets are one need: the first ends in the second, which takes its arrivals,
 * urgency and clocks. Never across patients. The caller holds both rows.
 */
export async function mergeTickets(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  { ticket, intoId, actor, now }: Merging,
): Promise<Merged> {
  const into = intoId === ticket.id ? null : await lockTicket(tx, intoId);
  const visible = actor.facilityId === null || belongsTo(into, actor.facilityId);
  if (!into || !visible)
    return { kind: 'invalid', errors: [{ path: 'into', message: 'must be another ticket' }] };
  if (into.patientId !== ticket.patientId || hasEnded(stateOf(into)))
    return { kind: 'refused', allowedFrom: onlyTogether };
  const same = isSameMedicine(ticket, into);
  const fields = [ticket.patientId === null ? null : 'patient', same ? 'medicine' : null];
  await endInto(tx, deps, {
    from: ticket,
    into,
    evidence: {
      rule: 'merged-by-person',
      fields: fields.filter((field) => field !== null),
      fromTicketId: ticket.id,
      by: actor.name,
    },
    actor: actor.name,
    now,
    keepNeeds: same,
    ...(into.stage === 'too_early' && ticket.patientId !== null
      ? { again: await decideBoth(tx, deps, ticket, into, now) }
      : {}),
  });
  return { kind: 'made' };
}

/** What was told of the one counts for the other: a need that was too early is decided again. */
function decideBoth(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  ticket: TicketAtWork,
  into: TicketAtWork,
  now: Date,
) {
  const { patientId, prescriptionId } = into;
  return decideAgain(tx, deps, ticket, { patientId, prescriptionId, identifiedBy: 'record' }, now);
}

function belongsTo(ticket: TicketAtWork | null, facilityId: string): boolean {
  if (!ticket) return false;
  return ticket.patientId === null
    ? ticket.facilityId === facilityId
    : ticket.patient?.facilityId === facilityId;
}

type Medicine = Pick<
  TicketAtWork,
  'medicationName' | 'medicationText' | 'strength' | 'prescriptionId' | 'rxNumber'
>;

/** One says nothing of the medicine that the other says otherwise. */
export function isSameMedicine(one: Medicine, other: Medicine): boolean {
  if (one.prescriptionId !== null && one.prescriptionId === other.prescriptionId) return true;
  if (one.medicationText === null || other.medicationText === null) return true;
  if (differ(readFormulation(one.medicationText), readFormulation(other.medicationText))) return false;
  if (one.medicationName === null || other.medicationName === null)
    return one.medicationText.toLowerCase() === other.medicationText.toLowerCase();
  if (one.medicationName !== other.medicationName) return false;
  return one.strength === null || other.strength === null || sameStrength(one.strength, other.strength);
}
