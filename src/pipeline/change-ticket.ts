import type { Db } from '../db/client.ts';
import type { Prisma } from '../db/generated/node/client.ts';
import { insertRows } from '../db/insert-rows.ts';
import { newId } from '../domain/id.ts';
import type { TicketChanges } from '../domain/ticket-changes.ts';
import { effectsOfEvents } from '../outbox/effects-of-event.ts';
import {
  moveClocks,
  nextSequence,
  releaseNeeds,
  saveTicket,
  stopClocks,
  claimNeeds,
  type TicketAtWork,
} from '../tickets/ticket-work-store.ts';
import type { PipelineDeps } from './pipeline-deps.ts';
import { eventRow, planChange, type TicketChange } from './work/plan-change.ts';
import { writeTasks } from './work/write-tasks.ts';

export type { TicketChange };

/**
 * Writes a change with its event, decision and clocks; the caller holds the row's lock. A ticket that is no longer
 * open gives up its needs. Answers the event's id.
 */
export async function changeTicket(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  ticket: TicketAtWork,
  change: TicketChange,
  now: Date,
): Promise<string> {
  const planned = planChange(deps, ticket, change, now);
  if (!(await saveTicket(tx, ticket, planned.columns)))
    throw new Error('a locked ticket was changed by someone else');
  await stopClocks(tx, planned.stop, now);
  await moveClocks(tx, planned.move);
  const needs = await writeNeeds(tx, ticket.id, change.needs, planned.open);
  const eventId = newId(now);
  const sequence = await nextSequence(tx, ticket.id);
  const event = { id: eventId, ticketId: ticket.id, sequence, at: now, ...eventRow(planned, needs) };
  await insertRows(tx, {
    decisions: decisionRows(ticket.id, change, now),
    ticket_clocks: planned.start,
    ticket_events: [event],
    system_effects: effectsOfEvents([event]),
  });
  const { columns, policy } = planned;
  await writeTasks(tx, deps, ticket, {
    ...{ columns, policy, cause: `entered:${eventId}`, now },
    daysLeft: change.again?.decided?.inputs?.request.daysLeft ?? change.daysLeft ?? null,
    ...(change.answered ? { answered: change.answered } : {}),
  });
  return eventId;
}

function decisionRows(ticketId: string, change: TicketChange, now: Date): Prisma.DecisionCreateManyInput[] {
  const decided = change.again?.decided;
  const result = decided?.decision ?? change.decision;
  if (!result) return [];
  const { code, rule, policyVersion } = result;
  const { actor, type } = change.event;
  const inputs = decided
    ? { ...decided.inputs, ...decided.grounds }
    : { by: actor, event: type, ...change.decidedBy };
  return [{ id: newId(now), ticketId, code, rule, policyVersion, result, inputs, decidedAt: now }];
}

/** A ticket that is no longer open stands for nothing. */
async function writeNeeds(
  tx: Db,
  ticketId: string,
  needs: TicketChange['needs'],
  open: boolean,
): Promise<TicketChanges['needs']> {
  if (!open) return { claimed: [], released: await releaseNeeds(tx, ticketId) };
  if (!needs) return { claimed: [], released: [] };
  if ('beside' in needs) return { claimed: await claimNeeds(tx, ticketId, needs.beside), released: [] };
  const released = await releaseNeeds(tx, ticketId);
  const claimed = await claimNeeds(tx, ticketId, needs.insteadOfOwn);
  if (claimed.length < needs.insteadOfOwn.length) throw new Error('a need that was found free is taken');
  return { claimed, released };
}
