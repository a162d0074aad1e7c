import type { TextingPolicy } from '../../domain/texting-policy.ts';

/** So that thousands of texts that failed together do not come back together. */
const spread = 0.25;

/**
 * How long a text rests after its n-th attempt, in milliseconds: doubling from the first pause to the longest, a
 * quarter more or less by chance; never less than the vendor asks for.
 */
export function pauseMs(
  attempts: number,
  askedMs: number | null,
  { firstPauseSeconds, longestPauseSeconds }: TextingPolicy,
  chance: () => number = Math.random,
): number {
  const doubled = firstPauseSeconds.value * 2 ** Math.max(0, attempts - 1);
  const ownMs = Math.min(doubled, longestPauseSeconds.value) * 1000 * (1 + spread * (2 * chance() - 1));
  return askedMs === null ? ownMs : Math.max(ownMs, askedMs * (1 + spread * chance()));
}
