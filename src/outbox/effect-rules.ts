import type { SystemName } from '../domain/system-name.ts';
import { tracedFields, type TracedField } from '../domain/ticket-changes.ts';
import { ticketStages, type TicketStage } from '../domain/ticket.ts';

/** What an event says of itself, as it is stored. */
export type EventFacts = {
  type: string;
  /** The stage that the ticket came to by it; null where it stayed. */
  entered: TicketStage | null;
  /** The columns whose value is another one now. */
  changed: ReadonlySet<string>;
  /** Whether whoever did something has told what came of it. */
  tells: boolean;
};

export type EffectRule = {
  system: Exclude<SystemName, 'webhook'>;
  /** What is done there; the first of a system's kinds is what a ticket begins with there. */
  kind: string;
  when: (event: EventFacts) => boolean;
  why: string;
};

/** What our own clocks and people go by, and no other system shows. */
const ours: readonly TracedField[] = ['decision', 'outcome', 'closedAt', 'acknowledgedAt', 'acknowledgedBy'];

/** What another system shows of a ticket. */
const shown = tracedFields.filter((field) => !ours.includes(field));

/** Events that bring another arrival's words. */
const bringing = ['joined', 'asked_again', 'answered', 'asked_after_end'];

/** Where the operations team writes a note into the patient's profile. */
const noted: readonly TicketStage[] = ['pharmacy_submitted', 'shipped', 'delivered', 'denied', 'too_early'];

/** Which event causes what in which system, in the order in which it is done there. */
export const effectRules: readonly EffectRule[] = [
  {
    system: 'helpdesk',
    kind: 'ticket',
    when: ({ type, changed }) => type === 'opened' || shown.some((field) => changed.has(field)),
    why: 'the helpdesk tracks a request from intake to delivery or denial',
  },
  {
    system: 'helpdesk',
    kind: 'arrival',
    when: ({ type }) => bringing.includes(type),
    why: 'what was asked again is part of the record of all that was said',
  },
  {
    system: 'helpdesk',
    kind: 'intake',
    when: ({ entered }) => entered === 'pharmacy_submitted',
    why: 'the pharmacy intake team works from a ticket of its own',
  },
  {
    system: 'helpdesk',
    kind: 'outcome',
    when: ({ changed }) => changed.has('outcomeText'),
    why: 'the final outcome is logged in the words of the refill workflow',
  },
  {
    system: 'helpdesk',
    kind: 'task',
    when: ({ type, tells }) => ['task_done', 'task_failed'].includes(type) && tells,
    why: 'calls and e-mails made by hand are part of the record of all that was said',
  },
  {
    system: 'ehr',
    kind: 'encounter',
    when: ({ entered }) => entered === 'authorization_requested',
    why: 'the treating provider authorises in a tele-encounter',
  },
  {
    system: 'ehr',
    kind: 'encounter_over',
    when: ({ entered }) => entered === 'withdrawn' || entered === 'merged',
    why: 'nobody need answer a question that is asked no more',
  },
  {
    system: 'care_platform',
    kind: 'note',
    when: ({ entered }) => entered !== null && noted.includes(entered),
    why: 'request and outcome stand in the patient’s profile',
  },
];

/** Whether what is done by such an effect is the ticket's own record there, and no note or child of it. */
export function isOwnRecord(system: string, kind: string): boolean {
  const first = effectRules.find((rule) => rule.system === system);
  return first === undefined || first.kind === kind;
}

/** Those that tell where a ticket stands, and nothing in words. */
const wordless: readonly string[] = ['ehr:encounter_over', 'webhook:event'];

/** Whether something is said there in words, which a person may put otherwise. */
export function saysWords(system: string, kind: string): boolean {
  return !wordless.includes(`${system}:${kind}`);
}

/** Reads what an event says of itself; `detail` is as our own code wrote it. */
export function factsOfEvent(type: string, detail: unknown): EventFacts {
  const { stage, state, outcome, changes } = (detail ?? {}) as {
    stage?: unknown;
    state?: Record<string, unknown>;
    outcome?: unknown;
    changes?: { fields?: Record<string, { from: unknown; to: unknown }> };
  };
  const begun = Object.entries(state ?? {}).map(([name, to]) => [name, { from: null, to }] as const);
  const fields = [...begun, ...Object.entries(changes?.fields ?? {})];
  const changed = new Set(fields.filter(([, { from, to }]) => !isSame(from, to)).map(([name]) => name));
  const came = type === 'opened' ? stage : changed.has('stage') ? changes?.fields?.stage?.to : null;
  return { type, changed, entered: stageOf(came), tells: typeof outcome === 'string' && outcome !== '' };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

function stageOf(value: unknown): TicketStage | null {
  return ticketStages.find((stage) => stage === value) ?? null;
}
