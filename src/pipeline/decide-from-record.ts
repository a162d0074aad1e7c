import type { Decision } from '../domain/decision.ts';
import type { Policy } from '../domain/policy.ts';
import { decideEligibility, type EligibilityInput } from '../eligibility/decide-eligibility.ts';

/** What the table looked at, as it was stored with its decision. */
export type StoredInputs = Omit<EligibilityInput, 'policy'>;

/** The inputs of a decision that the table took; null for one that a person took or that needed no table. */
export function storedInputs(inputs: unknown): StoredInputs | null {
  const isTables =
    typeof inputs === 'object' &&
    inputs !== null &&
    ['today', 'request', 'mayAsk', 'match'].every((name) => name in inputs);
  return isTables ? (inputs as StoredInputs) : null;
}

/** Asks the table again about what it looked at then. */
export function decideFromRecord(inputs: StoredInputs, policy: Policy): Decision {
  return decideEligibility({ ...inputs, policy });
}

export const decisionFields = [
  'code',
  'rule',
  'policyVersion',
  'priority',
  'eligibleOn',
  'runOutOn',
  'pharmacistReview',
  'reasons',
] as const satisfies readonly (keyof Decision)[];
export type DecisionField = (typeof decisionFields)[number];

/** In which fields two decisions are not the same. */
export function differingFields(one: Decision, other: Decision): DecisionField[] {
  return decisionFields.filter((field) => JSON.stringify(one[field]) !== JSON.stringify(other[field]));
}
