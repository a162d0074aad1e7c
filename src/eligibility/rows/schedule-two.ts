import type { Row } from '../row.ts';

/** 21 CFR 1306.12(a): a schedule II prescription is never refilled; each fill needs a new one. */
export const scheduleTwo: Row = {
  rule: '9-schedule-two',
  source: '21 CFR 1306.12(a): a schedule II prescription is not refilled.',
  decide({ rx, input }) {
    if (rx?.prescription.schedule !== 2) return null;
    const reasons = ['schedule_2: each fill needs a new prescription (21 CFR 1306.12(a))'];
    const { refillsAllowed } = rx.prescription;
    if (refillsAllowed !== null && refillsAllowed > input.policy.law.scheduleTwoRefills.value) {
      reasons.push(`record_error: refillsAllowed ${refillsAllowed} on schedule II`);
    }
    return { code: 'PROVIDER_NEW_RX', reasons };
  },
};
