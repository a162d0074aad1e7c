import { clockDue } from '../domain/business-calendar.ts';
import type { ClockKind, ClockStart } from '../domain/ticket.ts';
import { escalationRole } from '../routing/escalation-role.ts';
import { addMinutes } from '../domain/local-time.ts';
import { isRunning, type TicketAtWork } from '../tickets/ticket-work-store.ts';
import type { DueClock } from './claim-clocks.ts';
import type { ClockEffect } from './clock-effects.ts';
import { isPassedOn } from './page-on-call.ts';
import type { PipelineDeps } from './pipeline-deps.ts';
import type { TicketChange } from './plan-change.ts';

/** A change that leaves the ticket at its stage. */
export type Escalation = Omit<TicketChange, 'columns'> & {
  columns: { acknowledgedAt?: null; acknowledgedBy?: null };
};

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
  // Counted from now: pages that were missed while nobody swept are not made up for.
  if (effect.page) {
    start.push({ ...again(clock), dueAt: addMinutes(now, policy.clocks.pageRepeatMinutes.value) });
  }
  const pages = effect.pageIfUrgent === true && priority === 'urgent' && !isRunning(ticket, 'page');
  if (pages) start.push({ kind: 'page', dueAt: now });
  const passedOn = effect.page === true && isPassedOn(settings, clock.round);
  const raised = effect.raise !== undefined && priority === 'routine';
  return {
    position: {
      ...{ stage, status, priority: raised ? 'urgent' : priority },
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
