import type { Clock } from '../../domain/clock.ts';

/** Calls that one server may be given in a minute, counted as the server counts them: anew with each minute. */
export type CallBudget = {
  /** Resolves when a call may be made; false at once where it would have to wait and does not want to. */
  take(waits: boolean): Promise<boolean>;
  /** The server has refused a call for their number: the rest of the minute is over. */
  exhaust(): void;
};

const minuteMs = 60_000;
/** The server's clock need not be ours. */
const marginMs = 1_000;

export type Pause = (ms: number) => Promise<void>;

export function createCallBudget(
  perMinute: number,
  clock: Clock,
  pause: Pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
): CallBudget {
  let minute = Number.NaN;
  let used = 0;
  function minuteNow(): number {
    return Math.floor(clock.now().getTime() / minuteMs);
  }
  return {
    async take(waits) {
      for (;;) {
        const current = minuteNow();
        if (current !== minute) [minute, used] = [current, 0];
        used += 1;
        if (used <= perMinute) return true;
        if (!waits) return false;
        await pause(minuteMs - (clock.now().getTime() % minuteMs) + marginMs);
      }
    },
    exhaust() {
      minute = minuteNow();
      used = perMinute;
    },
  };
}
