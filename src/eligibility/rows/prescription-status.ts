import type { Row } from '../row.ts';

/** Discontinued, cancelled, on hold, transferred, completed, unknown: never handed to the pharmacy by itself. */
export const prescriptionStatus: Row = {
  rule: '6-prescription-status',
  decide({ rx }) {
    if (!rx || rx.prescription.status === 'active') return null;
    return { code: 'NEEDS_HUMAN', reasons: [`prescription_not_active: status ${rx.prescription.status}`] };
  },
};
