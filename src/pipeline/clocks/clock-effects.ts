import type { ClockKind, Queue, TicketPosition } from '../../domain/ticket.ts';
import { isToBeClosed } from '../../routing/start-clocks.ts';
import { taskKinds, type TaskKind } from '../../tickets/task-kinds.ts';
import type { Policy } from '../../domain/policy.ts';

/** What a due clock does to its ticket. All of it happens once, in the transaction that marks the clock as fired. */
export type ClockEffect = {
  /** The type of the event that is written. */
  event: string;
  /** The ticket goes to that queue. */
  queue?: Queue;
  /** Someone on call is paged, unless pages of the ticket go out already: urgent at once, routine in working hours. */
  pages?: true;
  /** A routine ticket is urgent from then on; why, as a code. */
  raise?: string;
  /** Something for a person to do. */
  task?: { kind: string; queue: Queue; why: string };
  /** Not when a task of that kind still waits to be done. */
  unlessOpen?: true;
  /** The same clock runs again, so many hours of its ticket's calendar after it was due. */
  againAfterHours?: number;
  /** The same clock runs again, so many minutes after it was due, whatever the hour. */
  againAfterMinutes?: number;
  /** The eligibility table is asked again. */
  decideAgain?: true;
  /** A person on call is paged, and the next one until somebody acknowledges. */
  page?: true;
};

type Firing = { round: number } & Pick<TicketPosition, 'stage' | 'status' | 'priority'>;

type EffectOf = (clock: Firing, policy: Policy) => ClockEffect;

/** Each kind of clock and its effect. A second round of the same clock is the stronger one. */
const effects: Record<ClockKind, EffectOf> = {
  first_response: () => overdue('first_response_overdue', 'answer_overdue'),
  disposition: () => overdue('disposition_overdue', 'decide_overdue'),
  resolution: ({ round, priority }, { clocks }) => {
    if (priority === 'urgent' || round > 0) {
      const raise = 'urgent_age: not resolved in the time that a routine request may take';
      return { ...overdue('resolution_overdue', 'resolve_overdue'), raise };
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
  provider_escalation: () => overdue('provider_escalated', 'escalate_to_supervisor'),
  authorization_start: () => ({ event: 'authorization_started', decideAgain: true }),
  eligible_reminder: () => ({ event: 'eligible_again', decideAgain: true }),
  escript: ({ round }, { clocks }) => {
    if (round > 0) return overdue('escript_overdue', 'escript_overdue');
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
  callback: (clock) => (clock.round > 0 ? followUp(clock) : unanswered),
  page: () => ({ event: 'paged', page: true }),
};

const unanswered: ClockEffect = {
  event: 'callback_due',
  task: {
    kind: 'call_back',
    queue: 'concierge',
    why: 'The question to the sender was not answered: call to confirm patient, medicine and urgency.',
  },
};

/** Nothing else runs on the ticket: whose it is now hears of it again, until it is closed. */
function followUp({ stage, status }: Firing): ClockEffect {
  const effect = { event: 'follow_up_due', unlessOpen: true } as const;
  if (isToBeClosed({ stage, status })) return { ...effect, task: taskOf('close_ticket') };
  if (stage === 'shipped') return { ...effect, task: taskOf('confirm_delivery') };
  return { ...effect, ...overdue('follow_up_due', 'follow_up') };
}

/** A time is over: it is the supervisor's, who has something to do about it and is paged. */
function overdue(event: string, kind: TaskKind): ClockEffect {
  return { event, queue: 'supervisor', pages: true, task: taskOf(kind) };
}

function taskOf(kind: TaskKind): NonNullable<ClockEffect['task']> {
  const { queue, why } = taskKinds[kind];
  return { kind, queue, why };
}

export function effectOf(clock: Firing & { kind: ClockKind }, policy: Policy): ClockEffect {
  return effects[clock.kind](clock, policy);
}
