import { clockDue } from '../../domain/business-calendar.ts';
import type { Policy } from '../../domain/policy.ts';
import type { ClockKind, ClockStart } from '../../domain/ticket.ts';
import { escalationRole } from '../../routing/escalation-role.ts';
import { nextPage, pageMoment, type Paged } from '../../routing/page-hours.ts';
import { decisionOf } from '../../tickets/present-ticket.ts';
import { addMinutes } from '../../domain/local-time.ts';
import { isRunning, type TicketAtWork } from '../../tickets/ticket-work-store.ts';
import type { DueClock } from './claim-clocks.ts';
import type { ClockEffect } from './clock-effects.ts';
import { isPassedOn } from '../paging/page-on-call.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import type { TicketChange } from '../work/plan-change.ts';

/** A change that leaves the ticket at its stage. */
export type Escalation = Omit<TicketChange, 'columns'> & {
  columns: { acknowledgedAt?: null; acknowledgedBy?: null };
};

/**
 * When a page that is due may go out: a routine one that fell due while nobody swept waits for working hours, also
 * when the ticket was lowered since.
 */
export function pageTime(ticket: TicketAtWork, policy: Policy, timeZone: string, now: Date): Date {
  return pageMoment(now, pagedOf(ticket), { policy, timeZone });
}

function pagedOf(ticket: TicketAtWork): Paged {
  return { ...ticket, decision: decisionOf(ticket) };
}

/** What a clock that is due makes of its ticket: who has to act, and which clocks run on. Nothing is written. */
export function escalate(
  { policy, settings }: Pick<PipelineDeps, 'policy' | 'settings'>,
  ticket: TicketAtWork,
  clock: DueClock,
  effect: ClockEffect,
  now: Date,
): Escalation {
  const { stage, status, priority } = ticket;
  const start: (ClockStart & { round?: number })[] = [];
  if (effect.againAfterHours !== undefined) {
    const at = { priority, calendar: policy.calendar, timeZone: settings.timeZone };
    start.push({ ...again(clock), dueAt: clockDue(clock.dueAt, effect.againAfterHours, at) });
  }
  if (effect.againAfterMinutes !== undefined)
    start.push({ ...again(clock), dueAt: addMinutes(clock.dueAt, effect.againAfterMinutes) });
  const raised = effect.raise !== undefined && priority === 'routine';
  const paged = pagedOf({ ...ticket, priority: raised ? 'urgent' : priority });
  const where = { policy, timeZone: settings.timeZone };
  // Counted from now: pages that were missed while nobody swept are not made up for.
  if (effect.page) start.push({ ...again(clock), dueAt: nextPage(now, paged, where) });
  const pages = effect.pages === true && !isRunning(ticket, 'page');
  if (pages) start.push({ kind: 'page', dueAt: pageMoment(now, paged, where) });
  const passedOn = effect.page === true && isPassedOn(settings, clock.round);
  return {
    position: {
      ...{ stage, status, priority: paged.priority },
      queue: effect.queue ?? (passedOn ? 'supervisor' : ticket.queue),
    },
    event: {
      type: effect.event,
      actor: 'system',
      detail: {
        ...(effect.queue === 'supervisor' ? { role: escalationRole(ticket) } : {}),
        ...(raised ? { urgency: effect.raise } : {}),
      },
    },
    start,
    // Raised by its own age it has gone to the supervisor already, who has the follow-ups: nobody new has spoken.
    ...(raised && !isRunning(ticket, 'first_response') ? { answered: ['first_response' as const] } : {}),
    columns: pages ? { acknowledgedAt: null, acknowledgedBy: null } : {},
  };
}

function again({ kind, round }: DueClock): { kind: ClockKind; round: number } {
  return { kind, round: round + 1 };
}
