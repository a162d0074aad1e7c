import type { Clock } from '../../domain/clock.ts';

/** Calls that one server may be given in a minute, counted as the server counts them: anew with each minute. */
export type CallBudget = {
  /** Resolves when a call may be made; false at once where it would have to wait and does not want to. */
  take(waits: boolean): Promise<boolean>;
  /** The server has refused a call for their number: the rest of the minute is over. */
  exhaust(): Promise<void>;
};

/** Where the calls of a minute are counted: here, or for all processes together. */
export interface CallMinutes {
  /** Counts so many more; answers how many it are then. */
  count(minute: Date, calls: number): Promise<number>;
}

const minuteMs = 60_000;
/** The server's clock need not be ours. */
const marginMs = 1_000;

export type Pause = (ms: number) => Promise<void>;

export function createCallBudget(
  perMinute: number,
  clock: Clock,
  pause: Pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  minutes: CallMinutes = ownMinutes(),
): CallBudget {
  function minuteNow(): Date {
    return new Date(Math.floor(clock.now().getTime() / minuteMs) * minuteMs);
  }
  return {
    async take(waits) {
      for (;;) {
        if ((await minutes.count(minuteNow(), 1)) <= perMinute) return true;
        if (!waits) return false;
        await pause(minuteMs - (clock.now().getTime() % minuteMs) + marginMs);
      }
    },
    async exhaust() {
      await minutes.count(minuteNow(), perMinute);
    },
  };
}

function ownMinutes(): CallMinutes {
  let current = Number.NaN;
  let used = 0;
  return {
    count(minute, calls) {
      if (minute.getTime() !== current) [current, used] = [minute.getTime(), 0];
      used += calls;
      return Promise.resolve(used);
    },
  };
}
