import { noteDifference } from '../../outbox/link-store.ts';
import { effectsDoneSince, redoEffect } from '../../outbox/redo-store.ts';
import type { SystemEffect } from '../../db/generated/node/client.ts';
import type { Helpdesk, HelpdeskTicket } from '../../systems/helpdesk/helpdesk.ts';
import { codeOfFault, eachByItself, RecordsPassedOver } from '../records/each-by-itself.ts';
import { claimRead, noteRead } from '../records/system-read-store.ts';
import {
  beginAnew,
  HelpdeskAwayError,
  nameUnreadable,
  noteKinds,
  notThere,
  takeInHelpdeskTicket,
  type HelpdeskDeps,
} from './take-in-helpdesk.ts';

/** Windows overlap: what changed while the last one was read, and clocks that differ. */
const overlapMs = 600_000;

const system = 'helpdesk';

/**
 * Both ways: what has changed there is taken in, webhook or not, and what was done there by us is looked for. Answers
 * false when it is not yet time, or another process does it.
 */
export async function reconcileHelpdesk(deps: HelpdeskDeps, everyMs: number): Promise<boolean> {
  const { db, clock, helpdesk } = deps;
  const startedAt = clock.now();
  if (!helpdesk) return false;
  const turn = await claimRead(db, system, everyMs, startedAt);
  if (!turn) return false;
  try {
    const from = turn.readUpTo ?? (await sinceWhen(deps)) ?? startedAt;
    const { unread, failure } = await readBothWays(deps, helpdesk, new Date(from.getTime() - overlapMs));
    // What may be one that we are making is read again with the next turn, when that is known.
    const upTo = unread && unread < startedAt ? unread : startedAt;
    await noteRead(db, system, { upTo, ...(failure === null ? {} : { failure }) });
  } catch (error) {
    await noteRead(db, system, { failure: codeOfFault(error) });
    throw error;
  }
  return true;
}

async function sinceWhen({ db }: HelpdeskDeps): Promise<Date | null> {
  return (await db.outgoingSystem.findUnique({ where: { system } }))?.since ?? null;
}

/** `unread`: when the first of what has still to be read was changed; `failure`: why something was passed over. */
type Reading = { unread: Date | null; failure: string | null };

async function readBothWays(deps: HelpdeskDeps, helpdesk: Helpdesk, since: Date): Promise<Reading> {
  const listed = new Map<string, boolean>();
  const reading: Reading = { unread: null, failure: null };
  for await (const page of helpdesk.changedSince(since)) {
    if (page.kind === 'trouble') throw new HelpdeskAwayError(page.code);
    for (const ticket of page.tickets) listed.set(ticket.id, ticket.ended);
    for (const id of page.odd) {
      reading.failure ??= 'record_unreadable';
      listed.set(id, false);
      await nameUnreadable(deps, id);
    }
    await takeInPage(deps, helpdesk, page.tickets, reading);
  }
  await lookForTickets(deps, helpdesk, since, listed);
  await lookForIntakes(deps, helpdesk, since, listed);
  await lookForOrders(deps, helpdesk, since, listed);
  await lookForNotes(deps, helpdesk, since);
  return reading;
}

/** How long one that cannot be taken in keeps the mark where it is; then it is passed over for good. */
const longestUnreadMs = 24 * 3_600_000;

async function takeInPage(
  deps: HelpdeskDeps,
  helpdesk: Helpdesk,
  tickets: readonly HelpdeskTicket[],
  reading: Reading,
): Promise<void> {
  const { logger, clock } = deps;
  function keep({ changedAt }: HelpdeskTicket): void {
    if (changedAt.getTime() > clock.now().getTime() - longestUnreadMs) reading.unread ??= changedAt;
  }
  await eachByItself(tickets, {
    ...{ logger, system },
    async work(ticket) {
      if (!(await takeInHelpdeskTicket(deps, helpdesk, ticket))) keep(ticket);
    },
    idsOf: ({ id }) => ({ recordId: id }),
    passOver: (ticket) => Promise.resolve(keep(ticket)),
  }).catch((error: unknown) => {
    if (!(error instanceof RecordsPassedOver)) throw error;
    reading.failure ??= error.code;
  });
}

/** What we changed must have changed there: whatever is not listed is read by itself. */
async function lookForTickets(
  deps: HelpdeskDeps,
  helpdesk: Helpdesk,
  since: Date,
  listed: ReadonlyMap<string, boolean>,
): Promise<void> {
  const links = await deps.db.systemLink.findMany({ where: { system, updatedAt: { gte: since } } });
  for (const { ticketId, externalId } of links) {
    if (externalId === null || listed.has(externalId)) continue;
    const read = await helpdesk.read(externalId);
    if (read.kind === 'trouble') throw new HelpdeskAwayError(read.code);
    if (read.kind === 'gone') await beginAnew(deps.db, ticketId, deps.clock.now());
    else if (read.kind === 'unreadable') await nameUnreadable(deps, externalId);
    else await takeInHelpdeskTicket(deps, helpdesk, read.ticket);
  }
}

async function lookForIntakes(
  { db, clock }: HelpdeskDeps,
  helpdesk: Helpdesk,
  since: Date,
  listed: ReadonlyMap<string, boolean>,
): Promise<void> {
  for (const { id, externalId } of await effectsDoneSince(db, system, since, ['intake'])) {
    if (externalId === null || listed.has(externalId)) continue;
    const read = await helpdesk.read(externalId);
    if (read.kind === 'trouble') throw new HelpdeskAwayError(read.code);
    if (read.kind === 'gone') await redoEffect(db, id, clock.now());
  }
}

/** Whom we told that an order is over has closed it: one that is open there is told once more. */
async function lookForOrders(
  { db, clock }: HelpdeskDeps,
  helpdesk: Helpdesk,
  since: Date,
  listed: ReadonlyMap<string, boolean>,
): Promise<void> {
  const told = await db.systemEffect.findMany({
    where: {
      ...{ system, kind: 'ticket', state: 'done', doneAt: { gte: since } },
      ticket: { stage: { notIn: ['pharmacy_submitted', 'pharmacy_processing'] } },
    },
    distinct: ['ticketId'],
    orderBy: [{ ticketId: 'asc' }, { doneAt: 'desc' }],
  });
  for (const { id, ticketId } of told) {
    const where = { ticketId, system, kind: 'intake', state: 'done' as const, externalId: { not: null } };
    for (const { externalId } of await db.systemEffect.findMany({ where })) {
      if (externalId === null || (await hasEnded(helpdesk, externalId, listed))) continue;
      await noteDifference(db, { ticketId, system }, notThere);
      await redoEffect(db, id, clock.now());
    }
  }
}

async function hasEnded(
  helpdesk: Helpdesk,
  externalId: string,
  listed: ReadonlyMap<string, boolean>,
): Promise<boolean> {
  const known = listed.get(externalId);
  if (known !== undefined) return known;
  const read = await helpdesk.read(externalId);
  if (read.kind === 'trouble') throw new HelpdeskAwayError(read.code);
  return read.kind !== 'found' || read.ticket.ended;
}

async function lookForNotes({ db, clock }: HelpdeskDeps, helpdesk: Helpdesk, since: Date): Promise<void> {
  const byTicket = new Map<string, SystemEffect[]>();
  for (const effect of await effectsDoneSince(db, system, since, noteKinds)) {
    // Without an id there was nothing to say.
    if (effect.externalId === null) continue;
    byTicket.set(effect.ticketId, [...(byTicket.get(effect.ticketId) ?? []), effect]);
  }
  for (const [ticketId, effects] of byTicket) {
    const link = await db.systemLink.findUnique({ where: { ticketId_system: { ticketId, system } } });
    if (!link?.externalId) continue;
    const missing = await helpdesk.missingNotes(
      link.externalId,
      effects.map(({ id }) => id),
    );
    if ('kind' in missing) throw new HelpdeskAwayError(missing.code);
    // Until it is read again there, the word of the helpdesk is not taken for it.
    if (missing.length > 0) await noteDifference(db, { ticketId, system }, notThere);
    for (const id of missing) await redoEffect(db, id, clock.now());
  }
}
