import type { Clock } from '../domain/clock.ts';

type Bucket = { tokens: number; filledAt: number };

/**
 * A token bucket for each key: a full minute's worth may come at once, then as many as the rate refills.
 * Counted in this process; `take` answers 0 when allowed, else the whole seconds to wait.
 */
export function createRateLimit(perMinute: number, clock: Clock): { take(key: string): number } {
  const buckets = new Map<string, Bucket>();
  return {
    take(key) {
      const now = clock.now().getTime();
      const bucket = buckets.get(key) ?? { tokens: perMinute, filledAt: now };
      const refilled = bucket.tokens + ((now - bucket.filledAt) / 60_000) * perMinute;
      const tokens = Math.min(perMinute, Math.max(0, refilled));
      const allowed = tokens >= 1;
      buckets.set(key, { tokens: allowed ? tokens - 1 : tokens, filledAt: now });
      return allowed ? 0 : Math.max(1, Math.ceil(((1 - tokens) * 60) / perMinute));
    },
  };
}
