import { addDays } from '../../domain/calendar-date.ts';
import { isQuantity, type Facts, type PrescriptionFacts } from '../facts.ts';
import type { Row } from '../row.ts';

/**
 * The rest of a partial fill is owed: the pharmacy completes it, no window applies and no refill is used up. None
 * after the legal end: 21 CFR 1306.23 for schedules III to V, 1306.13 for schedule II.
 */
export const owedPartial: Row = {
  rule: '8-owed-partial',
  source: '21 CFR 1306.13 and 1306.23: the rest of a partial fill is no refill.',
  decide(facts) {
    const { rx, input } = facts;
    if (!rx?.last?.owed || rx.last.startedOn > input.today) return null;
    if (!isQuantity(rx.last.quantity) || !isWithinItsEnd(facts, rx)) return null;
    const { last, prescription } = rx;
    const figures = `quantity ${last.quantity ?? 'unknown'} of ${prescription.quantity ?? 'unknown'} handed over`;
    return { code: 'PHARMACY_COMPLETION', reasons: [`owed_partial: ${figures} since ${last.startedOn}`] };
  },
};

/** An end that is not known is not taken for one to come. */
function isWithinItsEnd({ input }: Facts, rx: PrescriptionFacts): boolean {
  if (rx.expiresOn === null || input.today > rx.expiresOn) return false;
  const { schedule, writtenOn } = rx.prescription;
  if (schedule !== 2 || writtenOn === null) return schedule !== 2;
  return input.today <= addDays(writtenOn, input.policy.law.scheduleTwoPartialDays.value);
}
