import type { PrismaClient, SystemEffect } from '../db/generated/node/client.ts';
import type { Clock } from '../domain/clock.ts';
import type { SystemName } from '../domain/system-name.ts';
import type { Logger } from '../logging/logger.ts';
import { triesLeft } from '../outbox/circuit-store.ts';
import { claimEffects, laneKey, lastPosition, type Lane } from '../outbox/effect-store.ts';
import type { EffectOutcome, EffectTarget, EffectToDo } from '../systems/effect-target.ts';
import { readEffect } from './read-effect.ts';
import { settleOutcome } from './settle-effect.ts';

/** The systems that are kept in step by an interface. */
export type EffectTargets = Partial<Record<SystemName, EffectTarget>>;

export type OutboxDeps = { db: PrismaClient; clock: Clock; logger: Logger; targets: EffectTargets };

/** Effects of one lane that wait for the system at the same time. */
const atOnce = 8;

/** Does what is due of a lane until nothing is, its system rests, or `stopping`; answers how many were taken. */
export async function workLane(deps: OutboxDeps, lane: Lane, stopping?: AbortSignal): Promise<number> {
  const target = deps.targets[lane.system as SystemName];
  if (!target) return 0;
  let taken = 0;
  async function work(own: EffectTarget): Promise<void> {
    while (!stopping?.aborted) {
      const effect = await claimOne(deps, lane, own);
      if (!effect) return;
      taken += 1;
      await doEffect(deps, own, effect);
    }
  }
  const most = await triesLeft(deps.db, laneKey(lane), atOnce, deps.clock.now());
  if (most === 1) {
    const effect = await claimOne(deps, lane, target, { probing: true });
    if (!effect) return taken;
    taken += 1;
    await doEffect(deps, target, effect);
    return taken;
  }
  await Promise.all(Array.from({ length: most }, () => work(target)));
  return taken;
}

async function claimOne(
  { db, clock }: OutboxDeps,
  lane: Lane,
  { opensWith }: EffectTarget,
  { probing = false } = {},
): Promise<SystemEffect | null> {
  const now = clock.now();
  if (!probing && (await triesLeft(db, laneKey(lane), atOnce, now)) === 0) return null;
  const [effect] = await claimEffects(db, lane, { opensWith, most: 1, now });
  return effect ?? null;
}

/** One attempt: looked for where an earlier one had no answer, and done where it was not found. */
async function doEffect(deps: OutboxDeps, target: EffectTarget, row: SystemEffect): Promise<void> {
  const upTo = await lastPosition(deps.db, row);
  const effect = await readEffect(deps.db, row);
  const opens = target.opensWith !== null && row.kind !== target.opensWith && effect.externalId === null;
  const step = opens ? { ...effect, kind: target.opensWith ?? row.kind } : effect;
  const outcome = await attempt(deps, target, step, row);
  await settleOutcome(deps, { row, target, outcome, opened: opens, upTo });
}

async function attempt(
  { logger }: OutboxDeps,
  target: EffectTarget,
  effect: EffectToDo,
  { answerLost, system }: SystemEffect,
): Promise<EffectOutcome> {
  try {
    if (answerLost) {
      const search = await target.find(effect);
      if (search.kind === 'retry') return { ...search, kind: 'unknown' };
      if (search.kind === 'found')
        return { kind: 'done', ...(search.externalId ? { externalId: search.externalId } : {}) };
    }
    return await target.apply(effect);
  } catch (error) {
    logger.error(
      { event: 'effect_failed', system, effectId: effect.id, error },
      'an effect ended in a fault',
    );
    return { kind: 'unknown', code: 'fault' };
  }
}
