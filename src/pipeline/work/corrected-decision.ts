import type { Decision } from '../../domain/decision.ts';

/** The decision that held before the sender put the strength right. */
export type CorrectedGrounds = { corrected: Decision };

/** What the record does not answer any more once the strength is another: a person says which prescription is meant. */
export function correctedDecision({ corrected }: CorrectedGrounds, policyVersion: string): Decision {
  return {
    ...corrected,
    code: 'NEEDS_HUMAN',
    rule: 'corrected-by-sender',
    policyVersion,
    reasons: [
      'the sender has put the strength right, and the record does not tell which prescription is meant',
    ],
  };
}
