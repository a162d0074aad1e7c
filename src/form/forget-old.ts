import type { PrismaClient } from '../db/generated/node/client.ts';
import type { Clock } from '../domain/clock.ts';
import { forgetDraftKeys } from './draft-key-store.ts';
import { forgetOldLines } from './list/list-store.ts';

/** Once an hour: what the form keeps for a time alone is forgotten when its time is over. */
export function formSweep({ db, clock }: { db: PrismaClient; clock: Clock }) {
  return {
    name: 'form_out_of_time',
    everyMs: 3_600_000,
    async run(): Promise<void> {
      const now = clock.now();
      await forgetOldLines(db, now);
      await forgetDraftKeys(db, now);
    },
  };
}
