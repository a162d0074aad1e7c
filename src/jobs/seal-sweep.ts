import { sealChains } from '../audit/seal-store.ts';
import type { PrismaClient } from '../db/generated/node/client.ts';
import type { Clock } from '../domain/clock.ts';
import type { Logger } from '../logging/logger.ts';
import type { Sweep } from './run-sweeps.ts';

/** So many links under one seal; what is left has the next one at once. */
const mostLinks = 5_000;

/**
 * Seals the chains that moved, every minute. The log keeps each seal outside the database: whoever rewrites all of
 * the database cannot rewrite that.
 */
export function sealSweep(deps: { db: PrismaClient; clock: Clock; logger: Logger }): Sweep {
  return {
    name: 'seal',
    everyMs: 60_000,
    async run() {
      for (;;) {
        const sealed = await sealChains(deps.db, deps.clock.now(), mostLinks);
        if (!sealed) return;
        const { sequence: seal, hash: sealHash, chains: count } = sealed;
        deps.logger.info(
          { event: 'audit_sealed', seal, sealHash, count },
          'the chains that moved are sealed',
        );
        if (sealed.links < mostLinks) return;
      }
    },
  };
}
