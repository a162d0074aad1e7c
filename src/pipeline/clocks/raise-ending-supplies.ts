import type { Db } from '../../db/client.ts';
import { addDays, dateIn, daysBetween, type CalendarDate } from '../../domain/calendar-date.ts';
import { mustCall } from '../../domain/drug.ts';
import { drugNamed } from '../../domain/drugs/drug-table.ts';
import type { Figure } from '../../domain/figure.ts';
import { policyFor } from '../../domain/policy-for.ts';
import type { Policy } from '../../domain/policy.ts';
import { addTask, lockTicket, type TicketAtWork } from '../../tickets/ticket-work-store.ts';
import { changeTicket } from '../change-ticket.ts';
import { decideAgain } from '../work/decide-again.ts';
import { findLastInputs } from '../needs/last-inputs-store.ts';
import { findEndingSupplies, type EndingSupply } from './ending-supply-store.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { tellDateCame } from './tell-date-came.ts';

/** No supply that somebody speaks of lasts longer than what a fill may be for, and some weeks of asking. */
const saidAtMostDaysAgo = 220;

/**
 * Raises the requests that wait while their supply ends, those of medicines that must not be missed first, each once
 * and with an event that says why. Somebody who lowers it afterwards has the last word. Answers how many were seen to.
 */
export async function raiseEndingSupplies(deps: PipelineDeps): Promise<number> {
  const { timeZone } = deps.settings;
  const now = deps.clock.now();
  const today = dateIn(timeZone, now);
  const figures = [deps.policy, ...deps.policy.overrides].flatMap(({ urgency }) => urgency ?? []);
  const found = await findEndingSupplies(deps.db, {
    today,
    recordBy: addDays(today, longest(figures.map(({ runOutWithinDays }) => runOutWithinDays))),
    saidBy: addDays(today, longest(figures.map(({ statedDaysLeft }) => statedDaysLeft))),
    saidSince: new Date(now.getTime() - saidAtMostDaysAgo * 86_400_000),
    timeZone,
  });
  let seenTo = 0;
  const soon = found.flatMap((ending) => asItCounts(ending, deps.policy, today) ?? []);
  for (const ending of byRisk(soon)) {
    if (!isForSomebody(ending, today)) continue;
    try {
      if (await deps.db.$transaction((tx) => raise(tx, deps, ending, now))) seenTo += 1;
    } catch (error) {
      deps.logger.error(
        { event: 'supply_not_raised', ticketId: ending.id, error },
        'a request whose supply ends could not be raised and will be looked at again',
      );
    }
  }
  return seenTo;
}

function longest(days: (Figure | undefined)[]): number {
  return Math.max(...days.map((one) => one?.value ?? 0));
}

/** What counts of it by the policy of the patient's facility and payer; null: the supply does not end that soon. */
function asItCounts(ending: EndingSupply, policy: Policy, today: CalendarDate): EndingSupply | null {
  const { facility, payer, stage, recordEndsOn, eligibleOn, saidEndsOn, isOut } = ending;
  const { runOutWithinDays, statedDaysLeft } = policyFor(policy, { facility, payer }).urgency;
  const isSaid = saidEndsOn !== null && saidEndsOn <= addDays(today, statedDaysLeft.value);
  const isRecorded =
    stage !== 'too_early' &&
    recordEndsOn !== null &&
    recordEndsOn <= addDays(today, runOutWithinDays.value) &&
    (eligibleOn === null || eligibleOn <= today);
  const isAwaited = isOut && stage === 'authorization_requested';
  if (!isSaid && !isRecorded && !isAwaited) return null;
  return { ...ending, saidEndsOn: isSaid ? saidEndsOn : null };
}

/** Medicines that must not be missed first, then whose supply ends first. */
function byRisk(found: EndingSupply[]): EndingSupply[] {
  return [...found].sort(
    (one, other) =>
      riskOf(one) - riskOf(other) || endOf(one).localeCompare(endOf(other)) || order(one, other),
  );
}

function order(one: EndingSupply, other: EndingSupply): number {
  return one.id < other.id ? -1 : 1;
}

/** A medicine of which nobody knows what it is counts with the highest. */
function riskOf({ medicationName }: EndingSupply): number {
  const drug = medicationName === null ? null : drugNamed(medicationName);
  if (drug === null || mustCall(drug)) return 0;
  return drug.doNotInterrupt ? 1 : 2;
}

function endOf({ recordEndsOn, saidEndsOn }: EndingSupply): string {
  return [recordEndsOn, saidEndsOn].filter((day) => day !== null).sort()[0] ?? '';
}

/** An urgent one that waits for its provider is looked at again only to have the provider called. */
function isForSomebody(ending: EndingSupply, today: CalendarDate): boolean {
  return ending.priority === 'routine' || ending.stage === 'too_early' || isToBeCalled(ending, today);
}

/** Of a known class, and said to be out or nearly so, or over by the record. */
function isToBeCalled(
  { medicationName, recordEndsOn, saidEndsOn, isOut }: EndingSupply,
  today: CalendarDate,
) {
  const drug = medicationName === null ? null : drugNamed(medicationName);
  if (drug === null || !mustCall(drug)) return false;
  return isOut || saidEndsOn !== null || (recordEndsOn !== null && recordEndsOn <= today);
}

async function raise(tx: Db, deps: PipelineDeps, ending: EndingSupply, now: Date): Promise<boolean> {
  const ticket = await lockTicket(tx, ending.id);
  // Somebody was faster: the next look finds it as it is then.
  if (!ticket || ticket.stage !== ending.stage || ticket.priority !== ending.priority) return false;
  const done = await tx.ticketEvent.count({ where: { ticketId: ticket.id, type: { in: [...ownEvents] } } });
  if (done > 0) return false;
  if (ticket.stage === 'too_early') await decideWithoutSupply(tx, deps, ticket, ending, now);
  else if (ticket.priority === 'urgent') await callProvider(tx, deps, ticket, ending, now);
  else await raisePriority(tx, deps, ticket, ending, now);
  return true;
}

const ownEvents = ['supply_ending', 'supply_again', 'supply_call_due'] as const;

function eventOf<Type extends (typeof ownEvents)[number]>(type: Type, ending: EndingSupply) {
  return { type, actor: 'system', detail: { urgency: reasonOf(ending) } };
}

function reasonOf({ recordEndsOn, saidEndsOn, isOut }: EndingSupply): string {
  if (saidEndsOn !== null) return `urgent_stated: supply said to end on ${saidEndsOn}`;
  if (isOut) return 'urgent_stated: out of it by the words of the requester';
  return `urgent_run_out: supply computed to end on ${recordEndsOn ?? ''}`;
}

async function raisePriority(
  tx: Db,
  deps: PipelineDeps,
  ticket: TicketAtWork,
  ending: EndingSupply,
  now: Date,
): Promise<void> {
  const { stage, status, queue } = ticket;
  const position = { stage, status, queue, priority: 'urgent' } as const;
  await changeTicket(tx, deps, ticket, { position, event: eventOf('supply_ending', ending) }, now);
}

/** It was too early while there was supply left: the table is asked again with what is left by now. */
async function decideWithoutSupply(
  tx: Db,
  deps: PipelineDeps,
  ticket: TicketAtWork,
  ending: EndingSupply,
  now: Date,
): Promise<void> {
  const last = await findLastInputs(tx, ticket.id);
  const choice = { patientId: null, prescriptionId: null, identifiedBy: 'record' } as const;
  const today = dateIn(deps.settings.timeZone, now);
  const daysLeft = ending.saidEndsOn === null ? null : Math.max(0, daysBetween(today, ending.saidEndsOn));
  const asked = last && { ...last, request: { ...last.request, daysLeft } };
  const again = await decideAgain(tx, deps, ticket, { ...choice, ...(asked ? { asked } : {}) }, now);
  const event = eventOf('supply_again', ending);
  const change = { position: again.position, again, event };
  const eventId = await changeTicket(tx, deps, ticket, change, now);
  const decision = again.decided?.decision ?? { eligibleOn: null };
  await tellDateCame(tx, deps, {
    ticket,
    event: event.type,
    eventId,
    position: again.position,
    decision,
    now,
  });
}

async function callProvider(
  tx: Db,
  deps: PipelineDeps,
  ticket: TicketAtWork,
  ending: EndingSupply,
  now: Date,
): Promise<void> {
  const { stage, status, queue, priority } = ticket;
  const position = { stage, status, queue, priority };
  // The call that the ladder would ask for later is asked for now.
  const event = eventOf('supply_call_due', ending);
  await changeTicket(tx, deps, ticket, { position, event, answered: ['provider_call'] }, now);
  const kind = 'call_provider';
  // Whoever has to call because of what was said when the ticket came here calls once.
  const waits = { ticketId: ticket.id, kind, state: { in: ['open' as const, 'claimed' as const] } };
  if ((await tx.task.count({ where: waits })) > 0) return;
  const why =
    'A medicine that must not be missed is used up or nearly so, and its provider was asked: call the provider directly.';
  const task = { kind, queue: 'provider', why, dueAt: now, ticketId: ticket.id } as const;
  await addTask(tx, { ...task, dedupeKey: `supply-call:${ticket.id}` }, now);
}
