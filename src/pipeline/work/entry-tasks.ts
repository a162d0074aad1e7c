import { clockDue } from '../../domain/business-calendar.ts';
import { mustCall } from '../../domain/drug.ts';
import { drugNamed } from '../../domain/drugs/drug-table.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Policy } from '../../domain/policy.ts';
import type { TicketPosition, TicketStage } from '../../domain/ticket.ts';
import { taskKinds, type TaskKind } from '../../tickets/task-kinds.ts';
import type { TaskToAdd } from '../../tickets/ticket-work-store.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { wallTime } from '../../domain/wall-time.ts';

/** A ticket that has come to a place. */
export type Entering = {
  ticketId: string;
  position: TicketPosition;
  decision: Pick<Decision, 'code' | 'rule'>;
  outcomeText: string | null;
  patientId: string | null;
  medicationName: string | null;
  flags: readonly string[];
  /** Days of supply that the request says are left; null when it says nothing. */
  daysLeft: number | null;
  /** When the request came in: the hours for what is done outside run from there, as its clocks do. */
  openedAt: Date;
  /** As it holds for the patient. */
  policy: Policy;
  /** What brought it there; of one reason there is one task. */
  cause: string;
  now: Date;
};

/** What people must do outside of the gateway because a ticket has come where it is. */
export function entryTasks({ settings }: Pick<PipelineDeps, 'settings'>, entering: Entering): TaskToAdd[] {
  const { ticketId, cause, now } = entering;
  const kinds = (byStage[entering.position.stage] ?? []).filter(
    ({ told, when }) => told !== 'only' && when(entering, settings),
  );
  const tasks = kinds.map(({ kind }) => {
    const { queue, why } = taskKinds[kind];
    // What stands between a ticket and its next step is to be done now.
    const dueAt = kind === 'create_encounter' ? dueBy('dispositionHours', entering, settings.timeZone) : now;
    return { kind, queue, why, dueAt, ticketId, dedupeKey: `${cause}:${kind}` };
  });
  const note = settings.byHand?.includes('care_platform') ? noteOf(entering, settings.timeZone) : null;
  if (note === null) return tasks;
  const why = `Copy this note into the patient’s profile: ${note}`;
  // The note of the submission belongs to it, the final one to the outcome.
  const ladder = entering.position.stage === 'pharmacy_submitted' ? 'dispositionHours' : 'resolutionHours';
  const dueAt = dueBy(ladder, entering, settings.timeZone);
  return [
    ...tasks,
    { kind: 'copy_note', queue: 'concierge', why, dueAt, ticketId, dedupeKey: `${cause}:copy_note` },
  ];
}

/** When that clock of the ticket is due, or now where it is over. */
function dueBy(
  ladder: 'dispositionHours' | 'resolutionHours',
  { position: { priority }, openedAt, policy, now }: Entering,
  timeZone: string,
): Date {
  const hours = policy.clocks[ladder][priority].value;
  const dueAt = clockDue(openedAt, hours, { priority, calendar: policy.calendar, timeZone });
  return dueAt > now ? dueAt : now;
}

/** What has to be done because of what was told of a ticket that is there already. */
export function toldTasks({ settings }: Pick<PipelineDeps, 'settings'>, entering: Entering): TaskToAdd[] {
  const { ticketId, cause, now } = entering;
  const kinds = (byStage[entering.position.stage] ?? []).filter(
    ({ told, when }) => told !== undefined && when(entering, settings),
  );
  return kinds.map(({ kind }) => {
    const { queue, why } = taskKinds[kind];
    return { kind, queue, why, dueAt: now, ticketId, dedupeKey: `${cause}:${kind}` };
  });
}

type EntryTask = {
  kind: TaskKind;
  /** What makes it necessary may be told after the ticket has come there, or only can. */
  told?: 'also' | 'only';
  when: (entering: Entering, settings: PipelineDeps['settings']) => boolean;
};

const byStage: Partial<Record<TicketStage, EntryTask[]>> = {
  identity_review: [{ kind: 'verify_spelling', when: ({ patientId }) => patientId === null }],
  new_prescription: [{ kind: 'start_new_prescription', when: () => true }],
  clinical_review: [
    { kind: 'start_medication_change', when: ({ flags }) => flags.includes('medication_change') },
  ],
  authorization_requested: [
    { kind: 'create_encounter', when: (_entering, settings) => isEncounterByHand(settings) },
    {
      kind: 'call_provider',
      told: 'also',
      when: (entering) => isCriticalOutsideWindow(entering) || isNearlyOut(entering),
    },
  ],
  // Whoever has none while it is on its way does not wait for the day after the announced one.
  shipped: [{ kind: 'confirm_delivery', told: 'only', when: hasNone }],
};

/** People keep the EHR, or it is only read. */
function isEncounterByHand({ byHand, ehr }: PipelineDeps['settings']): boolean {
  return byHand?.includes('ehr') === true || ehr?.encounters === 'manual';
}

/** Urgent but outside of the window, of a class that nobody may be without: the provider is called directly. */
function isCriticalOutsideWindow({ position, decision, medicationName }: Entering): boolean {
  if (position.priority !== 'urgent' || !decision.rule.startsWith('13-')) return false;
  return medicationName !== null && drugNamed(medicationName)?.callProvider === true;
}

/** Within the window or not: nobody waits for an answer with none or days of such a medicine left. */
function isNearlyOut({ position, medicationName, flags, daysLeft, policy }: Entering): boolean {
  const drug = medicationName === null ? null : drugNamed(medicationName);
  if (position.priority !== 'urgent' || drug === null || !mustCall(drug)) return false;
  return isFew(daysLeft, policy) || flags.includes('out_of_medicine');
}

/** Said now, not once: the first request may have been made without any left, too. */
function hasNone({ daysLeft, policy }: Entering): boolean {
  return isFew(daysLeft, policy);
}

function isFew(daysLeft: number | null, policy: Policy): boolean {
  return daysLeft !== null && daysLeft <= policy.urgency.statedDaysLeft.value;
}

/** The words of the operations team's refill workflow, to the letter. */
function noteOf({ position, outcomeText, now }: Entering, timeZone: string): string | null {
  if (position.stage === 'pharmacy_submitted')
    return `Refill request submitted to pharmacy ${wallTime(now, timeZone)}`;
  return ['shipped', 'delivered', 'denied', 'too_early'].includes(position.stage) ? outcomeText : null;
}
