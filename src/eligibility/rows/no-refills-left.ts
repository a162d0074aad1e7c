import { daysBetween } from '../../domain/calendar-date.ts';
import { eligibleOnOf, isInDanger, type Facts } from '../facts.ts';
import type { Row } from '../row.ts';
import { supplyDoubt } from '../supply-doubt.ts';
import { isCriticalMedicine, saysUrgent } from '../urgency.ts';
import { wasNeverFilled } from './unfilled-schedule-two.ts';

/**
 * No refill left: the prescriber must authorise. Asked long before it is needed and not urgent, it waits until a
 * week before the refill may be filled. A prescription never filled still has its first fill.
 */
export const noRefillsLeft: Row = {
  rule: '12-no-refills-left',
  source: '21 U.S.C. 353(b)(1): refilled only as the prescriber has authorised.',
  decide(facts) {
    const { rx, input } = facts;
    if (!rx || rx.refillsLeft !== 0 || wasNeverFilled(rx)) return null;
    const reasons = [`no_refills: refillsAllowed ${rx.prescription.refillsAllowed}, used ${rx.refillsUsed}`];
    const daysEarly = daysUntilEligible(facts);
    const leadDays = input.policy.window.authLeadDays.value;
    if (daysEarly <= leadDays || mayNotWait(facts)) return { code: 'PROVIDER_AUTHORIZATION', reasons };
    return {
      code: 'TOO_EARLY',
      reasons: [
        ...reasons,
        `too_early: ${daysEarly} days before the window, authorisation starts ${leadDays} before it`,
      ],
    };
  },
};

function daysUntilEligible(facts: Facts): number {
  const eligibleOn = eligibleOnOf(facts);
  return eligibleOn === null ? 0 : daysBetween(facts.input.today, eligibleOn);
}

function mayNotWait(facts: Facts): boolean {
  const { input } = facts;
  return saysUrgent(input) || isCriticalMedicine(input) || supplyDoubt(facts) !== null || isInDanger(input);
}
