import { noteDifference } from '../../outbox/link-store.ts';
import { effectsDoneSince, redoEffect } from '../../outbox/redo-store.ts';
import type { SystemEffect } from '../../db/generated/node/client.ts';
import type { Helpdesk } from '../../systems/helpdesk/helpdesk.ts';
import { claimRead, noteRead } from '../records/system-read-store.ts';
import {
  beginAnew,
  HelpdeskAwayError,
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
    const unread = await readBothWays(deps, helpdesk, new Date(from.getTime() - overlapMs));
    // What may be one that we are making is read again with the next turn, when that is known.
    await noteRead(db, system, { upTo: unread && unread < startedAt ? unread : startedAt });
  } catch (error) {
    const failure = error instanceof HelpdeskAwayError ? error.code : 'fault';
    await noteRead(db, system, { failure });
    throw error;
  }
  return true;
}

async function sinceWhen({ db }: HelpdeskDeps): Promise<Date | null> {
  return (await db.outgoingSystem.findUnique({ where: { system } }))?.since ?? null;
}

/** Answers when the first of what has still to be read was changed; null when all was. */
async function readBothWays(deps: HelpdeskDeps, helpdesk: Helpdesk, since: Date): Promise<Date | null> {
  const listed = new Map<string, boolean>();
  let unread: Date | null = null;
  for await (const page of helpdesk.changedSince(since)) {
    if (page.kind === 'trouble') throw new HelpdeskAwayError(page.code);
    for (const ticket of page.tickets) {
      listed.set(ticket.id, ticket.ended);
      if (!(await takeInHelpdeskTicket(deps, helpdesk, ticket))) unread ??= ticket.changedAt;
    }
  }
  await lookForTickets(deps, helpdesk, since, listed);
  await lookForIntakes(deps, helpdesk, since, listed);
  await lookForOrders(deps, helpdesk, since, listed);
  await lookForNotes(deps, helpdesk, since);
  return unread;
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
  return read.kind === 'gone' || read.ticket.ended;
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
