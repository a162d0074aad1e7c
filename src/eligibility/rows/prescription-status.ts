import type { Row } from '../row.ts';

/** Discontinued, cancelled, on hold, transferred, completed, unknown: never handed to the pharmacy by itself. */
export const prescriptionStatus: Row = {
  rule: '6-prescription-status',
  source:
    '21 CFR 1306.25(b): a prescription that was transferred is void here; 21 U.S.C. 353(b)(1) for one that was ended.',
  decide({ rx }) {
    if (!rx || rx.prescription.status === 'active') return null;
    return { code: 'NEEDS_HUMAN', reasons: [`prescription_not_active: status ${rx.prescription.status}`] };
  },
};
