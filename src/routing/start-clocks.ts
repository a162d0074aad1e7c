import { addDays, type CalendarDate } from '../domain/calendar-date.ts';
import { clockDue, workdayOnOrBefore } from '../domain/business-calendar.ts';
import type { Decision } from '../domain/decision.ts';
import { dangerFlags, type Flag } from '../domain/message.ts';
import type { Ladder, Policy } from '../domain/policy.ts';
import type { ClockKind, ClockStart, TicketPosition, TicketStage } from '../domain/ticket.ts';
import { addHours, addMinutes, atHour } from '../domain/local-time.ts';
import { isPaused } from './requester-pause.ts';

export type ClockInput = {
  decision: Decision;
  position: TicketPosition;
  /** When the request came in; for a stage entered later, when it was entered. */
  receivedAt: Date;
  policy: Policy;
  timeZone: string;
  /** The flags of which somebody is paged here; a ticket beside the safety ticket pages nobody a second time. */
  flags?: readonly Flag[];
};

/** A clock kind's due time for a ticket, or null when this ticket does not need that clock. */
type ClockRow = {
  kind: ClockKind;
  stages: readonly TicketStage[] | 'all_open';
  due(input: ClockInput): Date | null;
};

const withPeople: readonly TicketStage[] = [
  'identity_review',
  'clarifying',
  'review',
  'clinical_review',
  'new_prescription',
];

const clockRows: readonly ClockRow[] = [
  { kind: 'page', stages: 'all_open', due: pageDue },
  { kind: 'first_response', stages: 'all_open', due: firstResponseDue },
  { kind: 'disposition', stages: withPeople, due: dispositionDue },
  { kind: 'callback', stages: ['clarifying'], due: callbackDue },
  { kind: 'resolution', stages: 'all_open', due: resolutionDue },
  { kind: 'provider_reminder', stages: ['authorization_requested'], due: providerReminderDue },
  { kind: 'provider_call', stages: ['authorization_requested'], due: providerCallDue },
  { kind: 'provider_escalation', stages: ['authorization_requested'], due: providerEscalationDue },
  { kind: 'escript', stages: ['awaiting_escript'], due: escriptDue },
  { kind: 'authorization_start', stages: ['too_early'], due: authorizationStartDue },
  { kind: 'eligible_reminder', stages: ['too_early'], due: eligibleReminderDue },
];

/** The clocks that a ticket at this position runs under. Hours count around the clock, days in the given zone. */
export function startClocks(input: ClockInput): ClockStart[] {
  return clockRows.flatMap((row) => {
    const dueAt = runsAt(row.kind, input.position) ? row.due(input) : null;
    return dueAt ? [{ kind: row.kind, dueAt }] : [];
  });
}

/**
 * The clock of a ticket that is not closed and on which nothing else runs, so that none ever rests: every step of its
 * ladder was taken and answered, or its outcome is recorded and it is still to be closed.
 */
export function followUpClock(input: Omit<ClockInput, 'decision'>): ClockStart & { round: number } {
  const { position, policy, receivedAt, timeZone } = input;
  const { followUpHours, closingHours } = policy.clocks;
  const at = { priority: position.priority, calendar: policy.calendar, timeZone };
  const dueAt = isToBeClosed(position)
    ? clockDue(receivedAt, closingHours.value, { ...at, priority: 'routine' })
    : clockDue(receivedAt, followUpHours[position.priority].value, at);
  return { kind: 'callback', round: 1, dueAt };
}

/** The first round of that kind follows a question to the sender; the later ones stand for a whole place. */
export function isFollowUp({ kind, round = 0 }: { kind: ClockKind; round?: number }): boolean {
  return kind === 'callback' && round > 0;
}

/** Whether what is left is to close the ticket; one that was shipped waits for its delivery. */
export function isToBeClosed({ stage, status }: Pick<TicketPosition, 'stage' | 'status'>): boolean {
  return status === 'resolved' && stage !== 'shipped';
}

/** Whether a clock of that kind may run on a ticket at this position; one that may not is stopped. */
export function runsAt(
  kind: ClockKind,
  { stage, status }: Pick<TicketPosition, 'stage' | 'status'>,
): boolean {
  if (kind === 'delivery') return stage === 'shipped';
  const row = clockRows.find((candidate) => candidate.kind === kind);
  if (!row) return false;
  return row.stages === 'all_open'
    ? stage !== 'too_early' && status !== 'resolved' && status !== 'closed'
    : isAt(row.stages, stage, status);
}

function isAt(stages: readonly TicketStage[], stage: TicketStage, status: TicketPosition['status']): boolean {
  if (!stages.includes(stage)) return false;
  return stage === 'too_early' || (status !== 'resolved' && status !== 'closed');
}

function pageDue({ decision, receivedAt, flags }: ClockInput): Date | null {
  const inDanger = dangerFlags.some((flag) => flags?.includes(flag));
  return decision.code === 'ESCALATE_NOW' || inDanger ? receivedAt : null;
}

/** Urgent hours pass around the clock; routine ones too, unless the policy's calendar counts working hours alone. */
function hoursAfter({ position, policy, timeZone, receivedAt }: ClockInput, ladder: Ladder): Date {
  const { priority } = position;
  return clockDue(receivedAt, ladder[priority].value, { priority, calendar: policy.calendar, timeZone });
}

/** An automatic answer is a response to routine requests that went straight on; it is none to urgent ones. */
function firstResponseDue(input: ClockInput): Date | null {
  const { position, policy } = input;
  if (isPaused(input.position)) return null;
  if (position.priority === 'routine' && !withPeople.includes(position.stage)) return null;
  return hoursAfter(input, policy.clocks.firstResponseHours);
}

function dispositionDue(input: ClockInput): Date | null {
  return isPaused(input.position) ? null : hoursAfter(input, input.policy.clocks.dispositionHours);
}

function callbackDue(input: ClockInput): Date {
  return hoursAfter(input, input.policy.clocks.callbackHours);
}

function resolutionDue(input: ClockInput): Date | null {
  return isPaused(input.position) ? null : hoursAfter(input, input.policy.clocks.resolutionHours);
}

function providerReminderDue(input: ClockInput): Date {
  return hoursAfter(input, input.policy.clocks.providerReminderHours);
}

function providerCallDue({ position, policy, receivedAt }: ClockInput): Date | null {
  if (position.priority === 'routine') return null;
  return addHours(receivedAt, policy.clocks.providerCallHours.urgent.value);
}

function providerEscalationDue(input: ClockInput): Date {
  return hoursAfter(input, input.policy.clocks.providerEscalationHours);
}

function escriptDue({ policy, receivedAt }: ClockInput): Date {
  return addMinutes(receivedAt, policy.clocks.escriptMinutes.value);
}

/** Without a refill left the prescriber is asked some days before the refill may be filled. */
function authorizationStartDue({ decision, policy, timeZone }: ClockInput): Date | null {
  if (decision.eligibleOn === null || !decision.rule.startsWith('12-')) return null;
  const day = addDays(decision.eligibleOn, -policy.window.authLeadDays.value);
  return atHour(day, policy.reminder.hour.value, timeZone);
}

function eligibleReminderDue({ decision, policy, timeZone, receivedAt }: ClockInput): Date | null {
  if (decision.eligibleOn === null) return null;
  const { hour } = policy.reminder;
  const reminded = reminderDate(decision.eligibleOn, decision.runOutOn, policy);
  const dueAt = atHour(reminded, hour.value, timeZone);
  return dueAt > receivedAt ? dueAt : atHour(decision.eligibleOn, hour.value, timeZone);
}

/** The eligible date, before the supply ends, and never on a day on which nobody works. */
export function reminderDate(
  eligibleOn: CalendarDate,
  runOutOn: CalendarDate | null,
  policy: Policy,
): CalendarDate {
  const latest = runOutOn === null ? eligibleOn : addDays(runOutOn, -policy.reminder.leadDays.value);
  return workdayOnOrBefore(latest < eligibleOn ? latest : eligibleOn, policy.calendar);
}
