import { dateIn, parseCalendarDate } from '../domain/calendar-date.ts';
import type { SenderRole } from '../domain/ticket-sender.ts';
import { ticketStages, type TicketPosition, type TicketStage } from '../domain/ticket.ts';
import { dispose, endOfClocks, farAway, submitted } from './dispose-ticket.ts';
import type { LifecycleContext, LifecycleRow, Outcome } from './lifecycle-row.ts';
import { processedText } from './processed-text.ts';
import {
  readTicketEvent,
  typeOfEvent,
  type AcceptedEventType,
  type FieldError,
  type TicketEventBody,
} from './ticket-events.ts';
import { hasEnded, isOpenNeed, type Bar, type TicketMove, type TicketState } from './ticket-state.ts';

export type EventResult =
  | { kind: 'moved'; event: TicketEventBody; move: TicketMove }
  /** Not an event of whoever sends it. */
  | { kind: 'forbidden' }
  /** `confirmFirst`: too late to do it here, a person has to ask the pharmacy. */
  | { kind: 'refused'; allowedFrom: string[]; confirmFirst: boolean; because?: Bar }
  | { kind: 'invalid'; errors: FieldError[] };

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

/** Whoever works here; an auditor looks and changes nothing. */
const staff = [
  ...(['concierge', 'pharmacy_intake', 'clinical_reviewer', 'supervisor', 'administrator'] as const),
  'staff_key' as const,
];
/** What a requester knows and wants they may say themselves, not what others have done. */
const staffAndRequesters: readonly SenderRole[] = [...staff, 'facility_user', 'facility_key'];
/** What the pharmacy and its drivers have done is told by whoever speaks with them. */
const pharmacyWorkers: readonly SenderRole[] = [
  ...staff.filter((role) => role !== 'clinical_reviewer'),
  'pharmacy_system',
];
/** Who looks after the tele-encounters. */
const providerDesk = staff.filter((role) => role !== 'pharmacy_intake');
const deciders = providerDesk;
/** What a provider has decided is told by those, and read where the provider wrote it. */
const providerWorkers: readonly SenderRole[] = [...providerDesk, 'ehr'];
/** What waits for a clinician is decided and ended by one, or by the supervisor. */
const clinical = {
  stages: ['clinical_review'] as const,
  by: ['clinical_reviewer', 'supervisor', 'staff_key'] as const,
};

/** The one table of events: who may send them, from which stages, and what becomes of the ticket. */
const lifecycle: { [T in AcceptedEventType]: LifecycleRow<T> } = {
  pharmacy_accepted: { by: pharmacyWorkers, from: atPharmacy, to: (state) => processing(state) },
  pharmacy_processing: {
    by: [...pharmacyWorkers, 'system'],
    from: atPharmacy,
    to: (state) => processing(state),
  },
  pharmacy_rejected: { by: pharmacyWorkers, from: atPharmacy, to: (state) => backToReview(state) },
  shipped: {
    by: pharmacyWorkers,
    from: atPharmacy,
    to: (state, event, context) => shipped(state, event.deliveryEta, context),
  },
  delivered: {
    by: pharmacyWorkers,
    from: ['pharmacy_processing', 'shipped'],
    to: (state, _event, context) => delivered(state, context),
  },
  delivery_failed: { by: pharmacyWorkers, from: ['shipped'], to: (state) => backToReview(state) },
  provider_approved: {
    by: [...providerWorkers, 'system'],
    from: ['authorization_requested'],
    to: (state) => awaitingEscript(state),
  },
  provider_modified: {
    by: providerWorkers,
    from: ['authorization_requested'],
    to: (state) => awaitingEscript(state),
  },
  provider_denied: {
    by: providerWorkers,
    from: ['authorization_requested'],
    to: (state, event) => ({
      position: { ...state, stage: 'denied', status: 'resolved', queue: 'concierge' },
      outcome: { code: 'denied', text: `Provider denied refill: ${event.reason}` },
    }),
  },
  escript_received: {
    by: [...staff, 'system'],
    from: ['authorization_requested', 'awaiting_escript'],
    to: (state) =>
      state.barredWithScript ? { refused: state.barredWithScript } : { position: submitted(state) },
  },
  identify: {
    by: staffAndRequesters,
    from: withPeople,
    to: (state, { patientId, prescriptionId }) => ({
      position: state,
      decideAgain: { patientId, prescriptionId: prescriptionId ?? null },
    }),
  },
  dispose: { by: deciders, clinical, from: disposable, to: dispose },
  withdraw: {
    by: [...staffAndRequesters, 'patient'],
    from: withdrawable,
    onceSeen: true,
    to: (state) => ({
      position: { ...state, stage: 'withdrawn', status: 'closed' },
      outcome: { code: 'withdrawn', text: null },
    }),
  },
  resolve: {
    by: staff,
    clinical,
    from: withPeople,
    onceSeen: true,
    to: (state, { outcomeText }) => resolved(state, outcomeText),
  },
  close: {
    by: staff,
    statuses: ['resolved'],
    onceSeen: true,
    to: (state) =>
      onTheWay.includes(state.stage) ? { refused: true } : { position: { ...state, status: 'closed' } },
  },
  reopen: {
    by: staffAndRequesters,
    statuses: ['resolved', 'closed'],
    to: (state) => ({
      position: state,
      outcome: { code: null, text: null },
      decideAgain: { patientId: null, prescriptionId: null },
    }),
  },
  split: {
    by: staff,
    always: true,
    to: (state, { messageId }) => ({ position: state, split: { messageId } }),
  },
  merge: { by: staff, from: open, to: (state, { into }) => ({ position: state, mergeInto: into }) },
  assign: { by: staff, always: true, to: (state, event) => ({ position: state, assignee: event.assignee }) },
  note: { by: staffAndRequesters, always: true, to: (state) => ({ position: state }) },
  reply: { by: staff, always: true, to: (state) => ({ position: state }) },
  raise_priority: {
    by: staffAndRequesters,
    always: true,
    to: (state) => ({ position: { ...state, priority: 'urgent' } }),
  },
  lower_priority: {
    by: staff,
    always: true,
    onceSeen: true,
    to: (state) => ({ position: { ...state, priority: 'routine' } }),
  },
  acknowledge: {
    by: [...staffAndRequesters, 'on_call'],
    always: true,
    to: (state) => ({ position: state, acknowledged: true }),
  },
};

/**
 * What an event makes of a ticket, by the table above: moved, refused with the places it is allowed from, or
 * invalid with the fields that do not fit. Pure; nothing is written.
 */
export function applyEvent(
  state: TicketState,
  body: unknown,
  { role, ...context }: LifecycleContext & { role: SenderRole },
): EventResult {
  const type = typeOfEvent(body);
  if (type !== null && !maySend(rowOf(type), state.stage, role)) return { kind: 'forbidden' };
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

function maySend(
  { by, clinical: desk }: LifecycleRow<AcceptedEventType>,
  stage: TicketStage,
  role: SenderRole,
) {
  const allowed = desk?.stages.includes(stage) ? desk.by : by;
  return allowed.includes(role);
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
