/** Reasons for which what a text was about to tell is no longer to be told. */
const calledOffReasons = ['readings_differ', 'split'] as const;
export type CalledOff = (typeof calledOffReasons)[number];

/** Why a text whose attempt is or was under way is not to be tried once more; null when it may be. */
export function calledOff({ reason }: { reason: string | null }): CalledOff | null {
  return calledOffReasons.find((one) => one === reason) ?? null;
}
