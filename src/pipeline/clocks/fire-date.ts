import type { Db } from '../../db/client.ts';
import { dateIn } from '../../domain/calendar-date.ts';
import { atHour } from '../../domain/local-time.ts';
import { decisionOf } from '../../tickets/present-ticket.ts';
import { readLocked } from '../../tickets/ticket-batch-store.ts';
import { policyOf, type TicketAtWork } from '../../tickets/ticket-work-store.ts';
import { changeTicket, type TicketChange } from '../change-ticket.ts';
import type { DueClock } from './claim-clocks.ts';
import { effectOf } from './clock-effects.ts';
import { type DateReads, readForDates } from '../needs/date-reads.ts';
import { decideAgain } from '../work/decide-again.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { datesTold, tellDateCame } from './tell-date-came.ts';

/**
 * Dates have come, or are close: what follows from them, in the transaction that has claimed the clocks with their
 * tickets. What a date makes of its ticket may stop its other clocks: of each ticket the first is fired, and the rest
 * are left for the next claim. Answers how many fired.
 */
export async function fireDates(
  tx: Db,
  deps: PipelineDeps,
  clocks: readonly DueClock[],
  now: Date,
): Promise<number> {
  const first = [
    ...new Map(clocks.toReversed().map((clock) => [clock.ticketId, clock])).values(),
  ].toReversed();
  const tickets = await readLocked(
    tx,
    first.map(({ ticketId }) => ticketId),
  );
  await tx.ticketClock.updateMany({
    where: { id: { in: first.map(({ id }) => id) } },
    data: { firedAt: now },
  });
  const readsOf = await readForDates(tx, [...tickets.values()]);
  for (const clock of first) {
    const locked = tickets.get(clock.ticketId);
    if (!locked) throw new Error('a clock runs on no ticket');
    await fireDate(tx, deps, { clock, locked, read: readsOf(locked), now });
  }
  return first.length;
}

type DueDate = { clock: DueClock; locked: TicketAtWork; read: DateReads; now: Date };

async function fireDate(tx: Db, deps: PipelineDeps, { clock, locked, read, now }: DueDate): Promise<void> {
  const ticket = { ...locked, clocks: locked.clocks.filter(({ id }) => id !== clock.id) };
  const change = await dateCame(tx, deps, { clock, locked: ticket, read, now });
  const { event } = change;
  const detail = { clock: clock.kind, dueAt: clock.dueAt.toISOString(), ...event.detail };
  const eventId = await changeTicket(tx, deps, ticket, { ...change, event: { ...event, detail } }, now);
  // What was decided now looked at the same: who may ask has not changed by it.
  await tellOfDate(tx, deps, { ticket, change, eventId, mayAsk: read.last.mayAsk === 'yes', now });
}

/** Whoever waits for their date hears of it; the other clocks are for people who work here. */
async function tellOfDate(
  tx: Db,
  deps: PipelineDeps,
  {
    ticket,
    change,
    eventId,
    mayAsk,
    now,
  }: { ticket: TicketAtWork; change: TicketChange; eventId: string; mayAsk: boolean; now: Date },
): Promise<void> {
  const event = datesTold.find((type) => type === change.event.type);
  if (!event) return;
  const decision = change.again?.decided?.decision ?? decisionOf(ticket);
  await tellDateCame(tx, deps, { ticket, event, eventId, position: change.position, decision, mayAsk, now });
}

/**
 * The day has come: the ticket is decided again with today's record. A reminder that went out before a weekend
 * leaves the decision to the date itself.
 */
async function dateCame(
  tx: Db,
  deps: PipelineDeps,
  { clock, locked: ticket, read, now }: DueDate,
): Promise<TicketChange> {
  const { stage, status, queue, priority } = ticket;
  const { eligibleOn } = decisionOf(ticket);
  const { timeZone } = deps.settings;
  if (clock.kind === 'eligible_reminder' && eligibleOn !== null && dateIn(timeZone, now) < eligibleOn) {
    const { reminder } = policyOf(deps.policy, ticket);
    const dueAt = atHour(eligibleOn, reminder.hour.value, timeZone);
    return {
      position: { stage, status, queue, priority },
      event: { type: 'eligible_reminded', actor: 'system', detail: { eligibleOn } },
      start: [{ kind: clock.kind, round: clock.round + 1, dueAt }],
    };
  }
  const choice = { patientId: null, prescriptionId: null, identifiedBy: 'record' } as const;
  const decided = await decideAgain(tx, deps, ticket, choice, now, read);
  return {
    position: decided.position,
    event: { type: effectOf({ ...ticket, ...clock }, deps.policy).event, actor: 'system', detail: {} },
    again: decided,
  };
}
