import type { Db } from '../db/client.ts';
import { dateIn } from '../domain/calendar-date.ts';
import type { ClockKind, ClockStart } from '../domain/ticket.ts';
import { addMinutes, atHour } from '../domain/local-time.ts';
import { decisionOf } from '../tickets/present-ticket.ts';
import { addTask, isRunning, lockTicket, type TicketAtWork } from '../tickets/ticket-work-store.ts';
import { changeTicket, type TicketChange } from './change-ticket.ts';
import { effectOf, type ClockEffect } from './clock-effects.ts';
import { decideAgain } from './decide-again.ts';
import { isPassedOn, pageOnCall } from './page-on-call.ts';
import type { PipelineDeps } from './pipeline-deps.ts';
import { datesTold, tellDateCame } from './tell-date-came.ts';

type DueClock = { id: string; ticketId: string; kind: ClockKind; dueAt: Date; round: number };

/**
 * Time passed: fires what is due, oldest first, at most `limit` clocks, each in one transaction with its effect, so
 * that it fires once however many processes sweep. Answers how many fired; a clock whose effect fails stays due and
 * holds no other back.
 */
export async function fireDueClocks(deps: PipelineDeps, { limit }: { limit: number }): Promise<number> {
  const failed: string[] = [];
  let fired = 0;
  while (fired + failed.length < limit) {
    const claimed: { id: string | null } = { id: null };
    try {
      const done = await deps.db.$transaction((tx) => fireNext(tx, deps, failed, claimed));
      if (!done) break;
      fired += 1;
    } catch (error) {
      if (claimed.id === null) throw error;
      failed.push(claimed.id);
      deps.logger.error({ event: 'clock_failed', clockId: claimed.id, error }, 'a clock could not fire');
    }
  }
  return fired;
}

async function fireNext(
  tx: Db,
  deps: PipelineDeps,
  failed: string[],
  claimed: { id: string | null },
): Promise<boolean> {
  const now = deps.clock.now();
  const clock = await claimNext(tx, now, failed);
  if (!clock) return false;
  claimed.id = clock.id;
  const ticket = await lockTicket(tx, clock.ticketId);
  if (!ticket) throw new Error('a clock runs on no ticket');
  await tx.ticketClock.update({ where: { id: clock.id }, data: { firedAt: now } });
  await fire(tx, deps, withoutClock(ticket, clock.id), clock, now);
  return true;
}

/** The ticket's row is locked with the clock: whoever works the ticket or sweeps elsewhere is left alone. */
async function claimNext(tx: Db, now: Date, failed: string[]): Promise<DueClock | null> {
  const [clock] = await tx.$queryRaw<DueClock[]>`SELECT c.id, c."ticketId", c.kind::text, c."dueAt", c.round
      FROM ticket_clocks c JOIN tickets t ON t.id = c."ticketId"
      WHERE c."dueAt" <= ${now} AND c."firedAt" IS NULL AND c."stoppedAt" IS NULL
        AND c.id <> ALL(${failed}::uuid[])
      ORDER BY c."dueAt", c.id LIMIT 1 FOR UPDATE SKIP LOCKED`;
  return clock ?? null;
}

function withoutClock(ticket: TicketAtWork, clockId: string): TicketAtWork {
  return { ...ticket, clocks: ticket.clocks.filter((clock) => clock.id !== clockId) };
}

async function fire(
  tx: Db,
  deps: PipelineDeps,
  ticket: TicketAtWork,
  clock: DueClock,
  now: Date,
): Promise<void> {
  const effect = effectOf({ ...clock, priority: ticket.priority }, deps.policy);
  const change = effect.decideAgain
    ? await dateCame(tx, deps, ticket, clock, effect, now)
    : escalated(deps, ticket, clock, effect, now);
  const paged = effect.page
    ? await pageOnCall(tx, deps, { ticket, clockId: clock.id, round: clock.round, now })
    : {};
  const { event } = change;
  const detail = { clock: clock.kind, dueAt: clock.dueAt.toISOString(), ...event.detail, ...paged };
  const written = { ...change, event: { ...event, detail } };
  const eventId = await changeTicket(tx, deps, ticket, written, now);
  await tellOfDate(tx, deps, { ticket, change, eventId, now });
  if (!effect.task) return;
  await addTask(tx, { ...effect.task, dueAt: now, ticketId: ticket.id, dedupeKey: `clock:${clock.id}` }, now);
}

/** Whoever waits for their date hears of it; the other clocks are for people who work here. */
async function tellOfDate(
  tx: Db,
  deps: PipelineDeps,
  {
    ticket,
    change,
    eventId,
    now,
  }: { ticket: TicketAtWork; change: TicketChange; eventId: string; now: Date },
): Promise<void> {
  const event = datesTold.find((type) => type === change.event.type);
  if (!event) return;
  const decision = change.again?.decided?.decision ?? decisionOf(ticket);
  await tellDateCame(tx, deps, { ticket, event, eventId, position: change.position, decision, now });
}

function escalated(
  { policy, settings }: PipelineDeps,
  ticket: TicketAtWork,
  clock: DueClock,
  effect: ClockEffect,
  now: Date,
): TicketChange {
  const { stage, status, priority } = ticket;
  const start: (ClockStart & { round?: number })[] = [];
  if (effect.againAfterMs !== undefined) {
    start.push({ ...again(clock), dueAt: new Date(clock.dueAt.getTime() + effect.againAfterMs) });
  }
  if (effect.page) {
    start.push({ ...again(clock), dueAt: addMinutes(now, policy.clocks.pageRepeatMinutes.value) });
  }
  const pages = effect.pageIfUrgent === true && priority === 'urgent' && !isRunning(ticket, 'page');
  if (pages) start.push({ kind: 'page', dueAt: now });
  const passedOn = effect.page === true && isPassedOn(settings, clock.round);
  return {
    position: { stage, status, priority, queue: effect.queue ?? (passedOn ? 'supervisor' : ticket.queue) },
    event: { type: effect.event, actor: 'system', detail: {} },
    start,
    columns: pages ? { acknowledgedAt: null, acknowledgedBy: null } : {},
  };
}

function again({ kind, round }: DueClock): { kind: ClockKind; round: number } {
  return { kind, round: round + 1 };
}

/**
 * The day has come: the ticket is decided again with today's record. A reminder that went out before a weekend
 * leaves the decision to the date itself.
 */
async function dateCame(
  tx: Db,
  deps: PipelineDeps,
  ticket: TicketAtWork,
  clock: DueClock,
  effect: ClockEffect,
  now: Date,
): Promise<TicketChange> {
  const { stage, status, queue, priority } = ticket;
  const { eligibleOn } = decisionOf(ticket);
  const { timeZone } = deps.settings;
  if (clock.kind === 'eligible_reminder' && eligibleOn !== null && dateIn(timeZone, now) < eligibleOn) {
    const dueAt = atHour(eligibleOn, deps.policy.reminder.hour.value, timeZone);
    return {
      position: { stage, status, queue, priority },
      event: { type: 'eligible_reminded', actor: 'system', detail: { eligibleOn } },
      start: [{ ...again(clock), dueAt }],
    };
  }
  const choice = { patientId: null, prescriptionId: null, identifiedBy: 'record' } as const;
  const decided = await decideAgain(tx, deps, ticket, choice, now);
  return {
    position: decided.position,
    event: { type: effect.event, actor: 'system', detail: {} },
    again: decided,
  };
}
