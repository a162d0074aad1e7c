import { daysBetween } from '../../domain/calendar-date.ts';
import type { Row } from '../row.ts';

/** So long without a fill of the medicine, on any prescription, that a pharmacist asks whether and how it was taken. */
export const lapsed: Row = {
  rule: '14-lapsed',
  source: '42 CFR 456.705(b): whether and how it was taken is looked at before it is dispensed again.',
  decide({ rx, input }) {
    const { startedOn, daysSupply } = rx?.lastOfMedicine ?? {};
    if (!startedOn || !daysSupply) return null;
    const limit = input.policy.window.lapseFactor.value * daysSupply;
    const passed = daysBetween(startedOn, input.today);
    if (passed <= limit) return null;
    return {
      code: 'PHARMACIST_REVIEW',
      reasons: [`lapsed: ${passed} days since the last fill, limit ${limit}`],
    };
  },
};
