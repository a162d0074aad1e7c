import type { FieldValue, TicketChanges, TracedField } from '../domain/ticket-changes.ts';
import type { ClockKind, Priority } from '../domain/ticket.ts';

/** An event of the ticket, with what it changed; null for events from before changes were told. */
export type LoggedEvent = {
  sequence: number;
  type: string;
  at: Date;
  /** The arrivals that it brought. */
  messageIds: string[];
  changes: TicketChanges | null;
  /** Of a `split`: the events that it took back, and what it found that later ones would have changed without them. */
  undone: number[];
  replayed: { sequence: number; clocks: TicketChanges['clocks'] } | null;
};

export type ClockRow = {
  id: string;
  kind: ClockKind;
  dueAt: Date;
  firedAt: Date | null;
  stoppedAt: Date | null;
};

export type FoldInput = {
  events: readonly LoggedEvent[];
  /** Sequences of the events to be taken back now. */
  undone: readonly number[];
  clocks: readonly ClockRow[];
  /** The arrivals that stay and are urgent by themselves. */
  urgentMessages: ReadonlySet<string>;
  priority: Priority;
};

/** What a ticket is without some of its events. Only what differs from the present is named. */
export type FoldedTicket = {
  /** Fields that an undone event wrote, with what they are by all the others. */
  fields: Partial<Record<TracedField, FieldValue>>;
  priority: Priority;
  /** The event that now makes it urgent, when it changed no clock because the ticket was urgent already. */
  urgentBy: { sequence: number; at: Date } | null;
  clocks: { remove: ClockRow[]; resume: ClockRow[]; move: { clock: ClockRow; dueAt: Date }[] };
  needs: { claim: string[]; release: string[] };
};

type Change = { sequence: number; undone: boolean; changes: TicketChanges };

/**
 * A ticket as if some of its events had never been: every field has the value that the last of the other events
 * gave it, else the one it had before all of them. So a change that somebody made afterwards stays, and taking back
 * two joins in either order ends in the same place. Pure.
 */
export function foldTicket(input: FoldInput): FoldedTicket {
  const undone = new Set([...input.undone, ...input.events.flatMap((event) => event.undone)]);
  const log = input.events
    .filter(({ type, changes }) => changes !== null && type !== 'split')
    .map((event): Change => ({
      sequence: event.sequence,
      undone: undone.has(event.sequence),
      changes: withReplayed(event, input.events),
    }));
  return {
    fields: foldFields(log),
    ...foldPriority(input, undone),
    clocks: foldClocks(log, input.clocks),
    needs: foldNeeds(log, new Set(input.undone)),
  };
}

function withReplayed(event: LoggedEvent, events: readonly LoggedEvent[]): TicketChanges {
  const { fields, needs, clocks } = event.changes ?? emptyChanges;
  const replayed = events.flatMap((one) => (one.replayed?.sequence === event.sequence ? [one.replayed] : []));
  return {
    fields,
    needs,
    clocks: {
      started: [...clocks.started, ...replayed.flatMap((one) => one.clocks.started)],
      stopped: [...clocks.stopped, ...replayed.flatMap((one) => one.clocks.stopped)],
      moved: [...clocks.moved, ...replayed.flatMap((one) => one.clocks.moved)],
    },
  };
}

const emptyChanges: TicketChanges = {
  fields: {},
  clocks: { started: [], stopped: [], moved: [] },
  needs: { claimed: [], released: [] },
};

function foldFields(log: Change[]): FoldedTicket['fields'] {
  const folded: FoldedTicket['fields'] = {};
  const touched = log.filter((change) => change.undone).flatMap((change) => fieldsOf(change));
  for (const field of new Set(touched)) {
    if (field === 'priority') continue;
    const writes = log.filter((change) => change.changes.fields[field] !== undefined);
    const last = writes.filter((change) => !change.undone).at(-1);
    folded[field] = last ? last.changes.fields[field]?.to : writes[0]?.changes.fields[field]?.from;
  }
  return folded;
}

function fieldsOf({ changes }: Change): TracedField[] {
  return Object.keys(changes.fields) as TracedField[];
}

/** What each event does to the urgency: arrivals and pages raise it, a named person alone lowers it. */
function foldPriority(
  { events, urgentMessages, priority }: FoldInput,
  undone: ReadonlySet<number>,
): Pick<FoldedTicket, 'priority' | 'urgentBy'> {
  const first = events.find((event) => event.changes?.fields.priority !== undefined);
  if (!first) return { priority, urgentBy: null };
  let folded = first.changes?.fields.priority?.from as Priority;
  let urgentBy: FoldedTicket['urgentBy'] = null;
  for (const event of events) {
    if (undone.has(event.sequence) || event.type === 'split') continue;
    const after = priorityAfter(event, folded, urgentMessages);
    const unseen = event.changes?.fields.priority === undefined;
    if (after === 'urgent' && folded === 'routine') urgentBy = unseen ? event : null;
    if (after === 'routine') urgentBy = null;
    folded = after;
  }
  return { priority: folded, urgentBy: urgentBy && { sequence: urgentBy.sequence, at: urgentBy.at } };
}

function priorityAfter(
  { type, changes, messageIds }: LoggedEvent,
  before: Priority,
  urgentMessages: ReadonlySet<string>,
): Priority {
  if (type === 'lower_priority') return 'routine';
  if (type === 'raise_priority' || type === 'held') return 'urgent';
  if (messageIds.length > 0 && type !== 'opened')
    return messageIds.some((id) => urgentMessages.has(id)) ? 'urgent' : before;
  return changes?.fields.priority?.to === 'urgent' ? 'urgent' : before;
}

function foldClocks(log: Change[], rows: readonly ClockRow[]): FoldedTicket['clocks'] {
  const folded: FoldedTicket['clocks'] = { remove: [], resume: [], move: [] };
  for (const clock of rows) {
    const starter = log.find(({ changes }) => changes.clocks.started.some(({ id }) => id === clock.id));
    if (starter?.undone) {
      if (clock.firedAt === null) folded.remove.push(clock);
      continue;
    }
    const stoppers = log.filter(({ changes }) => changes.clocks.stopped.includes(clock.id));
    const resumes = stoppers.length > 0 && stoppers.every((stopper) => stopper.undone);
    if (clock.stoppedAt !== null && clock.firedAt === null && resumes) folded.resume.push(clock);
    const dueAt = dueOf(log, clock.id);
    if (dueAt !== null && clock.firedAt === null && dueAt.getTime() !== clock.dueAt.getTime())
      folded.move.push({ clock, dueAt });
  }
  return folded;
}

/** When a clock is due by the moves that stay; null for one that none was taken back of. */
function dueOf(log: Change[], id: string): Date | null {
  const moves = log.flatMap(({ undone, changes }) =>
    changes.clocks.moved.filter((move) => move.id === id).map((move) => ({ ...move, undone })),
  );
  if (!moves.some((move) => move.undone)) return null;
  const due = moves.filter((move) => !move.undone).at(-1)?.to ?? moves[0]?.from;
  return due === undefined ? null : new Date(due);
}

/** Needs that only the undone events claimed or released. What they claimed may be another ticket's by now. */
function foldNeeds(log: Change[], undone: ReadonlySet<number>): FoldedTicket['needs'] {
  const taken = log.filter(({ sequence }) => undone.has(sequence));
  const stays = log.filter((change) => !change.undone);
  const claimed = taken.flatMap(({ changes }) => changes.needs.claimed);
  const released = taken.flatMap(({ changes }) => changes.needs.released);
  return {
    release: claimed.filter((key) => !stays.some(({ changes }) => changes.needs.claimed.includes(key))),
    claim: released.filter((key) => !stays.some(({ changes }) => changes.needs.released.includes(key))),
  };
}
