import type { CalendarDate } from '../../domain/calendar-date.ts';
import { earlyGrounds, toldOf } from '../../domain/told.ts';
import { eligibleOnOf, isInDanger, isTooEarly, type Facts } from '../facts.ts';
import type { Row, Verdict } from '../row.ts';
import { supplyDoubt } from '../supply-doubt.ts';
import { isCriticalMedicine, saysUrgent } from '../urgency.ts';

/**
 * Before the window. Who says it is urgent goes to the prescriber at once; a medicine that must not be missed, or
 * whose days' supply says little, goes to a pharmacist; only the rest is told to wait.
 */
export const tooEarly: Row = {
  rule: '13-too-early',
  source: 'No law: the operations team’s window of 80 to 90 %; payers refuse before it (NCPDP reject 79).',
  decide(facts) {
    const eligibleOn = eligibleOnOf(facts);
    if (eligibleOn === null || !isTooEarly(facts)) return null;
    return verdict(facts, figures(facts, eligibleOn));
  },
};

function verdict(facts: Facts, figures: string): Verdict {
  const { input } = facts;
  if (saysUrgent(input)) {
    const told = toldOf(earlyGrounds, input.request.told);
    return {
      code: 'PROVIDER_AUTHORIZATION',
      urgent: true,
      reasons: [figures, `early_but_urgent: ${told.length > 0 ? `${told.join(', ')} ` : ''}by the requester`],
    };
  }
  const critical = criticalReason(facts);
  if (critical !== null) return { code: 'PHARMACIST_REVIEW', urgent: true, reasons: [figures, critical] };
  return { code: 'TOO_EARLY', reasons: [figures] };
}

function criticalReason(facts: Facts): string | null {
  const { input } = facts;
  if (input.drug === null) return 'early_class_unknown: never told to wait without a look';
  if (isCriticalMedicine(input)) return 'early_critical: a medicine that must not be missed';
  const doubt = supplyDoubt(facts);
  if (doubt !== null) return `early_unreliable: ${doubt}`;
  return isInDanger(input) ? 'early_danger: a safety flag was raised in the same message' : null;
}

function figures({ rx, input }: Facts, eligibleOn: CalendarDate): string {
  if (rx?.window?.ofAnother)
    return `too_early: filled on another prescription of it, threshold ${rx.window.percent} % reached on ${eligibleOn}, asked ${input.today}`;
  if (!rx?.window || !rx.last) return `too_early: earliestFillOn ${eligibleOn}, asked ${input.today}`;
  const { percent } = rx.window;
  const fill = `last fill ${rx.last.startedOn}, daysSupply ${rx.daysSupply}`;
  return `too_early: ${fill}, threshold ${percent} % reached on ${eligibleOn}, asked ${input.today}`;
}
