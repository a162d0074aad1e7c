import type { PrismaClient } from '../../db/generated/node/client.ts';
import type { Clock } from '../../domain/clock.ts';
import type { Accept } from '../../intake/accept-messages.ts';
import { differenceSeen, noteDifference, writeLink } from '../../outbox/link-store.ts';
import { lastTold, redoBeginning, redoEffect, redoEffectsOf } from '../../outbox/redo-store.ts';
import { isSeen, noteSeen } from '../../outbox/seen-record-store.ts';
import { takenInAs } from '../../outbox/taken-in.ts';
import type { Logger } from '../../logging/logger.ts';
import type { Helpdesk, HelpdeskTicket } from '../../systems/helpdesk/helpdesk.ts';
import { endTasks } from '../../tickets/end-tasks-store.ts';
import { taskKinds } from '../../tickets/task-kinds.ts';
import { addTask } from '../../tickets/ticket-work-store.ts';
import { screenText } from '../reading/screen-text.ts';
import { judgeClaim } from './judge-claim.ts';
import { readTicketForSystems } from './read-effect.ts';

export type HelpdeskDeps = {
  db: PrismaClient;
  clock: Clock;
  logger: Pick<Logger, 'warn'>;
  accept: Accept;
  /** Null where none is kept in step. */
  helpdesk: Helpdesk | null;
  /** Tickets of other groups are not ours to read, but for a danger; null: of every group they are. */
  helpdeskGroupId: number | null;
};

/** The helpdesk could not be read: tried again later. */
export class HelpdeskAwayError extends Error {
  override readonly name = 'HelpdeskAwayError';
  readonly code: string;

  constructor(code: string) {
    super('the helpdesk could not be read');
    this.code = code;
  }
}

const system = 'helpdesk';

/** The vendor's clock is not ours. */
const skewMs = 30_000;

/** Reads one ticket of the helpdesk and takes in what is new of it. */
export async function readHelpdeskTicket(deps: HelpdeskDeps, id: string): Promise<void> {
  if (!deps.helpdesk) return;
  const read = await deps.helpdesk.read(id);
  if (read.kind === 'trouble') throw new HelpdeskAwayError(read.code);
  if (read.kind === 'found') await takeInHelpdeskTicket(deps, deps.helpdesk, read.ticket);
  else if (read.kind === 'unreadable') await nameUnreadable(deps, id);
  else await takeInGone(deps, id);
}

/**
 * A change of a ticket of ours is held against how it stands here; a ticket that an agent opened there becomes a
 * message, once, whatever it says of being ours. Nothing of it is done twice, however often the change is told. Answers
 * false where it may be one that we are making at this moment: it is to be read again.
 */
export async function takeInHelpdeskTicket(
  deps: HelpdeskDeps,
  helpdesk: Helpdesk,
  record: HelpdeskTicket,
): Promise<boolean> {
  const now = deps.clock.now();
  const { id: externalId, changedAt } = record;
  const link = await deps.db.systemLink.findFirst({ where: { system, externalId } });
  // What we were told was done changes nothing there when it was not: seen or not, it is held against ours.
  if (link) await compare(deps, helpdesk, link.ticketId, record);
  else if (await isSeen(deps.db, system, externalId, changedAt)) return true;
  else if (!(await takeInForeign(deps, helpdesk, record))) return false;
  await noteSeen(deps.db, { system, externalId, changedAt }, now);
  return true;
}

/** One that is no ticket's here, by whatever name it goes. */
async function takeInForeign(
  deps: HelpdeskDeps,
  helpdesk: Helpdesk,
  record: HelpdeskTicket,
): Promise<boolean> {
  const claim = await judgeClaim(deps.db, record);
  if (claim.kind === 'under_way') return false;
  if (claim.kind === 'ours') return true;
  if (claim.kind === 'second') {
    if (!record.ended) await nameSecond(deps, record, claim.ticketId);
    // The same words once more are the helpdesk's doing; others are somebody's, on a copy of ours.
    if (!(await saysMore(helpdesk, record, claim.firstId))) return true;
  }
  if (await isForUs(deps, record)) await acceptTicket(deps, record);
  return true;
}

async function saysMore(helpdesk: Helpdesk, record: HelpdeskTicket, firstId: string): Promise<boolean> {
  const first = await helpdesk.read(firstId);
  if (first.kind === 'trouble') throw new HelpdeskAwayError(first.code);
  return first.kind !== 'found' || !plain(first.ticket.text).includes(plain(record.text));
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/**
 * The helpdesk has done twice what it answered once, or after we had asked, or an agent has copied it. Which of the two
 * goes on is a person's to say.
 */
async function nameSecond(
  { db, clock }: HelpdeskDeps,
  { id }: HelpdeskTicket,
  ticketId: string,
): Promise<void> {
  const now = clock.now();
  const kind = 'second_in_helpdesk';
  const { queue, why } = taskKinds[kind];
  await addTask(db, { kind, queue, why, dueAt: now, ticketId, dedupeKey: `${kind}:${id}` }, now);
}

/** What stood there before the gateway came, or is another group's, stays with those whose it is; a danger never does. */
async function isForUs({ db, helpdeskGroupId }: HelpdeskDeps, record: HelpdeskTicket): Promise<boolean> {
  if (record.ended) return false;
  // Nobody has said yet whose it is: that is how each ticket begins there.
  const isAnothers = ![null, helpdeskGroupId].includes(record.groupId) && helpdeskGroupId !== null;
  if (isAnothers && screenText(record.text).length === 0) return false;
  const kept = await db.outgoingSystem.findUnique({ where: { system } });
  return kept !== null && record.createdAt >= kept.since;
}

/** By the words alone: who the requester of a ticket is says nothing about whose medicine it is. */
async function acceptTicket(
  { accept, clock }: HelpdeskDeps,
  { id, text, createdAt }: HelpdeskTicket,
): Promise<void> {
  await accept({
    channel: 'api',
    providerId: takenInAs(system, id),
    receivedAt: clock.now(),
    originAt: createdAt,
    ...{ from: '', to: '', text: text.replaceAll('\u0000', '') },
    original: JSON.stringify({ helpdesk: id }),
    mediaUrls: [],
    structured: null,
    processAfter: null,
  });
}

/**
 * Last changed there by us: what we were told was done was not. Changed there since: an agent did it, and says here what
 * it means.
 */
async function compare(
  { db, clock }: HelpdeskDeps,
  helpdesk: Helpdesk,
  ticketId: string,
  record: HelpdeskTicket,
): Promise<void> {
  const told = await lastTold(db, ticketId, system, 'ticket');
  if (!told) return;
  const ticket = await readTicketForSystems(db, ticketId);
  const expected = await helpdesk.expected(ticket);
  if ('kind' in expected) throw new HelpdeskAwayError(expected.code);
  const now = clock.now();
  const place = { ticketId, system };
  const differs = differenceOf(record, { ...expected, reference: ticket.reference });
  if (differs === null) {
    await noteDifference(db, place, null);
    return endTasks(db, { ticketId, kinds: [compareTask], outcome: 'it stands there as here again' }, now);
  }
  const ourChange = told.lastDoneAt.getTime() + skewMs;
  // What was seen to be an agent's stays theirs, though we have added a note since.
  if (record.changedAt.getTime() <= ourChange && (await differenceSeen(db, place)) !== differs) {
    await noteDifference(db, place, notThere);
    return redoEffect(db, told.effect.id, now);
  }
  await noteDifference(db, place, differs);
  if (!askedAbout.includes(differs) || (differs === 'status_differs' && ticket.status === 'closed')) return;
  const dedupeKey = `helpdesk:${record.id}:${record.changedAt.toISOString()}`;
  await askToCompare(db, { ticketId, dedupeKey }, now);
}

const compareTask = 'compare_with_helpdesk';

/** What of a ticket of ours cannot be read there is looked at by a person; of another's the log tells alone. */
export async function nameUnreadable({ db, clock, logger }: HelpdeskDeps, externalId: string): Promise<void> {
  logger.warn({ event: 'record_unreadable', system, recordId: externalId }, 'a record cannot be read');
  const link = externalId && (await db.systemLink.findFirst({ where: { system, externalId } }));
  if (!link) return;
  const { ticketId } = link;
  await noteDifference(db, { ticketId, system }, 'unreadable');
  await askToCompare(db, { ticketId, dedupeKey: `helpdesk:${externalId}:unreadable` }, clock.now());
}

/** Whoever looks sees what stands there by then: one task, however often it is changed. */
async function askToCompare(
  db: PrismaClient,
  { ticketId, dedupeKey }: { ticketId: string; dedupeKey: string },
  now: Date,
): Promise<void> {
  const kind = compareTask;
  if ((await db.task.count({ where: { ticketId, kind, finishedAt: null } })) > 0) return;
  const { queue, why } = taskKinds[kind];
  await addTask(db, { kind, queue, why, dueAt: now, ticketId, dedupeKey }, now);
}

/** What was answered to be done there, and was not. */
export const notThere = 'not_there';

/** What stands there otherwise than here, the gravest first; null for nothing. */
function differenceOf(
  record: HelpdeskTicket,
  expected: { status: number; priority: number; stage: string | null; reference: string },
): string | null {
  // By our reference it is found again; under that of another ticket it would be taken for that one.
  if (record.ours !== null && record.ours !== expected.reference) return 'reference_differs';
  if (record.status !== expected.status) return 'status_differs';
  if (record.priority !== expected.priority) return 'priority_differs';
  return expected.stage !== null && record.stage !== expected.stage ? 'stage_differs' : null;
}

/** Which of them a person is asked about. */
const askedAbout: readonly string[] = ['reference_differs', 'status_differs'];

/** A ticket that is there no more is opened anew. */
async function takeInGone({ db, clock }: HelpdeskDeps, externalId: string): Promise<void> {
  const link = await db.systemLink.findFirst({ where: { system, externalId } });
  if (link) await beginAnew(db, link.ticketId, clock.now());
}

/** What is kept with a ticket there, and is gone with it. */
export const noteKinds = ['arrival', 'outcome', 'task', 'reply'];
const heldByTicket = [...noteKinds, 'intake'];

/** Its ticket there is gone: another one is made, with all that stood in it. */
export async function beginAnew(db: PrismaClient, ticketId: string, now: Date): Promise<void> {
  const told = await lastTold(db, ticketId, system, 'ticket');
  if (!told) return;
  await db.$transaction(async (tx) => {
    await writeLink(tx, { ticketId, system, state: 'gone', lastError: 'not_there', externalId: null }, now);
    await redoBeginning(tx, { ticketId, system }, 'ticket', now);
    await redoEffectsOf(tx, { ticketId, system }, heldByTicket, now);
  });
}
