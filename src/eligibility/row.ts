import type { DecisionCode } from '../domain/decision.ts';
import type { Facts } from './facts.ts';

/** What a row answers when it applies. */
export type Verdict = {
  code: DecisionCode;
  reasons: string[];
  /** A pharmacist looks at it whatever else happens. */
  pharmacistReview?: boolean;
  /** Urgent by this row alone, beside the reasons that urgency has of its own. */
  urgent?: boolean;
};

/**
 * One row of the ordered table; null: the row does not apply and the next one is asked. `source`: the law that it
 * follows, or that there is none.
 */
export type Row = { rule: string; source: string; decide(facts: Facts): Verdict | null };
