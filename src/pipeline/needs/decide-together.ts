import type { Db } from '../../db/client.ts';
import { uniteAsked } from '../../dedup/contribution.ts';
import { dateIn } from '../../domain/calendar-date.ts';
import type { Flag } from '../../domain/message.ts';
import { policyFor } from '../../domain/policy-for.ts';
import { decideEligibility } from '../../eligibility/decide-eligibility.ts';
import { placeOf, type EligibilityInput } from '../../eligibility/eligibility-input.ts';
import { routeDecision } from '../../routing/route-decision.ts';
import { startClocks } from '../../routing/start-clocks.ts';
import { personEvents } from '../../domain/ticket.ts';
import { hasEnded } from '../../tickets/ticket-state.ts';
import { decisionOf } from '../../tickets/present-ticket.ts';
import type { TicketAtWork } from '../../tickets/ticket-work-store.ts';
import type { DecidedAgain } from '../work/decide-again.ts';
import { findLastInputs, type LastInputs } from './last-inputs-store.ts';
import { mayTell } from '../reading/identify-people.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import type { Wish } from './wish.ts';

/** Decisions that wait for something which another arrival may bring: who asks, or which prescription is meant. */
const waitingRules = ['2-requester-authority', '4-prescription-match', '5a-voicemail'];

/** The table's decisions that ask a person to look: what is told before anybody has, might have led elsewhere. */
const lookingRules = ['10-record-complete', '13-too-early', '14-lapsed'];

type Inputs = Omit<EligibilityInput, 'policy'>;

/**
 * Asks the table again on what all arrivals say together, so that their order makes no difference: the best authority
 * of any, the flags of all, the least supply that anyone says is left. Null when the ticket has gone on, or a person
 * has decided, or the answer would be the same.
 */
export async function decideTogether(
  tx: Db,
  { policy, settings }: Pick<PipelineDeps, 'policy' | 'settings'>,
  ticket: TicketAtWork,
  wish: Wish,
  now: Date,
): Promise<DecidedAgain | null> {
  const tooEarly = ticket.stage === 'too_early';
  const { inputs, prescription } = wish.decided;
  if (!inputs || (ticket.prescriptionId !== null && !prescription)) return null;
  if (!(await isUndecided(tx, ticket))) return null;
  const last = await findLastInputs(tx, ticket.id);
  const together = uniteInputs(
    { ...inputs, today: dateIn(settings.timeZone, now) },
    ticket.flags as Flag[],
    last,
  );
  const decision = decideEligibility({ ...together, policy });
  if (!tooEarly && decision.code === decisionOf(ticket).code) return null;
  const asking = [ticket.stage, wish.decided.position.stage].includes('clarifying');
  const place = routeDecision(decision, { canAsk: asking, flags: together.flags });
  const untold = decision.code === 'TOO_EARLY' && !isTold(ticket, wish);
  const urgent = ticket.priority === 'urgent' || place.priority === 'urgent';
  const position = {
    ...place,
    priority: urgent ? ('urgent' as const) : ('routine' as const),
    ...(untold ? { status: tooEarly ? ticket.status : ('open' as const) } : {}),
  };
  const { timeZone } = settings;
  const clocks = startClocks({
    ...{ decision, position, receivedAt: now, timeZone },
    policy: policyFor(policy, placeOf(together)),
  });
  return {
    patient: wish.person.patient,
    position,
    decided: { decision, inputs: together, prescription, position, clocks },
  };
}

/** A ticket on which another arrival may change the decision: too early, not known, or not yet looked at by anybody. */
export async function isUndecided(tx: Db, ticket: TicketAtWork): Promise<boolean> {
  if (ticket.stage === 'too_early' || waits(ticket)) return true;
  return awaitsLook(ticket) && !(await isBegun(tx, ticket.id));
}

function waits(ticket: TicketAtWork): boolean {
  return waitingRules.includes(decisionOf(ticket).rule) && ['review', 'clarifying'].includes(ticket.stage);
}

function awaitsLook(ticket: TicketAtWork): boolean {
  return (
    lookingRules.includes(decisionOf(ticket).rule) &&
    ['review', 'clinical_review'].includes(ticket.stage) &&
    !hasEnded(ticket)
  );
}

/** A person works on what is asked, or a danger holds it for one. */
async function isBegun(tx: Db, ticketId: string): Promise<boolean> {
  const begun = await tx.ticketEvent.findFirst({
    where: {
      ticketId,
      OR: [{ type: 'held' }, { type: { in: [...personEvents] }, actor: { not: 'system' } }],
    },
    select: { id: true },
  });
  return begun !== null;
}

/** Somebody who may know has been told that it is too early, or is now. */
function isTold(ticket: TicketAtWork, wish: Wish): boolean {
  return (ticket.stage === 'too_early' && ticket.status === 'resolved') || mayTell(wish.person);
}

function uniteInputs(inputs: Inputs, flags: Flag[], last: LastInputs | null): Inputs {
  const asked = { mayAsk: inputs.mayAsk, request: inputs.request };
  return {
    ...inputs,
    ...(last ? uniteAsked(asked, last) : asked),
    flags: [...new Set([...flags, ...inputs.flags])],
  };
}
