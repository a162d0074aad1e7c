import type { Db } from '../../db/client.ts';
import { insertRows } from '../../db/insert-rows.ts';
import { newId } from '../../domain/id.ts';
import { effectsOfEvents } from '../../outbox/effects-of-event.ts';
import { endEarlierPages } from '../../tickets/end-tasks-store.ts';
import {
  lastSequences,
  openTasksOf,
  readLocked,
  writeBatch,
  type TicketBatch,
} from '../../tickets/ticket-batch-store.ts';
import { policyOf, taskRow, type TicketAtWork } from '../../tickets/ticket-work-store.ts';
import { isFollowUp } from '../../routing/start-clocks.ts';
import type { DueClock } from './claim-clocks.ts';
import { effectOf } from './clock-effects.ts';
import { escalate, pageTime } from './escalate.ts';
import { loadPageBook, planPage, type PageBook, type PlannedPage } from '../paging/page-on-call.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { eventRow, planChange, type PlannedChange } from '../work/plan-change.ts';

type Firing = {
  tickets: Map<string, TicketAtWork>;
  sequences: Map<string, number>;
  /** Null where nobody is to be paged. */
  book: PageBook | null;
  /** Tasks that wait to be done, where a follow-up asks whether one does: `ticket kind`. */
  openTasks: Set<string>;
  batch: Omit<TicketBatch, 'effects'>;
  pages: PlannedPage[];
  now: Date;
};

/**
 * Fires claimed clocks in their order, one after the other in memory and then written with few statements: after a day
 * away there are many. A clock that an earlier one of them has stopped or put off is left. Answers how many fired.
 */
export async function fireTogether(
  tx: Db,
  deps: PipelineDeps,
  clocks: DueClock[],
  now: Date,
): Promise<number> {
  const ids = [...new Set(clocks.map(({ ticketId }) => ticketId))];
  const firing: Firing = {
    tickets: await readLocked(tx, ids),
    sequences: await lastSequences(tx, ids),
    book: clocks.some(({ kind }) => kind === 'page') ? await loadPageBook(tx, deps) : null,
    openTasks: clocks.some(isFollowUp) ? await openTasksOf(tx, ids) : new Set(),
    batch: { tickets: new Map(), events: [], tasks: [], fired: [], stopped: [], moved: [], started: [] },
    pages: [],
    now,
  };
  for (const clock of clocks) fireOne(deps, firing, clock);
  const toReach = firing.pages.flatMap(({ tasks }) => tasks.flatMap(({ ticketId }) => ticketId ?? []));
  await endEarlierPages(tx, toReach, now);
  await writeBatch(tx, { ...firing.batch, effects: effectsOfEvents(firing.batch.events) }, now);
  await sendPages(tx, deps, firing.pages);
  return firing.batch.fired.length;
}

function fireOne(deps: PipelineDeps, firing: Firing, clock: DueClock): void {
  const { tickets, batch, now } = firing;
  const found = tickets.get(clock.ticketId);
  if (!found) throw new Error('a clock runs on no ticket');
  const due = found.clocks.find(({ id }) => id === clock.id);
  if (!due || due.dueAt > now) return;
  const ticket = { ...found, clocks: found.clocks.filter(({ id }) => id !== clock.id) };
  const policy = policyOf(deps.policy, ticket);
  const effect = effectOf({ ...ticket, ...clock }, policy);
  if (effect.page && putOff(deps, firing, found, clock)) return;
  const change = escalate({ policy, settings: deps.settings }, ticket, clock, effect, now);
  const page = effect.page ? pageOf(deps, firing, ticket, clock) : null;
  const detail = {
    clock: clock.kind,
    dueAt: clock.dueAt.toISOString(),
    ...change.event.detail,
    ...page?.detail,
  };
  const planned = planChange(deps, ticket, { ...change, event: { ...change.event, detail } }, now);
  batch.fired.push(clock.id);
  batch.stopped.push(...planned.stop);
  batch.moved.push(...planned.move);
  batch.started.push(...planned.start);
  batch.events.push(nextEvent(firing, ticket.id, planned));
  const waits = effect.unlessOpen && firing.openTasks.has(`${ticket.id} ${effect.task?.kind ?? ''}`);
  if (effect.task && !waits) {
    const task = { ...effect.task, dueAt: now, ticketId: ticket.id, dedupeKey: `clock:${clock.id}` };
    batch.tasks.push(taskRow(task, now));
  }
  const after = { ...ticket, ...change.position, ...change.columns, version: ticket.version + 1 };
  const left = { ...after, clocks: clocksAfter(ticket, planned) };
  tickets.set(ticket.id, left);
  batch.tickets.set(ticket.id, left);
}

/** Whether the page has to wait for working hours; it is due again when they begin. */
function putOff(
  { policy, settings }: PipelineDeps,
  { tickets, batch, now }: Firing,
  ticket: TicketAtWork,
  { id }: DueClock,
): boolean {
  const dueAt = pageTime(ticket, policyOf(policy, ticket), settings.timeZone, now);
  if (dueAt <= now) return false;
  batch.moved.push({ id, dueAt });
  const clocks = ticket.clocks.map((clock) => (clock.id === id ? { ...clock, dueAt } : clock));
  tickets.set(ticket.id, { ...ticket, clocks });
  return true;
}

function pageOf(deps: PipelineDeps, firing: Firing, ticket: TicketAtWork, clock: DueClock): PlannedPage {
  const { book, batch, pages, now } = firing;
  if (!book) throw new Error('a page is due and nothing was loaded to write it with');
  const page = planPage(deps, book, { ticket, clockId: clock.id, round: clock.round, now });
  batch.tasks.push(...page.tasks.map((task) => taskRow(task, now)));
  pages.push(page);
  return page;
}

/** A ticket that runs under a clock has its needs already, or has given them up. */
function nextEvent({ sequences, now }: Firing, ticketId: string, planned: PlannedChange) {
  const sequence = (sequences.get(ticketId) ?? 0) + 1;
  sequences.set(ticketId, sequence);
  return {
    ...{ id: newId(now), ticketId, sequence, at: now },
    ...eventRow(planned, { claimed: [], released: [] }),
  };
}

function clocksAfter(ticket: TicketAtWork, { stop, move, start }: PlannedChange): TicketAtWork['clocks'] {
  const kept = ticket.clocks.filter(({ id }) => !stop.includes(id));
  const moved = kept.map((clock) => ({ ...clock, ...move.find(({ id }) => id === clock.id) }));
  return [...moved, ...start.map((clock) => ({ ...clock, firedAt: null, stoppedAt: null }))];
}

/** All at once, as each is of another ticket. */
async function sendPages(tx: Db, { jobs }: PipelineDeps, pages: PlannedPage[]): Promise<void> {
  const texts = pages.flatMap((page) => page.texts);
  const notices = pages.flatMap((page) => page.notices);
  await insertRows(tx, { outbound_messages: texts });
  await insertRows(tx, { outbound_messages: notices });
  const sending = [...texts, ...notices].map(({ id }) => ({ data: { replyId: id } }));
  await jobs.enqueue(tx, 'send-urgent', sending);
}
