import type { Row } from '../row.ts';

/** 45 CFR 164.502(g) and 164.510(b): only those who may act for the patient are acted for without a look. */
export const requesterAuthority: Row = {
  rule: '2-requester-authority',
  source: '45 CFR 164.502(g) and 164.510(b): only those who may act for the patient.',
  decide({ input }) {
    if (input.mayAsk === 'yes') return null;
    const reason =
      input.mayAsk === 'no'
        ? 'requester_not_authorised: no authority on file for this patient'
        : 'requester_unknown: authority for this patient is not known';
    return { code: 'PROXY_REVIEW', reasons: [reason] };
  },
};
