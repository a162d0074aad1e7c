import type { PrismaClient } from '../db/generated/node/client.ts';
import type { Clock } from '../domain/clock.ts';
import type { Logger } from '../logging/logger.ts';
import { fetchMissedCalls, type MissedCallsDeps } from '../pipeline/recordings/fetch-missed-calls.ts';
import { fetchMissedTexts, type MissedTextsDeps } from '../pipeline/recordings/fetch-missed-texts.ts';
import { startMissingJobs } from './attachment-jobs-store.ts';
import type { JobQueue } from './job-queue.ts';
import { findStranded, findUnfetched } from './stranded-store.ts';

/**
 * Something done again and again; the pause counts from the end of a run to the start of the next. A run that may be
 * long ends early when it is told to stop.
 */
export type Sweep = { name: string; everyMs: number; run(stopping?: AbortSignal): Promise<void> };

/** Runs each sweep at once and then after its pauses, until stopped. A failed run is logged and tried again. */
export function runSweeps(sweeps: Sweep[], logger: Logger): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const running = sweeps.map((sweep) => repeat(sweep, logger, stopping.signal));
  return {
    async stop() {
      stopping.abort();
      await Promise.all(running);
    },
  };
}

async function repeat(sweep: Sweep, logger: Logger, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await sweep.run(signal);
    } catch (error) {
      logger.error({ event: 'sweep_failed', sweep: sweep.name, error }, 'a sweep failed and will run again');
    }
    await pause(sweep.everyMs, signal);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}

/** A job is thought lost when its row has waited for so long; at the start, when it waited before this process was there. */
const strandedAfterMs = 60_000;

/** Starts the jobs of rows that wait although no job works on them. */
export function strandedSweep(deps: { db: PrismaClient; jobs: JobQueue; clock: Clock }): Sweep {
  const startedAt = deps.clock.now();
  let first = true;
  return {
    name: 'stranded',
    everyMs: 30_000,
    async run() {
      const now = deps.clock.now();
      const before = first ? startedAt : new Date(now.getTime() - strandedAfterMs);
      const stranded = await findStranded(deps.db, now, before);
      await deps.jobs.enqueue(
        deps.db,
        'process-message',
        stranded.messageIds.map((messageId) => ({ data: { messageId } })),
      );
      await deps.jobs.enqueue(
        deps.db,
        'send-reply',
        stranded.replyIds.map((replyId) => ({ data: { replyId } })),
      );
      first = false;
    },
  };
}

/** Recordings that became ready after their message was processed, and files whose job was lost. */
export function unfetchedSweep(deps: { db: PrismaClient; jobs: JobQueue }): Sweep {
  let atStart = true;
  return {
    name: 'unfetched',
    everyMs: 300_000,
    async run() {
      await startMissingJobs(deps, {
        queue: 'fetch-attachment-again',
        alike: ['fetch-attachment'],
        attachmentIds: await findUnfetched(deps.db),
        atStart,
      });
      atStart = false;
    },
  };
}

/**
 * Takes in what the vendor could not hand over, each list by itself: one that cannot be read holds the other up no
 * more. The first run is at the start.
 */
export function missedSweeps(
  deps: MissedTextsDeps & MissedCallsDeps & { backfillMinutes: number; logger: Logger },
): Sweep[] {
  const fetches = { missed_texts: fetchMissedTexts, missed_calls: fetchMissedCalls };
  return Object.entries(fetches).map(([name, fetchMissed]) => ({
    name,
    everyMs: deps.backfillMinutes * 60_000,
    async run() {
      const count = await fetchMissed(deps);
      if (count > 0) deps.logger.warn({ event: name, count }, 'arrivals that were missed have been taken in');
    },
  }));
}
