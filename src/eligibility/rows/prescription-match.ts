import type { EligibilityInput, PrescriptionMatch } from '../eligibility-input.ts';
import type { Row, Verdict } from '../row.ts';

/**
 * Exactly one prescription must be meant; a medicine that was never prescribed leaves this workflow. Of two active ones
 * none is ever picked, not even the one with refills: the other may hold the dose or the last fill that counts. The
 * sender is asked, because strength or Rx number tells them apart; where nobody can be asked, or after two answers
 * that fit both, it is with a person, whom the window rules want for more than one candidate. What two listeners to a call
 * understood differently is no question for the caller: the row of voicemail has it.
 */
export const prescriptionMatch: Row = {
  rule: '4-prescription-match',
  source:
    '21 U.S.C. 353(b)(1): the prescription that the prescriber has written, and no other; look-alike names by ISMP’s list.',
  decide({ input }) {
    const contradicted = (input.request.heard?.differing ?? []).length > 0;
    if (contradicted && input.match.kind !== 'no_medication') return null;
    switch (input.match.kind) {
      case 'one':
      case 'no_medication':
        return null;
      case 'several':
        return { code: 'CLARIFY', reasons: [`several_prescriptions: ${input.match.reason}`] };
      case 'conflict':
        return { code: 'CLARIFY', reasons: [`conflicting_prescription: ${input.match.reason}`] };
      case 'none':
        return noMatch(input, input.match);
    }
  },
};

/**
 * A name that no vocabulary knows is not taken for a new medicine: the sender is asked. What somebody else of the same
 * phone takes may be asked for under the wrong name: whose it is, a person finds out.
 */
function noMatch({ request, drug }: EligibilityInput, { everHad, ofAnother }: NoPrescription): Verdict {
  if (request.newPrescription)
    return { code: 'NEW_RX', reasons: ['new_prescription: asked for as a new one'] };
  if (everHad) return { code: 'CLARIFY', reasons: ['former_prescription: only former prescriptions fit'] };
  if (drug === null)
    return { code: 'CLARIFY', reasons: ['medicine_unknown: the medicine could not be read for sure'] };
  if (ofAnother)
    return { code: 'NEEDS_HUMAN', reasons: ['of_another: only somebody else of this phone takes it'] };
  return { code: 'NEW_RX', reasons: ['never_prescribed: no prescription for this medicine on file'] };
}

type NoPrescription = Extract<PrescriptionMatch, { kind: 'none' }>;
