import type { Db } from '../db/client.ts';
import type { PrismaClient, SystemEffect } from '../db/generated/node/client.ts';
import { isId } from '../domain/id.ts';
import { findEffect, type EffectView } from '../outbox/effect-list-store.ts';
import { isOwnRecord } from '../outbox/effect-rules.ts';
import { writeLink } from '../outbox/link-store.ts';
import { endTasks } from '../tickets/end-tasks-store.ts';
import { lockTicket } from '../tickets/ticket-work-store.ts';
import { appendEvent } from './append-event.ts';

/**
 * What a person does about an effect that failed: has it tried again now that it was put right, or tells that it was
 * done by hand, under which id there if it has one.
 */
export type EffectInHand = { type: 'send_again' } | { type: 'done_by_hand'; externalId?: string | undefined };

export type EffectInHandResult =
  | { kind: 'applied'; effect: EffectView }
  | { kind: 'not_found' }
  /** Not an id of that system's, or the one of another ticket. */
  | { kind: 'wrong_id'; message: string }
  | { kind: 'refused'; allowedFrom: string[] };

/** From which states: what is under way may be done at this moment. */
const allowedFrom = ['failed', 'waiting'] as const;

export function takeEffectInHand(
  db: PrismaClient,
  { effectId, said, actor, now }: { effectId: string; said: EffectInHand; actor: string; now: Date },
): Promise<EffectInHandResult> {
  return db.$transaction(async (tx) => {
    const known = isId(effectId) ? await tx.systemEffect.findUnique({ where: { id: effectId } }) : null;
    if (!known) return { kind: 'not_found' };
    await lockTicket(tx, known.ticketId);
    const message = await faultOfId(tx, known, said);
    if (message !== null) return { kind: 'wrong_id', message };
    if (!(await write(tx, known, said, now))) return { kind: 'refused', allowedFrom: [...allowedFrom] };
    const { ticketId, system, kind } = known;
    const detail = { effectId, system, kind };
    await appendEvent(tx, { ticketId, type: `effect_${said.type}`, actor, at: now, detail });
    await endTasks(tx, { ticketId, kinds: ['system_failed'], by: actor, outcome: said.type }, now);
    const effect = await findEffect(tx, effectId);
    return effect ? { kind: 'applied', effect } : { kind: 'not_found' };
  });
}

/** How the ids of a system look, where it is known: what stands there is changed under them. */
const idShapes: Readonly<Record<string, RegExp>> = { helpdesk: /^[1-9][0-9]{0,14}$/ };

async function faultOfId(tx: Db, { ticketId, system }: SystemEffect, said: EffectInHand) {
  const externalId = said.type === 'done_by_hand' ? said.externalId : undefined;
  if (externalId === undefined) return null;
  if (idShapes[system]?.test(externalId) === false) return `must be the number that it has in the ${system}`;
  // Two tickets under one id would be written over each other.
  const others = { system, externalId, ticketId: { not: ticketId } };
  const isTaken = (await tx.systemLink.count({ where: others })) > 0;
  return isTaken ? 'is the one of another ticket' : null;
}

async function write(tx: Db, { id, ticketId, system, kind }: SystemEffect, said: EffectInHand, now: Date) {
  const where = { id, state: { in: [...allowedFrom] } };
  if (said.type === 'send_again') {
    // Whether it was done by an attempt without an answer is still asked first.
    const anew = { state: 'waiting', attempts: 0, dueAt: now, doneAt: null } as const;
    return (await tx.systemEffect.updateMany({ where, data: anew })).count === 1;
  }
  const { externalId } = said;
  const found = externalId === undefined ? {} : { externalId };
  const data = { state: 'done', doneAt: now, lastError: null, ...found } as const;
  const { count } = await tx.systemEffect.updateMany({ where, data });
  // A note or a child of the ticket has a number of its own there.
  if (count === 1 && isOwnRecord(system, kind))
    await writeLink(tx, { ticketId, system, state: 'in_step', ...found }, now);
  return count === 1;
}
