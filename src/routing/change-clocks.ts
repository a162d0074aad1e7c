import { addMinutes } from '../domain/local-time.ts';
import type { ClockKind, ClockStart, TicketPosition } from '../domain/ticket.ts';
import { isFollowUp, runsAt, startClocks, type ClockInput } from './start-clocks.ts';

export type RunningClock = { id: string; kind: ClockKind; dueAt: Date; round?: number };

export type ClockChange = {
  stop: string[];
  start: ClockStart[];
  /** Clocks that keep running with another due time. */
  move: { id: string; dueAt: Date }[];
};

export type ClockChangeInput = Omit<ClockInput, 'position' | 'receivedAt' | 'flags'> & {
  running: RunningClock[];
  before: TicketPosition;
  after: TicketPosition;
  /** The ticket was ended, reopened, sent back or decided again: it starts anew under all clocks of its place. */
  anew: boolean;
  /** Kinds that the event itself has answered. */
  answered: ClockKind[];
  openedAt: Date;
  now: Date;
};

/** Clocks that run over several stages; moving on does not start them a second time. */
const lasting: readonly ClockKind[] = ['first_response', 'page'];

/** Which clocks stop, start and move when a ticket goes from one position to another. Pages are moved by a raised priority alone. */
export function changeClocks(input: ClockChangeInput): ClockChange {
  const { running, answered } = input;
  const stopped = running.filter((clock) => answered.includes(clock.kind) || !mayRun(clock, input));
  const kept = running.filter((clock) => !stopped.includes(clock));
  const change: ClockChange = { stop: stopped.map((clock) => clock.id), start: [], move: [] };
  if (hasMoved(input)) change.start = startedAt(input, kept);
  else if (input.before.priority !== input.after.priority) retime(input, kept, change);
  return change;
}

/** A page runs until someone acknowledges it or the ticket ends, a follow-up as long as nothing has changed. */
function mayRun(clock: RunningClock, input: ClockChangeInput): boolean {
  const { before, after } = input;
  if (clock.kind === 'page') return after.status !== 'closed';
  if (!isFollowUp(clock)) return runsAt(clock.kind, after);
  return !hasMoved(input) && before.status === after.status && before.priority === after.priority;
}

function hasMoved({ before, after, anew }: ClockChangeInput): boolean {
  return anew || before.stage !== after.stage;
}

function startedAt(input: ClockChangeInput, kept: RunningClock[]): ClockStart[] {
  const clocks = startClocks({ ...input, position: input.after, receivedAt: input.now });
  return clocks.filter(({ kind }) => {
    if (kind === 'page' || input.answered.includes(kind) || kept.some((clock) => clock.kind === kind))
      return false;
    return input.anew || !lasting.includes(kind);
  });
}

/** A raised priority only ever brings a clock forward, a lowered one only ever puts it back. */
function retime(input: ClockChangeInput, kept: RunningClock[], change: ClockChange): void {
  const raised = input.after.priority === 'urgent';
  const receivedAt = raised ? input.now : input.openedAt;
  const target = startClocks({ ...input, position: input.after, receivedAt }).filter(
    ({ kind }) => kind !== 'page',
  );
  if (raised) change.move = hastenedPages(input, kept);
  for (const clock of kept.filter(({ kind }) => kind !== 'page' && kind !== 'delivery')) {
    const wanted = target.find(({ kind }) => kind === clock.kind);
    if (!wanted && !raised) change.stop.push(clock.id);
    if (wanted && raised === wanted.dueAt < clock.dueAt)
      change.move.push({ id: clock.id, dueAt: wanted.dueAt });
  }
  if (!raised) return;
  change.start = target.filter(
    ({ kind }) => !kept.some((clock) => clock.kind === kind) && isNewWhenUrgent(input, kind),
  );
}

/**
 * A page that waits for working hours, as those of routine tickets do, goes out at once; where somebody was paged
 * already, the next one is within the time of an urgent page.
 */
function hastenedPages({ now, policy }: ClockChangeInput, kept: RunningClock[]): ClockChange['move'] {
  const next = addMinutes(now, policy.clocks.pageRepeatMinutes.value);
  return kept.flatMap(({ id, kind, dueAt, round = 0 }) => {
    const wanted = round === 0 ? now : next;
    return kind === 'page' && dueAt > wanted ? [{ id, dueAt: wanted }] : [];
  });
}

/**
 * What a routine ticket runs under and does not run now has fired or was answered: the reminder that was sent is not
 * sent again. The first response runs from now on: what was said to a routine request is none to an urgent one.
 */
function isNewWhenUrgent(input: ClockChangeInput, kind: ClockKind): boolean {
  if (lasting.includes(kind)) return !input.answered.includes(kind);
  const routine = startClocks({
    ...input,
    position: { ...input.after, priority: 'routine' },
    receivedAt: input.now,
  });
  return !routine.some((clock) => clock.kind === kind);
}
