import type { ClockKind, Priority, Queue } from '../domain/ticket.ts';
import { taskKinds, type TaskKind } from '../tickets/task-kinds.ts';
import type { Policy } from '../domain/policy.ts';

/** What a due clock does to its ticket. All of it happens once, in the transaction that marks the clock as fired. */
export type ClockEffect = {
  /** The type of the event that is written. */
  event: string;
  /** The ticket goes to that queue. */
  queue?: Queue;
  /** Someone on call is paged when the ticket is urgent. */
  pageIfUrgent?: true;
  /** A routine ticket is urgent from then on; why, as a code. */
  raise?: string;
  /** Something for a person to do. */
  task?: { kind: string; queue: Queue; why: string };
  /** The same clock runs again, so many hours of its ticket's calendar after it was due. */
  againAfterHours?: number;
  /** The same clock runs again, so many minutes after it was due, whatever the hour. */
  againAfterMinutes?: number;
  /** The eligibility table is asked again. */
  decideAgain?: true;
  /** A person on call is paged, and the next one until somebody acknowledges. */
  page?: true;
};

type EffectOf = (clock: { round: number; priority: Priority }, policy: Policy) => ClockEffect;

/** Each kind of clock and its effect. A second round of the same clock is the stronger one. */
const effects: Record<ClockKind, EffectOf> = {
  first_response: () => ({ event: 'first_response_overdue', queue: 'supervisor', pageIfUrgent: true }),
  disposition: () => ({ event: 'disposition_overdue', queue: 'supervisor', pageIfUrgent: true }),
  resolution: ({ round, priority }, { clocks }) => {
    if (priority === 'urgent' || round > 0) {
      const raise = 'urgent_age: not resolved in the time that a routine request may take';
      return { event: 'resolution_overdue', queue: 'supervisor', pageIfUrgent: true, raise };
    }
    const hours = clocks.resolutionBreachHours.value - clocks.resolutionHours.routine.value;
    return { event: 'resolution_warned', againAfterHours: hours };
  },
  provider_reminder: () => ({
    event: 'provider_reminded',
    task: taskOf('remind_provider'),
  }),
  provider_call: () => ({
    event: 'provider_call_due',
    task: {
      kind: 'call_provider',
      queue: 'provider',
      why: 'An urgent refill authorization is not answered yet: call the provider directly.',
    },
  }),
  provider_escalation: () => ({
    event: 'provider_escalated',
    queue: 'supervisor',
    pageIfUrgent: true,
    task: taskOf('escalate_to_supervisor'),
  }),
  authorization_start: () => ({ event: 'authorization_started', decideAgain: true }),
  eligible_reminder: () => ({ event: 'eligible_again', decideAgain: true }),
  escript: ({ round }, { clocks }) => {
    if (round > 0) return { event: 'escript_overdue', queue: 'supervisor', pageIfUrgent: true };
    return {
      event: 'escript_missing',
      againAfterMinutes: clocks.escriptEscalationHours.value * 60 - clocks.escriptMinutes.value,
      task: taskOf('check_escript'),
    };
  },
  delivery: () => ({
    event: 'delivery_unconfirmed',
    task: taskOf('confirm_delivery'),
  }),
  callback: () => ({
    event: 'callback_due',
    task: {
      kind: 'call_back',
      queue: 'concierge',
      why: 'The question to the sender was not answered: call to confirm patient, medicine and urgency.',
    },
  }),
  page: () => ({ event: 'paged', page: true }),
};

function taskOf(kind: TaskKind): NonNullable<ClockEffect['task']> {
  const { queue, why } = taskKinds[kind];
  return { kind, queue, why };
}

export function effectOf(
  clock: { kind: ClockKind; round: number; priority: Priority },
  policy: Policy,
): ClockEffect {
  return effects[clock.kind](clock, policy);
}
