import { Prisma } from '../db/generated/node/client.ts';

/**
 * How long something took. A percentile is by nearest rank: the least of the observed values that so many of a hundred
 * do not exceed. Seconds are whole, rounded down; null where nothing was observed.
 */
export type Spread = {
  count: number;
  p50Seconds: number | null;
  p90Seconds: number | null;
  p95Seconds: number | null;
};

export const nothingObserved: Spread = { count: 0, p50Seconds: null, p90Seconds: null, p95Seconds: null };

/** The columns of a spread over the intervals `taken`; those that are null are not observed. */
export const spreadColumns = Prisma.raw(
  [
    'count(taken)::int AS count',
    ...[50, 90, 95].map((rank) => `${percentile(rank)} AS "p${rank}Seconds"`),
  ].join(', '),
);

function percentile(rank: number): string {
  const seconds = 'greatest(0, floor(extract(epoch FROM taken))::int)';
  return `percentile_disc(${rank / 100}) WITHIN GROUP (ORDER BY ${seconds}) FILTER (WHERE taken IS NOT NULL)`;
}
