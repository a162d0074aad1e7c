import type { Db } from '../db/client.ts';
import { countBreaches } from './breaches-store.ts';
import { countDecisions, countDenials, countJoins } from './decisions-store.ts';
import type { FigureFilter } from './figure-filter.ts';
import { countFlags, measureAcknowledgements } from './safety-store.ts';
import { measureProviders, measureStages } from './stages-store.ts';
import { measureTimes } from './times-store.ts';
import { countVolume } from './volume-store.ts';

export type WorkFigures = Awaited<ReturnType<typeof readWorkFigures>>;

/** All figures of work, one after another: they are looked at, and nobody else is to wait for them. */
export async function readWorkFigures(db: Db, filter: FigureFilter, timeZone: string) {
  return {
    volume: await countVolume(db, filter, timeZone),
    stages: await measureStages(db, filter),
    times: await measureTimes(db, filter),
    breaches: await countBreaches(db, filter),
    decisions: await countDecisions(db, filter),
    joins: await countJoins(db, filter),
    provider: await measureProviders(db, filter),
    denials: await countDenials(db, filter),
    safety: {
      flags: await countFlags(db, filter),
      acknowledgements: await measureAcknowledgements(db, filter),
    },
  };
}
