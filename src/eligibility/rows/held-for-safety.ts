import type { Row } from '../row.ts';

/**
 * A refill asked for beside self-harm or overdose, or while a clinician still has one that was told before, is held for
 * a clinician; beside an emergency it goes on, because
 * the emergency has its own ticket and the medicine may be what is needed.
 */
export const heldForSafety: Row = {
  rule: '0-held-for-safety',
  source: '42 CFR 456.705(b): clinical abuse or misuse is looked for before a medicine is dispensed.',
  decide({ input }) {
    const held = input.flags.filter((flag) => flag === 'self_harm' || flag === 'overdose');
    if (held.length > 0)
      return {
        code: 'CLINICAL_REVIEW',
        reasons: [`held: ${held.join(', ')}, a clinician decides before any supply`],
      };
    const { standing = [] } = input;
    if (standing.length === 0) return null;
    return {
      code: 'CLINICAL_REVIEW',
      urgent: true,
      reasons: [`held: ${standing.join(', ')} told before, a clinician decides before any supply`],
    };
  },
};
