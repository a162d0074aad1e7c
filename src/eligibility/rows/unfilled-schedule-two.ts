import type { PrescriptionFacts } from '../facts.ts';
import type { Row } from '../row.ts';

/**
 * 21 CFR 1306.12(b): several schedule II prescriptions may be on file with earliest fill dates. One that was never
 * filled and whose date has come needs no new prescription, but a pharmacist. Stands before the schedule II row,
 * whose exception it is.
 */
export const unfilledScheduleTwo: Row = {
  rule: '13b-unfilled-schedule-two',
  source: '21 CFR 1306.12(b): several prescriptions at once, each with its earliest fill date.',
  decide({ rx, input }) {
    if (!rx || rx.prescription.schedule !== 2 || !wasNeverFilled(rx)) return null;
    const { earliestFillOn } = rx.prescription;
    if (earliestFillOn === null || earliestFillOn > input.today) return null;
    if (rx.expiresOn === null || rx.expiresOn < input.today) return null;
    const reason = `unfilled_schedule_2: never filled, earliestFillOn ${earliestFillOn}, valid until ${rx.expiresOn}`;
    return { code: 'PHARMACIST_REVIEW', reasons: [reason] };
  },
};

export function wasNeverFilled(rx: PrescriptionFacts): boolean {
  return rx.supplies?.length === 0;
}
