import type { Comparison } from './compare-claims.ts';
import { matchingPolicy } from './matching-policy.ts';
import type { MatchingRule } from './matching-rules.ts';

/**
 * One figure for a comparison, 0 to 1: the chance that not all agreeing fields agree by accident, cut for each that
 * contradicts. It orders candidates and explains; the rules decide.
 */
export function scoreComparison(comparison: Comparison, rule: MatchingRule | null): number {
  const { weight } = matchingPolicy;
  const agreements = [
    weight.name * (comparison.name?.score ?? 0),
    weight.birthDate * (comparison.birthDate === 'equal' ? 1 : 0),
    weight.rxNumber * (comparison.rxNumber === 'own' ? 1 : 0),
    weight.phone * (comparison.phone === 'mobile' || comparison.phone === 'landline' ? 1 : 0),
    weight.ownMedicine * (rule === 'own_phone_and_medicine' ? 1 : 0),
  ];
  const contradictions = [comparison.name?.by === 'none', comparison.birthDate === 'different'].filter(
    Boolean,
  );
  const doubt = agreements.reduce((product, agreement) => product * (1 - agreement), 1);
  return rounded((1 - doubt) * matchingPolicy.contradiction ** contradictions.length);
}

/** The fields as codes for people who review: they name no value of anybody. */
export function explainComparison(comparison: Comparison): string[] {
  const { name, birthDate, rxNumber, phone } = comparison;
  return [
    `name:${name === null ? 'unclaimed' : rounded(name.score).toFixed(2)}`,
    ...(name && name.by !== 'full' && name.by !== 'none' ? [`name_by:${name.by}`] : []),
    `birth_date:${birthDate}`,
    `rx_number:${rxNumber}`,
    `phone:${phone}`,
  ];
}

function rounded(score: number): number {
  return Math.round(score * 1000) / 1000;
}
