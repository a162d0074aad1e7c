import type { PrismaClient, SystemEffect } from '../../db/generated/node/client.ts';
import type { Clock } from '../../domain/clock.ts';
import { findLink, writeLink } from '../../outbox/link-store.ts';
import { effectsDoneSince, redoEffect } from '../../outbox/redo-store.ts';
import type { Logger } from '../../logging/logger.ts';
import type { QuestionStand } from '../../systems/ehr/read-question.ts';
import { eachByItself } from '../records/each-by-itself.ts';

export type LookForEncountersDeps = {
  db: PrismaClient;
  clock: Clock;
  logger: Pick<Logger, 'warn'>;
  /** How what has this id in the EHR stands there. */
  read: (externalId: string) => Promise<QuestionStand>;
};

const system = 'ehr';

/**
 * Reads back what the EHR said that it took since then: a question that is not there is asked once more, one that was to
 * be withdrawn and is still open is withdrawn once more. Answers how many that were.
 */
export async function lookForEncounters(deps: LookForEncountersDeps, since: Date): Promise<number> {
  let redone = 0;
  await eachByItself(await effectsDoneSince(deps.db, system, since, ['encounter', 'encounter_over']), {
    ...{ logger: deps.logger, system },
    async work(effect) {
      if (await lookFor(deps, effect)) redone += 1;
    },
    idsOf: ({ id, ticketId }) => ({ effectId: id, ticketId }),
  });
  return redone;
}

async function lookFor(deps: LookForEncountersDeps, effect: SystemEffect): Promise<boolean> {
  const { db, clock, read } = deps;
  const asks = effect.kind === 'encounter';
  const externalId = asks ? effect.externalId : await findLink(db, effect.ticketId, system);
  // Nothing was to be written, or somebody did it by hand.
  if (externalId === null) return false;
  if ((await read(externalId)) !== (asks ? 'gone' : 'open')) return false;
  const now = clock.now();
  await db.$transaction(async (tx) => {
    const gone = {
      ticketId: effect.ticketId,
      system,
      state: 'gone',
      lastError: 'not_there',
      externalId: null,
    };
    if (asks) await writeLink(tx, gone, now);
    await redoEffect(tx, effect.id, now);
  });
  return true;
}
