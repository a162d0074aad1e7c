import type { Db } from '../db/client.ts';
import { claimClocks, type DueClock, type Lane } from './clocks/claim-clocks.ts';
import { fireDates } from './clocks/fire-date.ts';
import { fireTogether } from './clocks/fire-together.ts';
import type { PipelineDeps } from './pipeline-deps.ts';

export type FiringOptions = {
  /** At most so many are fired. */
  limit: number;
  /** Clocks whose effect has failed: they are left out, and those that fail now are added. */
  failed?: Set<string>;
};

/** How many are claimed in one transaction, whose rows nobody else can work until it ends. */
const atOnce: Record<Lane, number> = { page: 100, work: 250, date: 20 };

/**
 * Time passed: fires what is due, oldest first, pages before all. A batch is one transaction with all its effects, so
 * that each clock fires once however many processes sweep and wherever one of them dies. Answers how many fired; a
 * clock whose effect fails stays due and holds no other back.
 */
export async function fireDueClocks(deps: PipelineDeps, options: FiringOptions): Promise<number> {
  const { limit, failed = new Set<string>() } = options;
  let fired = 0;
  let dates = true;
  for (;;) {
    const before = fired;
    fired += await fireLane(deps, 'page', limit - fired, failed);
    fired += await fireLane(deps, 'work', limit - fired, failed);
    if (dates) {
      const done = await fireLane(deps, 'date', limit - fired, failed);
      // To find that no date is left is to read all else that is due: it is found once.
      dates = done > 0;
      fired += done;
    }
    if (fired === before || fired >= limit) return fired;
  }
}

async function fireLane(deps: PipelineDeps, lane: Lane, room: number, failed: Set<string>): Promise<number> {
  const most = Math.min(room, atOnce[lane]);
  if (most <= 0) return 0;
  let fired = 0;
  // What failed is no reason to stop: what comes behind it is claimed next.
  for (;;) {
    const failures = failed.size;
    fired += await fireBatch(deps, { lane, most: most - fired, failed });
    if (failed.size === failures || fired >= most) return fired;
  }
}

type Batch = { lane: Lane; most: number; failed: Set<string>; only?: string[] };

async function fireBatch(deps: PipelineDeps, batch: Batch): Promise<number> {
  const claimed: string[] = [];
  try {
    return await deps.db.$transaction(async (tx) => {
      const now = deps.clock.now();
      const clocks = await claimClocks(tx, { ...batch, now });
      claimed.push(...clocks.map(({ id }) => id));
      return clocks.length === 0 ? 0 : fireClaimed(tx, deps, batch.lane, clocks, now);
    });
  } catch (error) {
    const [first] = claimed;
    if (first === undefined) throw error;
    if (claimed.length > 1) return fireOneByOne(deps, batch, claimed);
    batch.failed.add(first);
    deps.logger.error({ event: 'clock_failed', clockId: first, error }, 'a clock could not fire');
    return 0;
  }
}

async function fireOneByOne(deps: PipelineDeps, batch: Batch, ids: string[]): Promise<number> {
  let fired = 0;
  for (const id of ids) fired += await fireBatch(deps, { ...batch, only: [id], most: 1 });
  return fired;
}

async function fireClaimed(
  tx: Db,
  deps: PipelineDeps,
  lane: Lane,
  clocks: DueClock[],
  now: Date,
): Promise<number> {
  return lane === 'date' ? fireDates(tx, deps, clocks, now) : fireTogether(tx, deps, clocks, now);
}
