/** A text's score by weights that were fitted without it, and whether the label holds. */
export type Judged = { score: number; holds: boolean };

/** The lowest score that at most this share of the texts reaches. */
export function thresholdForShare(scores: readonly number[], share: number): number {
  const sorted = scores.toSorted((a, b) => b - a);
  return (sorted[Math.floor(sorted.length * share)] ?? 0) + 1e-6;
}
