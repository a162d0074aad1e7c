import type { PrismaClient, SystemEffect } from '../../db/generated/node/client.ts';
import type { Clock } from '../../domain/clock.ts';
import type { SystemName } from '../../domain/system-name.ts';
import type { Logger } from '../../logging/logger.ts';
import { triesLeft } from '../../outbox/circuit-store.ts';
import { claimEffects, firstTried, laneKey, settleEffect, type Lane } from '../../outbox/effect-store.ts';
import { isInPilot, type Pilot } from '../../outbox/in-pilot.ts';
import { noteLeftOut, standsThere } from '../../outbox/link-store.ts';
import { pilotInForce } from '../../outbox/pilot-store.ts';
import type { EffectOutcome, EffectSearch, EffectTarget, EffectToDo } from '../../systems/effect-target.ts';
import { addCopyOfNote, addInstead } from '../work/by-hand-instead.ts';
import { readEffect } from './read-effect.ts';
import { settleOutcome } from './settle-effect.ts';

/** The systems that are kept in step by an interface. */
export type EffectTargets = Partial<Record<SystemName, EffectTarget>>;

export type OutboxDeps = {
  db: PrismaClient;
  clock: Clock;
  logger: Logger;
  targets: EffectTargets;
  settings: {
    timeZone: string;
    /** Of which tickets other systems are told; of all, where it is absent. */
    pilot?: Pilot;
  };
};

/**
 * Effects of one lane that wait for the system at the same time. There may be any number of subscribers: all of theirs
 * together are not to crowd out a system.
 */
const atOnce = { system: 8, subscriber: 2 };

/** How many are done well before it is asked whether other processes have found the system to fail. */
const askedAfter = 20;

/** Does what is due of a lane until nothing is, its system rests, or `stopping`; answers how many were taken. */
export async function workLane(deps: OutboxDeps, lane: Lane, stopping?: AbortSignal): Promise<number> {
  const target = deps.targets[lane.system as SystemName];
  if (!target) return 0;
  let taken = 0;
  /** Since it was last asked whether the system rests; at once after one that was not done. */
  let well = 0;
  async function work(own: EffectTarget): Promise<void> {
    while (!stopping?.aborted) {
      if (well >= askedAfter) {
        well = 0;
        if ((await mayTake(deps, lane)) === 0) return;
      }
      if (!(await takeOne(own))) return;
    }
  }
  async function takeOne(own: EffectTarget): Promise<boolean> {
    const now = deps.clock.now();
    const [effect] = await claimEffects(deps.db, lane, { opensWith: own.opensWith, most: 1, now });
    if (!effect) return false;
    taken += 1;
    well = (await doEffect(deps, own, effect)) ? well + 1 : askedAfter;
    return true;
  }
  const most = await mayTake(deps, lane);
  if (most === 1) await takeOne(target);
  else await Promise.all(Array.from({ length: most }, () => work(target)));
  return taken;
}

function mayTake({ db, clock }: OutboxDeps, lane: Lane): Promise<number> {
  return triesLeft(
    db,
    laneKey(lane),
    lane.subscriber === '' ? atOnce.system : atOnce.subscriber,
    clock.now(),
  );
}

/**
 * One attempt: looked for where an earlier one had no answer, and done where it was not found. Answers whether the
 * system may be asked for more at once.
 */
async function doEffect(deps: OutboxDeps, target: EffectTarget, row: SystemEffect): Promise<boolean> {
  const effect = await readEffect(deps.db, row);
  if (await isLeftOut(deps, row, effect)) {
    const isNote = row.system === 'care_platform';
    await leaveOut(deps, row, (isNote ? await target.wordsOf?.(effect) : null) ?? null);
    return true;
  }
  const opens = target.opensWith !== null && row.kind !== target.opensWith && effect.externalId === null;
  // What a person has said is for the effect itself, not for what is begun before it.
  const step = opens ? { ...effect, kind: target.opensWith ?? row.kind, words: null } : effect;
  const { outcome, found } = await attempt(deps, target, await beginningOf(deps.db, target, step, row));
  // What another effect began is as that one left it: how the ticket stands is still to be told there.
  const opened = opens || (found && !row.answerLost);
  await settleOutcome(deps, { row, target, outcome, opened });
  return outcome.kind === 'refused' || (outcome.kind === 'done' && !outcome.pauseMs);
}

type Step = { effect: EffectToDo; row: SystemEffect; looks: boolean };

/**
 * What an attempt does, and whether it looks first. A ticket that may have been begun there by any other effect of it is
 * looked for from then on, whatever came of that one.
 */
async function beginningOf(
  db: PrismaClient,
  { opensWith }: EffectTarget,
  effect: EffectToDo,
  row: SystemEffect,
): Promise<Step> {
  const begins = effect.kind === opensWith && effect.externalId === null;
  const since = begins ? await firstTried(db, row) : null;
  return since === null
    ? { effect, row, looks: row.answerLost }
    : { effect: { ...effect, since }, row, looks: true };
}

/**
 * Whoever subscribes is told of every ticket. What was saved counts, and the settings until then. What stands in a system,
 * or may stand there, goes on being told: else it would be false there for ever.
 */
async function isLeftOut({ db, settings }: OutboxDeps, row: SystemEffect, { ticket }: EffectToDo) {
  if (row.system === 'webhook') return false;
  const pilot = (await pilotInForce(db)) ?? settings.pilot;
  if (pilot === undefined || isInPilot(pilot, ticket)) return false;
  return !row.answerLost && !(await standsThere(db, row));
}

/** Outside of the pilot people do by hand what they did before. */
async function leaveOut({ db, clock }: OutboxDeps, row: SystemEffect, words: string | null): Promise<void> {
  const now = clock.now();
  await db.$transaction(async (tx) => {
    const left = { state: 'superseded', lastError: 'outside_pilot', doneAt: now } as const;
    if (!(await settleEffect(tx, row, left))) return;
    await noteLeftOut(tx, row, now);
    await addInstead(tx, row, now);
    await addCopyOfNote(tx, row, words, now);
  });
}

async function attempt(
  { logger }: OutboxDeps,
  target: EffectTarget,
  { effect, row, looks }: Step,
): Promise<{ outcome: EffectOutcome; found: boolean }> {
  try {
    const search = looks ? await target.find(effect) : ({ kind: 'absent' } as const);
    if (search.kind === 'absent') return { outcome: await target.apply(effect), found: false };
    return { outcome: outcomeOf(search, row), found: search.kind === 'found' };
  } catch (error) {
    logger.error(
      { event: 'effect_failed', system: row.system, effectId: effect.id, error },
      'an effect ended in a fault',
    );
    return { outcome: { kind: 'unknown', code: 'fault' }, found: false };
  }
}

function outcomeOf(
  search: Exclude<EffectSearch, { kind: 'absent' }>,
  { answerLost }: SystemEffect,
): EffectOutcome {
  switch (search.kind) {
    case 'found':
      return { kind: 'done', ...(search.externalId ? { externalId: search.externalId } : {}) };
    case 'retry':
      return { ...search, kind: answerLost ? 'unknown' : 'retry' };
    case 'refused':
      return search;
  }
}
