import type { Row } from '../row.ts';
import { wasNeverFilled } from './unfilled-schedule-two.ts';

/** On file and never filled: the pharmacy's intake fills it for the first time. */
export const firstFill: Row = {
  rule: '13a-first-fill',
  source: '21 U.S.C. 353(b)(1): the prescription itself is the authority for its first fill.',
  decide({ rx }) {
    if (!rx || !wasNeverFilled(rx)) return null;
    return { code: 'PHARMACY_PROCESS', reasons: ['first_fill: on file, never filled'] };
  },
};
