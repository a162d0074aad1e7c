import { ticketStages, type Queue, type TicketStage, type TicketStatus } from '../domain/ticket.ts';

/** What somebody found out by a task, where the next step depends on it. */
export const taskAnswers = ['sent', 'not_sent'] as const;
export type TaskAnswer = (typeof taskAnswers)[number];

export type TaskKind =
  | 'verify_spelling'
  | 'check_enrolment'
  | 'contact_pharmacy_team'
  | 'create_encounter'
  | 'hand_to_pharmacy'
  | 'check_escript'
  | 'call_pharmacy_support'
  | 'ask_provider_to_send'
  | 'remind_provider'
  | 'call_provider'
  | 'escalate_to_supervisor'
  | 'confirm_delivery'
  | 'ask_provider_decision'
  | 'tell_delivery_date'
  | 'confirm_handed_out'
  | 'find_out_cancelled_fill'
  | 'find_out_after_end'
  | 'find_out_other_medicine'
  | 'hand_out_rest'
  | 'start_new_prescription'
  | 'start_medication_change'
  | 'compare_with_record'
  | 'answer_overdue'
  | 'decide_overdue'
  | 'resolve_overdue'
  | 'escript_overdue'
  | 'follow_up'
  | 'close_ticket'
  | 'system_failed'
  | 'compare_with_helpdesk'
  | 'second_in_helpdesk';

type TaskRule = {
  queue: Queue;
  why: string;
  /** The stages at which it still is of use; it ends by itself when the ticket goes on. */
  while: readonly TicketStage[];
  /** What is to be done when it is finished and the ticket is where it was; by what was found out, where that matters. */
  next?: TaskKind | Record<TaskAnswer, TaskKind>;
};

/** The stages at which people have the ticket in hand, and have still to say where it goes. */
const withPeople: readonly TicketStage[] = [
  'identity_review',
  'clarifying',
  'review',
  'clinical_review',
  'new_prescription',
];

const unresolved: readonly TicketStage[] = [
  ...withPeople,
  'authorization_requested',
  'awaiting_escript',
  'pharmacy_submitted',
  'pharmacy_processing',
];

/** Tasks that belong to a place of a ticket. Their steps are those of the operations team's refill workflow. */
export const taskKinds: Record<TaskKind, TaskRule> = {
  verify_spelling: {
    queue: 'concierge',
    why: 'Patient not found, step 1 of 3: verify the spelling of the name and the date of birth, then identify.',
    while: ['identity_review'],
    next: 'check_enrolment',
  },
  check_enrolment: {
    queue: 'concierge',
    why: 'Patient not found, step 2 of 3: check that the patient is enrolled in the care platform.',
    while: ['identity_review'],
    next: 'contact_pharmacy_team',
  },
  contact_pharmacy_team: {
    queue: 'pharmacy',
    why: 'Patient not found, step 3 of 3: contact the pharmacy team to verify the patient’s setup.',
    while: ['identity_review'],
  },
  create_encounter: {
    queue: 'provider',
    why: 'Create the Tele-Encounter "Medication Refill Authorization" for the treating provider: name, dose and frequency, last fill and refill history, clinical context, the request. An urgent one is marked URGENT there too. The text to copy stands on the ticket.',
    while: ['authorization_requested'],
  },
  hand_to_pharmacy: {
    queue: 'pharmacy',
    why: 'The helpdesk has no ticket by which the pharmacy intake would see this refill: hand it to the pharmacy yourself, with patient, medicine and quantity.',
    while: ['pharmacy_submitted'],
  },
  remind_provider: {
    queue: 'provider',
    why: 'The provider has not answered the refill authorization yet: send a reminder.',
    while: ['authorization_requested'],
  },
  call_provider: {
    queue: 'provider',
    why: 'Urgent and critical, and outside its refill window or nearly used up: call the provider directly.',
    while: ['authorization_requested'],
  },
  escalate_to_supervisor: {
    queue: 'supervisor',
    why: 'The provider has not answered the refill authorization: the Clinical Supervisor takes over.',
    while: ['authorization_requested'],
  },
  check_escript: {
    queue: 'provider',
    why: 'No e-script after the approval: check in the EHR whether the provider sent it.',
    while: ['awaiting_escript'],
    next: { sent: 'call_pharmacy_support', not_sent: 'ask_provider_to_send' },
  },
  call_pharmacy_support: {
    queue: 'pharmacy',
    why: 'The e-script was sent and has not arrived: contact the support of the pharmacy system.',
    while: ['awaiting_escript'],
  },
  ask_provider_to_send: {
    queue: 'provider',
    why: 'The e-script was approved and not sent: follow up with the provider.',
    while: ['awaiting_escript'],
  },
  confirm_delivery: {
    queue: 'pharmacy',
    why: 'The announced delivery was not confirmed: ask the dispatcher.',
    while: ['shipped'],
  },
  ask_provider_decision: {
    queue: 'provider',
    why: 'The EHR says something to this question that is not plainly an answer: an end or words that cannot be read, a denial without a reason, or a prescription that may be none for this request. Ask for the decision and its reason, and record them.',
    while: ['authorization_requested'],
  },
  tell_delivery_date: {
    queue: 'pharmacy',
    why: 'The pharmacy system says that it is out for delivery, and no day, or one of an earlier fill: ask the dispatcher whether and when it arrives, then record it as shipped.',
    while: ['pharmacy_submitted', 'pharmacy_processing'],
  },
  confirm_handed_out: {
    queue: 'pharmacy',
    why: 'The pharmacy system calls the fill completed or delivered, which may be its sale, or an earlier fill’s delivery: confirm that this one was delivered.',
    while: ['pharmacy_submitted', 'pharmacy_processing', 'shipped'],
  },
  find_out_cancelled_fill: {
    queue: 'pharmacy',
    why: 'The pharmacy system has cancelled the fill: find out why, and say what becomes of the request.',
    while: ['pharmacy_submitted', 'pharmacy_processing', 'shipped'],
  },
  find_out_after_end: {
    queue: 'pharmacy',
    why: 'The pharmacy system tells of this fill what contradicts how the request ended or stands: it was handed out though the request was withdrawn, denied or is under review, or has come back though it was delivered. Find out where the medicine is, and tell whoever asked for it.',
    while: ['delivered', 'withdrawn', 'denied', 'review', 'clinical_review'],
  },
  find_out_other_medicine: {
    queue: 'pharmacy',
    why: 'The pharmacy system tells of another medicine under the Rx number of this request: find out which of the two it fills before anything is handed out.',
    while: ['pharmacy_submitted', 'pharmacy_processing', 'shipped'],
  },
  hand_out_rest: {
    queue: 'pharmacy',
    why: 'The pharmacy system tells of less than the prescribed quantity, or of none: find out what was handed out, see that the rest that is owed follows, and record the delivery when it is whole.',
    while: ['pharmacy_submitted', 'pharmacy_processing', 'shipped'],
  },
  start_new_prescription: {
    queue: 'concierge',
    why: 'Not a refill: start the new-prescription workflow with everything said so far, then resolve this ticket.',
    while: ['new_prescription'],
  },
  start_medication_change: {
    queue: 'clinical',
    why: 'Not a refill: start the medication-change workflow with everything said so far, then resolve this ticket.',
    while: ['clinical_review'],
  },
  compare_with_record: {
    queue: 'concierge',
    why: 'The pharmacy’s record has changed: compare it with this request.',
    while: [...unresolved, 'too_early'],
  },
  answer_overdue: {
    queue: 'supervisor',
    why: 'Nobody has answered this request within the time of a first response: see to it that somebody does.',
    while: unresolved,
  },
  decide_overdue: {
    queue: 'supervisor',
    why: 'The time is over in which this request goes to the pharmacy or the provider, or is denied: see to it that it does.',
    while: withPeople,
  },
  resolve_overdue: {
    queue: 'supervisor',
    why: 'This request is not resolved within its time: see to it that it is.',
    while: unresolved,
  },
  escript_overdue: {
    queue: 'supervisor',
    why: 'No e-script hours after the approval: the Clinical Supervisor takes over.',
    while: ['awaiting_escript'],
  },
  follow_up: {
    queue: 'supervisor',
    why: 'Every reminder of this ticket has gone out and it is still open: see to it that it goes on.',
    // Any step that the ticket takes is what was wanted.
    while: [],
  },
  close_ticket: {
    queue: 'concierge',
    why: 'The outcome is recorded and the ticket is not closed: see that whoever asked knows of it, then close it.',
    while: ['denied'],
  },
  system_failed: {
    queue: 'concierge',
    why: 'Another system did not take what belongs there: put right what it refuses and send it again, or do it there by hand.',
    while: ticketStages,
  },
  compare_with_helpdesk: {
    queue: 'concierge',
    why: 'The helpdesk’s ticket was given another status, or the reference of another request, there: say here what was done, or put it right there.',
    while: ticketStages,
  },
  second_in_helpdesk: {
    queue: 'concierge',
    why: 'The helpdesk has a second ticket of this request, or of its pharmacy intake: see that it is worked once, and close the one that is too many.',
    while: ticketStages,
  },
};

/** Where the sender's words are no longer waited for, nobody has to ask what they meant. */
export function settledKinds(before: TicketStage, after: TicketStage): string[] {
  return withPeople.includes(before) && !withPeople.includes(after) ? ['answer_sender'] : [];
}

const kindNames = Object.keys(taskKinds) as TaskKind[];

function isTaskKind(kind: string): kind is TaskKind {
  return Object.hasOwn(taskKinds, kind);
}

type Place = { stage: TicketStage; status: TicketStatus; outcome: string | null };

/** Which kinds of tasks have no use for a ticket at that place. */
export function mootKinds({ stage, status, outcome }: Place): TaskKind[] {
  const ended = status === 'closed' || outcome === 'resolved';
  return kindNames.filter((kind) => ended || !taskKinds[kind].while.includes(stage));
}

/** What finishing it needs to be told beside that it is done; null when nothing. */
export function missingAnswer(kind: string, answer: TaskAnswer | null): 'answer' | null {
  return answer === null && isTaskKind(kind) && typeof taskKinds[kind].next === 'object' ? 'answer' : null;
}

/** Tasks that no place of a ticket brings, and that nobody may drop: each is about somebody or a supply on its way. */
const neverDropped: readonly string[] = [
  'call_back',
  'tell_pharmacy_to_hold',
  'confirm_withdrawal',
  'tell_still_wanted',
  'correct_phone',
];

/**
 * Whether a task that could not be done is the supervisor's from then on: no other step follows from it, and the
 * ticket, if it is about one, still needs it.
 */
export function isPassedUp(kind: string, place: Place | null): boolean {
  if (neverDropped.includes(kind)) return place?.status !== 'closed';
  return isTaskKind(kind) && place !== null && !mootKinds(place).includes(kind);
}

/** The step after a finished task, while the ticket is where it was; null when there is none, or none is known yet. */
export function nextTask(kind: string, answer: TaskAnswer | null, place: Place): TaskKind | null {
  if (!isTaskKind(kind)) return null;
  const { next } = taskKinds[kind];
  const following = typeof next === 'object' ? (answer === null ? null : next[answer]) : (next ?? null);
  return following === null || mootKinds(place).includes(following) ? null : following;
}
