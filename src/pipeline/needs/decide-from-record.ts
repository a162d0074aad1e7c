import type { Decision } from '../../domain/decision.ts';
import type { Policy } from '../../domain/policy.ts';
import { decideEligibility, type EligibilityInput } from '../../eligibility/decide-eligibility.ts';
import { correctedDecision, type CorrectedGrounds } from '../work/corrected-decision.ts';
import { plainDecision, type PlainGrounds } from './plain-decision.ts';

/** What the table looked at, as it was stored with its decision. */
export type StoredInputs = Omit<EligibilityInput, 'policy'>;

/** What a stored decision was taken by. */
export type StoredGrounds =
  | { kind: 'table'; inputs: StoredInputs }
  | { kind: 'rule'; decide: (policyVersion: string) => Decision }
  | { kind: 'person' }
  /** It was not stored. */
  | { kind: 'unknown' };

/** The column of the inputs holds one of these shapes; a fixed rule keeps what the table looked at beside its own. */
export function storedGrounds(inputs: unknown): StoredGrounds {
  if (typeof inputs !== 'object' || inputs === null) return { kind: 'unknown' };
  if ('plain' in inputs)
    return { kind: 'rule', decide: (version) => plainDecision(inputs as PlainGrounds, version) };
  if ('corrected' in inputs)
    return { kind: 'rule', decide: (version) => correctedDecision(inputs as CorrectedGrounds, version) };
  if (['today', 'request', 'mayAsk', 'match'].every((name) => name in inputs))
    return { kind: 'table', inputs: inputs as StoredInputs };
  return { kind: 'by' in inputs ? 'person' : 'unknown' };
}

/** The inputs of a decision that the table took; null for any other. */
export function storedInputs(inputs: unknown): StoredInputs | null {
  const grounds = storedGrounds(inputs);
  return grounds.kind === 'table' ? grounds.inputs : null;
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
