import { matchingPolicy } from './matching-policy.ts';

/** How one part of a name agrees; the figures of `matchingPolicy.part` say how well. */
export type PartLevel = keyof typeof matchingPolicy.part;

/** How far two given or two family names agree; `score` is 0 to 1. */
export type PartScore = { level: PartLevel; score: number };

export const differs: PartScore = { level: 'differs', score: 0 };

export function partScore(level: PartLevel): PartScore {
  return { level, score: matchingPolicy.part[level] };
}

/** The policy's keys are what the type says: it is a constant. */
export const partLevels = Object.keys(matchingPolicy.part) as PartLevel[];
