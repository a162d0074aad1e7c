/** The same misfortunes in every run, one for each call. */
export function misfortunes<T>(seed: number, chances: [number, T][], otherwise: T): () => T {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    let left = state / 2 ** 32;
    for (const [chance, misfortune] of chances) {
      if (left < chance) return misfortune;
      left -= chance;
    }
    return otherwise;
  };
}
