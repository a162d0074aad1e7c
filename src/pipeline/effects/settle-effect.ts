import type { Db } from '../../db/client.ts';
import type { PrismaClient, SystemEffect } from '../../db/generated/node/client.ts';
import type { Clock } from '../../domain/clock.ts';
import type { Logger } from '../../logging/logger.ts';
import { noteFailure, notePause, noteSuccess, tellWaiting } from '../../outbox/circuit-store.ts';
import { laneKey, settleEffect, supersedeOthers } from '../../outbox/effect-store.ts';
import { touchLink, writeLink } from '../../outbox/link-store.ts';
import { mostAttempts, pauseAfter } from '../../outbox/outbox-limits.ts';
import { endTasks } from '../../tickets/end-tasks-store.ts';
import { taskKinds } from '../../tickets/task-kinds.ts';
import { addTask } from '../../tickets/ticket-work-store.ts';
import { addInstead, askToCallOff, insteadOf } from '../work/by-hand-instead.ts';
import { endFailureTasks } from './end-failure-tasks.ts';
import { endGoneSubscriber, tellOfSubscriber } from './subscriber-trouble.ts';
import type { EffectOutcome, EffectTarget } from '../../systems/effect-target.ts';

type Settling = {
  row: SystemEffect;
  target: EffectTarget;
  outcome: EffectOutcome;
  /** The ticket was begun there first: the effect itself is still to be done. */
  opened: boolean;
};

/** Writes down what came of an attempt: for the effect, for the ticket's place in the system, and for the system. */
export async function settleOutcome(
  { db, clock, logger }: { db: PrismaClient; clock: Clock; logger: Logger },
  settling: Settling,
): Promise<void> {
  const now = clock.now();
  const { row, outcome } = settling;
  await db.$transaction((tx) => settle(tx, settling, now));
  await tellCircuit(db, row, outcome, now);
  if (outcome.kind === 'refused')
    logger.warn(
      { event: 'effect_refused', system: row.system, effectId: row.id, code: outcome.code },
      'another system refuses an effect: a person has to look',
    );
}

async function settle(tx: Db, settling: Settling, now: Date): Promise<void> {
  const { row, outcome } = settling;
  switch (outcome.kind) {
    case 'done':
      if (outcome.callOff) await askToCallOff(tx, row.ticketId, outcome.callOff, now);
      return settleDone(tx, settling, outcome.externalId, now);
    case 'retry':
    case 'unknown':
      return tryLater(tx, row, outcome, now);
    case 'gone': {
      const anew = await tryLater(tx, row, { kind: 'retry', code: outcome.code }, now);
      await writeLink(tx, { ...placeOf(row), state: 'gone', lastError: outcome.code, externalId: null }, now);
      return anew;
    }
    case 'refused':
      await giveUp(tx, row, { lastError: outcome.code }, now);
  }
}

async function settleDone(
  tx: Db,
  { row, target, opened }: Settling,
  externalId: string | undefined,
  now: Date,
): Promise<void> {
  const begins = opened || target.opensWith === null || row.kind === target.opensWith;
  const found = externalId === undefined ? {} : { externalId };
  // A note says nothing of how the ticket stands there, which may be otherwise than here.
  if (begins) await writeLink(tx, { ...placeOf(row), state: 'in_step', ...found }, now);
  else await touchLink(tx, placeOf(row), now);
  if (opened) {
    // Whether the effect itself was done by an attempt without an answer is still asked.
    await settleEffect(tx, row, { state: 'waiting', dueAt: now, lastError: null });
    return;
  }
  const settled = await settleEffect(tx, row, {
    ...{ state: 'done', doneAt: now, lastError: null, answerLost: false },
    externalId: externalId ?? null,
  });
  if (!settled) return;
  const instead = insteadOf(row);
  // What people were asked to do because it had failed would be done twice.
  if (instead) {
    const over = { ticketId: row.ticketId, kinds: [instead], outcome: 'done there by the gateway meanwhile' };
    await endTasks(tx, over, now);
  }
  const opening = row.kind === target.opensWith;
  const upTo = row.toldUpTo ?? row.position;
  const replaced = opening ? await supersedeOthers(tx, row, { upTo, now }) : 0;
  // Nothing has failed of a ticket whose effects are done at once.
  if (row.attempts === 1 && replaced === 0) return;
  await endFailureTasks(tx, row.ticketId, now);
}

/** After so many attempts it is a person's: what is wrong does not pass by itself. */
async function tryLater(
  tx: Db,
  row: SystemEffect,
  { kind, code, afterMs }: Extract<EffectOutcome, { kind: 'retry' | 'unknown' }>,
  now: Date,
): Promise<void> {
  const answerLost = kind === 'unknown';
  if (row.attempts >= mostAttempts) {
    return giveUp(tx, row, { lastError: code, answerLost }, now);
  }
  const dueAt = new Date(now.getTime() + pauseAfter(row.attempts, afterMs));
  await settleEffect(tx, row, { state: 'waiting', lastError: code, answerLost, dueAt });
}

/** It waits for a person from now on, and one is told. */
async function giveUp(
  tx: Db,
  row: SystemEffect,
  left: { lastError: string; answerLost?: boolean },
  now: Date,
): Promise<void> {
  const endsSubscriber = row.system === 'webhook' && left.lastError === 'gone';
  const state = endsSubscriber ? 'superseded' : 'failed';
  if (!(await settleEffect(tx, row, { state, doneAt: now, ...left }))) return;
  if (endsSubscriber) return endGoneSubscriber(tx, row, now);
  if (row.system === 'webhook') return tellOfSubscriber(tx, row, now);
  const { ticketId, system } = row;
  const { queue, why } = taskKinds.system_failed;
  const task = { kind: 'system_failed', queue, why: `${why} System: ${system}.`, dueAt: now, ticketId };
  await addTask(tx, { ...task, dedupeKey: `effect:${row.id}:${row.attempts}` }, now);
  await addInstead(tx, row, now);
}

function placeOf({ ticketId, system }: SystemEffect): { ticketId: string; system: string } {
  return { ticketId, system };
}

/** It answers so for what one ticket is there, and takes others. */
const ofOneTicket: readonly string[] = ['conflict', 'intake_open'];

/** What an attempt says of the system itself: that it answers, that it does not, or that it wants a pause. */
async function tellCircuit(db: Db, row: SystemEffect, outcome: EffectOutcome, now: Date): Promise<void> {
  const key = laneKey(row);
  if (outcome.kind === 'retry' && outcome.code === 'rate_limited') {
    const pauseMs = pauseAfter(1, outcome.afterMs);
    await notePause(db, key, pauseMs, now);
    await tellWaiting(db, row, pauseMs);
  } else if (
    (outcome.kind === 'retry' || outcome.kind === 'unknown') &&
    !ofOneTicket.includes(outcome.code)
  ) {
    await noteFailure(db, key, outcome.code, now);
  } else {
    await noteSuccess(db, key, now);
    if (outcome.kind === 'done' && outcome.pauseMs) await notePause(db, key, outcome.pauseMs, now);
  }
}
