import type { Decision } from '../domain/decision.ts';
import { policyFor } from '../domain/policy-for.ts';
import { placeOf, type EligibilityInput } from './eligibility-input.ts';
import { eligibleOnOf, factsOf, type Facts } from './facts.ts';
import type { Row, Verdict } from './row.ts';
import { decisionTable } from './table.ts';
import { urgencyReasons } from './urgency.ts';

export type { EligibilityInput };

/** Nothing in the table spoke: a person decides. The table is total, this keeps it so when rows are changed. */
const unforeseen: Verdict = { code: 'NEEDS_HUMAN', reasons: ['unforeseen: no row of the table applies'] };

/**
 * Decides where a request goes. Pure, total and deterministic: the same input gives the same decision. It never
 * approves a refill; `PHARMACY_PROCESS` means that the pharmacy is asked.
 */
export function decideEligibility(input: EligibilityInput): Decision {
  const policy = policyFor(input.policy, placeOf(input));
  const facts = factsOf({ ...input, policy });
  for (const row of decisionTable) {
    const verdict = row.decide(facts);
    if (verdict) return decision(row.rule, verdict, facts);
  }
  return decision('16-unforeseen', unforeseen, facts);
}

function decision(rule: Row['rule'], verdict: Verdict, facts: Facts): Decision {
  const urgency = urgencyReasons(facts);
  const looked = facts.input.flags.includes('safety_review');
  return {
    code: verdict.code,
    rule,
    policyVersion: facts.input.policy.version,
    priority: verdict.urgent || urgency.length > 0 ? 'urgent' : 'routine',
    eligibleOn: eligibleOnOf(facts),
    runOutOn: facts.rx?.window?.runOutOn ?? null,
    pharmacistReview: verdict.pharmacistReview === true || facts.rx?.controlled === true || looked,
    reasons: [
      ...verdict.reasons,
      ...urgency,
      ...(looked ? ['safety_review: words of danger, a person looks'] : []),
    ],
  };
}
