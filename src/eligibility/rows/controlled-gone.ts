import { type Told, toldOf } from '../../domain/told.ts';
import type { Row } from '../row.ts';

const gone: readonly Told[] = ['stolen', 'lost', 'spilled'];

/** A controlled medicine that is said to be stolen, lost or spilled: a pharmacist looks, and nothing is promised. */
export const controlledGone: Row = {
  rule: '7-controlled-gone',
  source: '21 CFR 1306.04(a): the pharmacist answers with the prescriber for a proper dispensing.',
  decide({ rx, input }) {
    if (!rx?.controlled) return null;
    const told = toldOf(gone, input.request.told);
    if (told.length === 0) return null;
    return {
      code: 'PHARMACIST_REVIEW',
      urgent: true,
      reasons: [`controlled_gone: ${told.join(', ')} by the requester`],
    };
  },
};
