/** A stream of numbers from 0 to 1 that its seed alone decides (mulberry32). */
export type Random = () => number;

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function below(random: Random, limit: number): number {
  return Math.floor(random() * limit);
}

export function pick<T>(random: Random, list: readonly T[]): T {
  const found = list[below(random, list.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
}

/** The first of a list more often than the last, falling as 1 / (rank + flatness): names are spread so. */
export function pickByRank<T>(random: Random, list: readonly T[], flatness: number): T {
  const rank = flatness * (((list.length + flatness) / flatness) ** random() - 1);
  return list[Math.floor(rank)] ?? pick(random, list);
}

export function happens(random: Random, chance: number): boolean {
  return random() < chance;
}
