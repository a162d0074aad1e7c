import type { Row } from '../row.ts';

export const identity: Row = {
  rule: '1-identity',
  source: '45 CFR 164.514(h): who is spoken of is verified before anything is done or told.',
  decide({ input }) {
    if (input.identity === 'exact' && input.patient !== null) return null;
    const found = input.identity === 'several' ? 'more than one patient fits' : 'no patient fits';
    return { code: 'IDENTITY_REVIEW', reasons: [`identity_${input.identity}: ${found}`] };
  },
};
