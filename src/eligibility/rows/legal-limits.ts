import { isCapped, type Facts, type PrescriptionFacts } from '../facts.ts';
import type { Row } from '../row.ts';

/** Expired, or no refill allowed any more by 21 CFR 1306.22(a) or the state: the prescriber must authorise. */
export const legalLimits: Row = {
  rule: '11-legal-limits',
  source: '21 CFR 1306.22(a): five refills in six months for III and IV; the state’s own as policy.',
  decide(facts) {
    const { rx } = facts;
    if (!rx) return null;
    const reason = expired(facts, rx) ?? capReached(facts, rx) ?? stateCapReached(facts, rx);
    return reason === null ? null : { code: 'PROVIDER_AUTHORIZATION', reasons: [reason] };
  },
};

function expired({ input }: Facts, rx: PrescriptionFacts): string | null {
  if (rx.expiresOn === null || input.today <= rx.expiresOn) return null;
  return `expired: could be filled until ${rx.expiresOn}`;
}

function capReached({ input }: Facts, rx: PrescriptionFacts): string | null {
  const { schedule } = rx.prescription;
  const cap = input.policy.law.cappedRefills.value;
  if (!isCapped(schedule, input.policy) || rx.refillsUsed < cap) return null;
  return `cap_reached: ${rx.refillsUsed} of ${cap} refills used on schedule ${schedule} (21 CFR 1306.22(a))`;
}

function stateCapReached({ input }: Facts, rx: PrescriptionFacts): string | null {
  const cap = input.policy.law.cappedRefillDays.value;
  if (cap === null || rx.daysSupply === null || !isCapped(rx.prescription.schedule, input.policy))
    return null;
  if (rx.supplies === null || rx.supplies.length === 0) return null;
  const used = rx.supplies.slice(1).reduce((days, supply) => days + (supply.daysSupply ?? 0), 0);
  return used + rx.daysSupply > cap
    ? `cap_reached: ${used} of ${cap} days refilled, ${rx.daysSupply} more asked`
    : null;
}
