import type { Row } from '../row.ts';

/** Refills left and the window open: submitted to the pharmacy, which decides. */
export const withinWindow: Row = {
  rule: '15-within-window',
  source: '21 U.S.C. 353(b)(1): refilled as the prescriber has authorised.',
  decide({ rx, input }) {
    if (!rx?.window || rx.refillsLeft === null || rx.refillsLeft <= 0) return null;
    if (input.today < rx.window.eligibleOn) return null;
    const window = `eligible from ${rx.window.eligibleOn}, supply until ${rx.window.runOutOn}`;
    return {
      code: 'PHARMACY_PROCESS',
      reasons: [`within_window: ${window}, refills left ${rx.refillsLeft}`],
    };
  },
};
