import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Channel } from '../domain/message.ts';
import type { Priority, Queue, TicketStage, TicketStatus } from '../domain/ticket.ts';

/** A ticket as it stands, with what a system may show of it. */
export type TicketForSystems = {
  id: string;
  reference: string;
  status: TicketStatus;
  stage: TicketStage;
  queue: Queue;
  priority: Priority;
  assignee: string | null;
  flags: readonly string[];
  decision: { code: string; rule: string };
  outcome: string | null;
  outcomeText: string | null;
  openedAt: Date;
  channels: readonly Channel[];
  patient: { id: string; sourceId: string; name: string; birthDate: CalendarDate | null } | null;
  /** The patient's; else the one that asks. */
  facility: {
    id: string;
    sourceId: string;
    name: string;
    phone: string | null;
    email: string | null;
  } | null;
  prescriber: { sourceId: string; name: string } | null;
  medication: {
    text: string | null;
    name: string | null;
    strength: string | null;
    rxNumber: string | null;
    /** Of the prescription, in its own units. */
    quantity: number | null;
    sig: string | null;
    prescriptionSourceId: string | null;
  };
  mergedInto: { reference: string } | null;
};

/** Something that is to be done in a system; all of it is read at the moment of doing. */
export type EffectToDo = {
  id: string;
  kind: string;
  /** Ours, the same at each attempt: under it the system is searched. */
  reference: string;
  /** How often it was tried before. */
  attempts: number;
  /** When it was caused: nothing of it stands in the system from before. */
  since: Date;
  /** The ticket's own record there; null while it has none. */
  externalId: string | null;
  ticket: TicketForSystems;
  /** What causes it; `detail` as it was written. */
  event: { id: string; type: string; at: Date; actor: string; detail: Record<string, unknown> } | null;
  /** The reply that it tells of. */
  reply: {
    channel: string;
    to: string;
    text: string;
    state: string;
    at: Date;
  } | null;
  /** The words of the arrival that causes it. */
  arrival: { channel: Channel; from: string; text: string; at: Date } | null;
  /** The system's own record that the ticket came from and that no other ticket has taken; null where it did not. */
  adopts: string | null;
  /** What was opened there for the pharmacy intake: by other effects than this one. */
  intakes: readonly string[];
  /** How often it was handed to the pharmacy intake before this, in a way that leaves nothing there to be changed. */
  handedOver: number;
  /** The same is caused by a later effect, too. */
  again: boolean;
  /** What a person has said in place of what would be composed; null where nobody has. */
  words: string | null;
  /** Of several who receive this kind; empty where the system is one. */
  subscriber: string;
};

/** `afterMs`: the pause that the system asks for. Codes are words of ours, never something that was sent. */
export type EffectOutcome =
  /**
   * `pauseMs`: it was done, and nothing more is taken for so long. `callOff`: what was handed over, so many times by
   * now, can be called off by a person alone.
   */
  | { kind: 'done'; externalId?: string; pauseMs?: number; callOff?: number }
  /** It was certainly not done and may be done later. `rate_limited` says nothing against the system. */
  | { kind: 'retry'; code: string; afterMs?: number }
  /** Nobody knows whether it was done: it is looked for before the next attempt. */
  | { kind: 'unknown'; code: string; afterMs?: number }
  /** What the ticket was there is there no more: it is begun anew. */
  | { kind: 'gone'; code: string }
  /** It will never be done as it is: a person has to look. */
  | { kind: 'refused'; code: string };

export type EffectSearch =
  | { kind: 'found'; externalId?: string }
  | { kind: 'absent' }
  | { kind: 'retry'; code: string; afterMs?: number }
  /** The system cannot tell, or what is there cannot be put right: a person has to look. */
  | { kind: 'refused'; code: string };

/** Another system, as the outbox speaks to it. */
export interface EffectTarget {
  /** The kind with which a ticket begins there, before any other; null where there is nothing to begin. */
  readonly opensWith: string | null;
  /** Whether an attempt without an answer has done it. */
  find(effect: EffectToDo): Promise<EffectSearch>;
  apply(effect: EffectToDo): Promise<EffectOutcome>;
  /** What it says there in words, as plain text; null where it says nothing. Absent: it never does. */
  wordsOf?(effect: EffectToDo): Promise<string | null>;
}
