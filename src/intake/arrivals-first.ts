import type { Accept } from './accept-messages.ts';

/** An `Accept` that is watched, and a wait until it has nothing to do. */
export type WatchedAccept = {
  accept: Accept;
  /** Resolves when no arrival is being accepted, at the latest after `longestWaitMs`: background work goes on then. */
  quiet: () => Promise<void>;
};

/** Arrivals that follow one another closer than this are one burst. */
const pauseMs = 5;

/** In a burst without end, background work still goes on, one step for each such wait. */
const longestWaitMs = 500;

/**
 * A vendor that waits for its answer goes before the work on what is already safe: both run on one thread, and a
 * burst that is answered late is delivered again.
 */
export function watchArrivals(accept: Accept): WatchedAccept {
  let underWay = 0;
  let lastAt = -Infinity;

  async function quiet(): Promise<void> {
    const until = performance.now() + longestWaitMs;
    for (let now = performance.now(); now < until; now = performance.now()) {
      const restMs = underWay > 0 ? pauseMs : lastAt + pauseMs - now;
      if (restMs <= 0) return;
      await new Promise((resolve) => setTimeout(resolve, Math.ceil(restMs)));
    }
  }

  return {
    quiet,
    async accept(message) {
      underWay += 1;
      try {
        return await accept(message);
      } finally {
        underWay -= 1;
        lastAt = performance.now();
      }
    },
  };
}
