import { parseCalendarDate, type CalendarDate } from '../domain/calendar-date.ts';
import type { TicketPosition } from '../domain/ticket.ts';
import type { LifecycleContext, Outcome } from './lifecycle-row.ts';
import type { TicketEventBody } from './ticket-events.ts';
import type { TicketState } from './ticket-state.ts';

/** From here on the calendar nears its end, and no clock can wait for a day. */
export const endOfClocks = '9000-01-01' as CalendarDate;
export const farAway = 'must be before the year 9000';

/** Handed to pharmacy intake, nothing more is claimed. */
export function submitted(state: TicketState): TicketPosition {
  return { ...state, stage: 'pharmacy_submitted', status: 'in_progress', queue: 'pharmacy' };
}

/** What a person decides in place of the table, with a reason. */
export function dispose(
  state: TicketState,
  event: TicketEventBody<'dispose'>,
  context: LifecycleContext,
): Outcome {
  const { to, reason } = event;
  if (to === 'pharmacy') return disposeToPharmacy(state, reason, context);
  if (to === 'provider') {
    const code = state.schedule === 2 ? 'PROVIDER_NEW_RX' : 'PROVIDER_AUTHORIZATION';
    const position: TicketPosition = {
      ...state,
      stage: 'authorization_requested',
      status: 'waiting',
      queue: 'provider',
    };
    return { position, disposed: { code, eligibleOn: null, reason } };
  }
  return disposeTooEarly(state, event, context);
}

/** A day to come, and not after the end of a supply that still lasts: whoever waits longer has none left. */
function disposeTooEarly(
  state: TicketState,
  { eligibleOn: named, reason }: TicketEventBody<'dispose'>,
  { today }: LifecycleContext,
): Outcome {
  const { eligibleOn: computed, runOutOn } = state.decision;
  const eligibleOn = (named && parseCalendarDate(named)) || computed;
  if (!eligibleOn || eligibleOn <= today)
    return { errors: [{ path: 'eligibleOn', message: 'is required and must be a day to come' }] };
  if (runOutOn !== null && runOutOn > today && eligibleOn > runOutOn)
    return {
      errors: [{ path: 'eligibleOn', message: 'must not be after the day on which the supply ends' }],
    };
  if (eligibleOn >= endOfClocks) return { errors: [{ path: 'eligibleOn', message: farAway }] };
  return {
    position: { ...state, stage: 'too_early', status: 'resolved', queue: 'concierge' },
    outcome: { code: 'too_early', text: `Too early for refill, reminder set for ${eligibleOn}` },
    disposed: { code: 'TOO_EARLY', eligibleOn, reason },
  };
}

/**
 * Nobody hands a schedule II refill to the pharmacy, whatever the reason (21 CFR 1306.12(a)), nor what was stopped,
 * transferred or has expired (21 CFR 1306.22(a) for III and IV), nor anything of the dead.
 */
function disposeToPharmacy(state: TicketState, reason: string, { today }: LifecycleContext): Outcome {
  if (state.schedule === 2) return { refused: 'schedule_ii_not_to_pharmacy' };
  if (!state.identified) {
    return { errors: [{ path: 'to', message: 'needs an identified patient and medicine: identify first' }] };
  }
  if (state.barred !== null) return { refused: state.barred };
  if (state.expiresOn !== null && state.expiresOn < today) return { refused: 'prescription_expired' };
  return { position: submitted(state), disposed: { code: 'PHARMACY_PROCESS', eligibleOn: null, reason } };
}
