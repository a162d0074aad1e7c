import type { Row } from '../row.ts';

/** So long without a fill that a pharmacist asks whether and how it was taken. */
export const lapsed: Row = {
  rule: '14-lapsed',
  decide({ rx, input }) {
    if (!rx || rx.daysSinceLast === null || rx.daysSupply === null) return null;
    const limit = input.policy.window.lapseFactor.value * rx.daysSupply;
    if (rx.daysSinceLast <= limit) return null;
    return {
      code: 'PHARMACIST_REVIEW',
      reasons: [`lapsed: ${rx.daysSinceLast} days since the last fill, limit ${limit}`],
    };
  },
};
