import shipped from './data/match-weights.json' with { type: 'json' };
import type { PartLevel } from './part-score.ts';

/** How often a level is seen between a claim and the person meant (`m`), and somebody else (`u`). */
export type Likelihood = { m: number; u: number };

export type NamePart = 'given' | 'family';

/**
 * What each agreement is worth, in the manner of Fellegi and Sunter (A Theory for Record Linkage, 1969): the logarithm
 * of m over u. `npm run estimate-weights` makes such a table of an operator's own roster.
 */
export type MatchWeights = {
  /** Where the figures come from. */
  origin: string;
  /** Among so many people one is looked for: the odds before any field is compared. */
  people: number;
  given: Record<PartLevel, Likelihood>;
  family: Record<PartLevel, Likelihood>;
  /** Where not both parts of a name were said, or neither fits. */
  name: Record<'partial' | 'none', Likelihood>;
  birthDate: Record<'equal' | 'near' | 'different', Likelihood>;
  rxNumber: Record<'own' | 'other' | 'unknown', Likelihood>;
  phone: Record<'own' | 'related' | 'none', Likelihood>;
  ownMedicine: Record<'own', Likelihood>;
  /** The share of people who bear a common name, as it is compared; `rare`: of any other. */
  frequencies: Record<NamePart, { common: Record<string, number>; rare: number }>;
};

export const matchWeights: MatchWeights = shipped;

/** Bits for a field; 0 says nothing, below 0 speaks against. */
export function bitsOf({ m, u }: Likelihood): number {
  return Math.log2(m / u);
}

/**
 * A name is worth the more the rarer it is. Whoever bears the recorded name may have made the same slip, so that a slip
 * is never worth more than the name itself.
 */
export function nameBits(
  weights: MatchWeights,
  part: NamePart,
  { level, recorded }: { level: PartLevel; recorded: string },
): number {
  const { m, u } = weights[part][level];
  const { common, rare } = weights.frequencies[part];
  const frequency = common[recorded] ?? rare;
  if (level === 'equal') return bitsOf({ m, u: frequency });
  return level === 'differs' ? bitsOf({ m, u }) : bitsOf({ m, u: u + frequency * m });
}
