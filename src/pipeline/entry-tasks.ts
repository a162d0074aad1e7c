import { drugNamed } from '../domain/drugs/drug-table.ts';
import type { Decision } from '../domain/decision.ts';
import type { TicketPosition, TicketStage } from '../domain/ticket.ts';
import { taskKinds, type TaskKind } from '../tickets/task-kinds.ts';
import type { TaskToAdd } from '../tickets/ticket-work-store.ts';
import type { PipelineDeps } from './pipeline-deps.ts';
import { wallTime } from './wall-time.ts';

/** A ticket that has come to a place. */
export type Entering = {
  ticketId: string;
  position: TicketPosition;
  decision: Pick<Decision, 'code' | 'rule'>;
  outcomeText: string | null;
  patientId: string | null;
  medicationName: string | null;
  flags: readonly string[];
  /** What brought it there; of one reason there is one task. */
  cause: string;
  now: Date;
};

/** What people must do outside of the gateway because a ticket has come where it is. */
export function entryTasks({ settings }: Pick<PipelineDeps, 'settings'>, entering: Entering): TaskToAdd[] {
  const { ticketId, cause, now } = entering;
  const kinds = (byStage[entering.position.stage] ?? []).filter(({ when }) => when(entering, settings));
  const tasks = kinds.map(({ kind }) => {
    const { queue, why } = taskKinds[kind];
    return { kind, queue, why, dueAt: now, ticketId, dedupeKey: `${cause}:${kind}` };
  });
  const note = settings.byHand?.includes('care_platform') ? noteOf(entering, settings.timeZone) : null;
  if (note === null) return tasks;
  const why = `Copy this note into the patient’s profile: ${note}`;
  return [
    ...tasks,
    { kind: 'copy_note', queue: 'concierge', why, dueAt: now, ticketId, dedupeKey: `${cause}:copy_note` },
  ];
}

type EntryTask = {
  kind: TaskKind;
  when: (entering: Entering, settings: PipelineDeps['settings']) => boolean;
};

const byStage: Partial<Record<TicketStage, EntryTask[]>> = {
  identity_review: [{ kind: 'verify_spelling', when: ({ patientId }) => patientId === null }],
  new_prescription: [{ kind: 'start_new_prescription', when: () => true }],
  clinical_review: [
    { kind: 'start_medication_change', when: ({ flags }) => flags.includes('medication_change') },
  ],
  authorization_requested: [
    { kind: 'create_encounter', when: (_entering, { byHand }) => byHand?.includes('ehr') === true },
    { kind: 'call_provider', when: isCriticalOutsideWindow },
  ],
};

/** Urgent but outside of the window, of a class that nobody may be without: the provider is called directly. */
function isCriticalOutsideWindow({ position, decision, medicationName }: Entering): boolean {
  if (position.priority !== 'urgent' || !decision.rule.startsWith('13-')) return false;
  return medicationName !== null && drugNamed(medicationName)?.callProvider === true;
}

/** The words of the operations team's refill workflow, to the letter. */
function noteOf({ position, outcomeText, now }: Entering, timeZone: string): string | null {
  if (position.stage === 'pharmacy_submitted')
    return `Refill request submitted to pharmacy ${wallTime(now, timeZone)}`;
  return ['shipped', 'delivered', 'denied', 'too_early'].includes(position.stage) ? outcomeText : null;
}
