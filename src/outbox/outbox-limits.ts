/** An attempt without an outcome may be under way for so long: twice the longest call, a search and the doing. */
export const attemptLastsMs = 60_000;

/** The pauses grow from two seconds to a quarter of an hour. */
const pauses = { firstMs: 2_000, longestMs: 900_000 };

/** Limits are counted by the minute: a system that asks for more is asked again after ten of them all the same. */
export const longestAskedMs = 600_000;

/** Of a rest that is longer than their minute those that wait say why they do. */
export const toldRestMs = 60_000;

/** With the pauses above some two hours of attempts of its own; while a system is down, there are few. */
export const mostAttempts = 16;

/** Failures in a row after which a system is left alone, and for how long at first and at most. */
export const circuit = { failures: 5, firstMs: 30_000, longestMs: 600_000 };

/** The pause before the next attempt, in milliseconds. */
export function pauseAfter(attempts: number, askedMs?: number): number {
  const grown = Math.min(pauses.firstMs * 2 ** Math.max(0, attempts - 1), pauses.longestMs);
  return Math.max(grown, Math.min(askedMs ?? 0, longestAskedMs));
}

/** How long nobody asks a system that has failed so often in a row; null while it is still asked. */
export function restAfter(failures: number): number | null {
  if (failures < circuit.failures) return null;
  return Math.min(circuit.firstMs * 2 ** (failures - circuit.failures), circuit.longestMs);
}
