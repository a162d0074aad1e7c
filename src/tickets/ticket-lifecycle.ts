import { dateIn, parseCalendarDate, type CalendarDate } from '../domain/calendar-date.ts';
import { ticketStages, type TicketPosition, type TicketStage, type TicketStatus } from '../domain/ticket.ts';
import {
  readTicketEvent,
  type AcceptedEventType,
  type FieldError,
  type TicketEventBody,
} from './ticket-events.ts';
import { hasEnded, isOpenNeed, type Bar, type TicketMove, type TicketState } from './ticket-state.ts';

export type LifecycleContext = { today: CalendarDate; timeZone: string };

export type EventResult =
  | { kind: 'moved'; event: TicketEventBody; move: TicketMove }
  /** `confirmFirst`: too late to do it here, a person has to ask the pharmacy. */
  | { kind: 'refused'; allowedFrom: string[]; confirmFirst: boolean; because?: Bar }
  | { kind: 'invalid'; errors: FieldError[] };

type Outcome = TicketMove | { errors: FieldError[] } | { refused: true | Bar };

type LifecycleRow<T extends AcceptedEventType> = {
  /** Stages of tickets that have not ended. */
  from?: readonly TicketStage[];
  /** Statuses, for the events that ask for one instead of a stage. */
  statuses?: readonly TicketStatus[];
  /** `true`: on an ended ticket as well; only a merged one takes no event at all. */
  always?: true;
  /** It ends the ticket or makes it wait: not before somebody has acknowledged a danger that is paged. */
  onceSeen?: true;
  to(state: TicketState, event: TicketEventBody<T>, context: LifecycleContext): Outcome;
};

const withPeople: readonly TicketStage[] = [
  'identity_review',
  'clarifying',
  'review',
  'clinical_review',
  'new_prescription',
];
const disposable = withPeople.filter((stage) => stage !== 'identity_review');
const atPharmacy: readonly TicketStage[] = ['pharmacy_submitted', 'pharmacy_processing'];
const withdrawable: readonly TicketStage[] = [
  ...withPeople,
  'too_early',
  'authorization_requested',
  'awaiting_escript',
  'pharmacy_submitted',
];
const open = ticketStages.filter((stage) => isOpenNeed({ stage, outcome: null }));
/** Nothing may be closed here before the delivery is confirmed. */
const onTheWay: readonly TicketStage[] = ['shipped'];

/** The one table of events: from which stages, with which fields, and what becomes of the ticket. */
const lifecycle: { [T in AcceptedEventType]: LifecycleRow<T> } = {
  pharmacy_accepted: { from: atPharmacy, to: (state) => processing(state) },
  pharmacy_processing: { from: atPharmacy, to: (state) => processing(state) },
  pharmacy_rejected: { from: atPharmacy, to: (state) => backToReview(state) },
  shipped: { from: atPharmacy, to: (state, event, context) => shipped(state, event.deliveryEta, context) },
  delivered: {
    from: ['pharmacy_processing', 'shipped'],
    to: (state, _event, context) => delivered(state, context),
  },
  delivery_failed: { from: ['shipped'], to: (state) => backToReview(state) },
  provider_approved: { from: ['authorization_requested'], to: (state) => awaitingEscript(state) },
  provider_modified: { from: ['authorization_requested'], to: (state) => awaitingEscript(state) },
  provider_denied: {
    from: ['authorization_requested'],
    to: (state, event) => ({
      position: { ...state, stage: 'denied', status: 'resolved', queue: 'concierge' },
      outcome: { code: 'denied', text: `Provider denied refill: ${event.reason}` },
    }),
  },
  escript_received: {
    from: ['authorization_requested', 'awaiting_escript'],
    to: (state) =>
      state.barredWithScript ? { refused: state.barredWithScript } : { position: submitted(state) },
  },
  identify: {
    from: withPeople,
    to: (state, { patientId, prescriptionId }) => ({
      position: state,
      decideAgain: { patientId, prescriptionId: prescriptionId ?? null },
    }),
  },
  dispose: { from: disposable, to: dispose },
  withdraw: {
    from: withdrawable,
    onceSeen: true,
    to: (state) => ({
      position: { ...state, stage: 'withdrawn', status: 'closed' },
      outcome: { code: 'withdrawn', text: null },
    }),
  },
  resolve: {
    from: withPeople,
    onceSeen: true,
    to: (state, { outcomeText }) => resolved(state, outcomeText),
  },
  close: {
    statuses: ['resolved'],
    onceSeen: true,
    to: (state) =>
      onTheWay.includes(state.stage) ? { refused: true } : { position: { ...state, status: 'closed' } },
  },
  reopen: {
    statuses: ['resolved', 'closed'],
    to: (state) => ({
      position: state,
      outcome: { code: null, text: null },
      decideAgain: { patientId: null, prescriptionId: null },
    }),
  },
  split: { always: true, to: (state, { messageId }) => ({ position: state, split: { messageId } }) },
  merge: { from: open, to: (state, { into }) => ({ position: state, mergeInto: into }) },
  assign: { always: true, to: (state, event) => ({ position: state, assignee: event.assignee }) },
  note: { always: true, to: (state) => ({ position: state }) },
  reply: { always: true, to: (state) => ({ position: state }) },
  raise_priority: { always: true, to: (state) => ({ position: { ...state, priority: 'urgent' } }) },
  lower_priority: {
    always: true,
    onceSeen: true,
    to: (state) => ({ position: { ...state, priority: 'routine' } }),
  },
  acknowledge: { always: true, to: (state) => ({ position: state, acknowledged: true }) },
};

/**
 * What an event makes of a ticket, by the table above: moved, refused with the places it is allowed from, or
 * invalid with the fields that do not fit. Pure; nothing is written.
 */
export function applyEvent(state: TicketState, body: unknown, context: LifecycleContext): EventResult {
  const read = readTicketEvent(body);
  return read.kind === 'invalid' ? read : applyRead(state, read.event, context);
}

function applyRead(state: TicketState, event: TicketEventBody, context: LifecycleContext): EventResult {
  const row = rowOf(event.type);
  if (!isAllowed(row, state)) return refusal(row, state, event.type);
  if (row.onceSeen && state.unseenDanger) return barred('danger_unacknowledged');
  const outcome = row.to(state, event, context);
  if ('errors' in outcome) return { kind: 'invalid', errors: outcome.errors };
  if ('refused' in outcome)
    return outcome.refused === true ? refusal(row, state, event.type) : barred(outcome.refused);
  const { stage, status, queue, priority } = outcome.position;
  return { kind: 'moved', event, move: { ...outcome, position: { stage, status, queue, priority } } };
}

/** From no stage: what stands against it is not where the ticket is. */
function barred(because: Bar): EventResult {
  return { kind: 'refused', allowedFrom: [], confirmFirst: false, because };
}

/** The row of an event's own type takes exactly that event: the table is keyed by it. */
function rowOf(type: AcceptedEventType): LifecycleRow<AcceptedEventType> {
  return lifecycle[type];
}

function isAllowed(row: LifecycleRow<AcceptedEventType>, state: TicketState): boolean {
  if (state.stage === 'merged') return false;
  if (row.always) return true;
  if (row.statuses) return row.statuses.includes(state.status);
  return row.from?.includes(state.stage) === true && !hasEnded(state);
}

function refusal(
  row: LifecycleRow<AcceptedEventType>,
  state: TicketState,
  type: AcceptedEventType,
): EventResult {
  const late = type === 'withdraw' && (state.stage === 'pharmacy_processing' || state.stage === 'shipped');
  return { kind: 'refused', allowedFrom: [...allowedFrom(row)], confirmFirst: late && !hasEnded(state) };
}

function allowedFrom(row: LifecycleRow<AcceptedEventType>): readonly string[] {
  return row.from ?? row.statuses ?? ['any stage but merged'];
}

function processing(state: TicketState): TicketMove {
  return { position: { ...state, stage: 'pharmacy_processing', status: 'in_progress', queue: 'pharmacy' } };
}

function submitted(state: TicketState): TicketPosition {
  return { ...state, stage: 'pharmacy_submitted', status: 'in_progress', queue: 'pharmacy' };
}

function awaitingEscript(state: TicketState): TicketMove {
  return { position: { ...state, stage: 'awaiting_escript', status: 'waiting', queue: 'provider' } };
}

function backToReview(state: TicketState): TicketMove {
  return {
    position: { ...state, stage: 'review', status: 'open', queue: 'concierge' },
    outcome: { code: null, text: null },
  };
}

/** The outcomes that the workflow's own events write: nobody says by hand what has not happened. */
const earnedOutcomes = /^\W*(?:refill\s+processed|provider\s+denied\s+refill|too\s+early\s+for\s+refill)\b/i;

function resolved(state: TicketState, text: string): Outcome {
  if (earnedOutcomes.test(text)) {
    const message = 'is an outcome of shipping, of a denial or of its date: send that event instead';
    return { errors: [{ path: 'outcomeText', message }] };
  }
  return { position: { ...state, status: 'resolved' }, outcome: { code: 'resolved', text } };
}

/** From here on the calendar nears its end, and no clock can wait for a day. */
const endOfClocks = '9000-01-01' as CalendarDate;
const farAway = 'must be before the year 9000';

function shipped(state: TicketState, eta: string, { today, timeZone }: LifecycleContext): Outcome {
  const deliveryOn = parseCalendarDate(eta) ?? dateIn(timeZone, new Date(eta));
  if (deliveryOn < today) return { errors: [{ path: 'deliveryEta', message: 'must not be in the past' }] };
  if (deliveryOn >= endOfClocks) {
    return { errors: [{ path: 'deliveryEta', message: farAway }] };
  }
  return {
    position: { ...state, stage: 'shipped', status: 'resolved', queue: 'pharmacy' },
    outcome: { code: 'processed', text: processedText(deliveryOn) },
    deliveryOn,
  };
}

/** Picked up without having been shipped, it has no outcome text yet. */
function delivered(state: TicketState, { today }: LifecycleContext): TicketMove {
  const position: TicketPosition = { ...state, stage: 'delivered', status: 'closed' };
  if (state.stage === 'shipped') return { position };
  return { position, outcome: { code: 'processed', text: processedText(today) } };
}

function processedText(date: CalendarDate): string {
  return `Refill processed, delivery ETA: ${date}`;
}

function dispose(state: TicketState, event: TicketEventBody<'dispose'>, context: LifecycleContext): Outcome {
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
