import type { Db } from '../../db/client.ts';
import { needKeys, type NeededMedicine } from '../../dedup/need-keys.ts';
import { findOpenTickets, type OpenTicket } from '../../dedup/open-need-store.ts';
import { lockTicket, type TicketAtWork } from '../../tickets/ticket-work-store.ts';
import type { DecidedAgain } from '../work/decide-again.ts';
import { moveArrivals } from '../joins/move-arrivals.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import type { DecidedNeed } from './decide-need.ts';
import { beforePeople, standsFor } from './stands-for.ts';
import { findOpenOfPatients } from './open-of-patient-store.ts';

export type SettledNeed = {
  /** The open ticket that already stands for the need. */
  open: OpenTicket | null;
  /** What the ticket is to stand for when there is none; absent where it stands for what it stood for. */
  needs?: { insteadOfOwn: string[] };
};

/**
 * Finds the open ticket that already stands for the need, else the keys under which this ticket is to stand for it.
 * The caller holds the patient's advisory lock, so that a need found free stays free.
 */
export async function settleNeed(tx: Db, ticket: TicketAtWork, again: DecidedAgain): Promise<SettledNeed> {
  const keys = keysOf(ticket, again);
  if (keys.length === 0) return { open: null };
  const open = await findOpenTickets(tx, keys);
  const other =
    keys.map((key) => open.get(key)).find((found) => found !== undefined && found.id !== ticket.id) ??
    (await findStanding(tx, ticket, again));
  return other ? { open: other } : { open: null, needs: { insteadOfOwn: keys } };
}

/** What a person or clinician is to look at: the ticket does not go on beside it. */
async function findStanding(
  tx: Db,
  ticket: TicketAtWork,
  { patient, decided, position }: DecidedAgain,
): Promise<OpenTicket | undefined> {
  const today = decided?.inputs?.today;
  if (!patient || !today || beforePeople.includes(position.stage)) return undefined;
  const needed = neededOf(ticket, decided);
  const others = await findOpenOfPatients(tx, [patient.id], today);
  return others.find((one) => one.id !== ticket.id && standsFor(one, needed, false) !== null);
}

/** A change of the medicine is a matter of its own and stands for no refill. */
function keysOf(ticket: TicketAtWork, { patient, decided }: DecidedAgain): string[] {
  if (!patient || !decided || ticket.flags.includes('medication_change')) return [];
  return needKeys(patient.id, neededOf(ticket, decided), patient.prescriptions);
}

function neededOf(ticket: TicketAtWork, { prescription }: Pick<DecidedNeed, 'prescription'>): NeededMedicine {
  return {
    prescriptionId: prescription?.id ?? null,
    drugName: prescription?.drugName ?? ticket.medicationName,
    strength: prescription?.strength ?? ticket.strength,
    text: prescription?.text ?? ticket.medicationText ?? '',
  };
}

export type Joining = { from: TicketAtWork; into: OpenTicket; again: DecidedAgain; actor: string; now: Date };

/** Moves every arrival of a ticket to the open one for the same need; one that was too early is decided again. */
export async function joinOpenTicket(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  { from, into, again, actor, now }: Joining,
): Promise<void> {
  const target = await lockTicket(tx, into.id);
  if (!target) throw new Error('an open need points to no ticket');
  const rule = actor === 'system' ? 'answer-to-our-question' : 'identified-by-person';
  await moveArrivals(tx, deps, {
    from,
    into: target,
    evidence: { rule, fields: ['patient', 'medicine'], fromTicketId: from.id, by: actor },
    actor,
    now,
    priority: again.position.priority,
    ...(target.stage === 'too_early' ? { again } : {}),
  });
}
