import type { Row, Verdict } from '../row.ts';

/** A need without a medicine never enters the refill rows: it goes to whoever answers that kind of question. */
export const noMedication: Row = {
  rule: '0-no-medication',
  source: 'No law: nothing is asked for that could be refilled.',
  decide({ input }) {
    if (input.match.kind !== 'no_medication') return null;
    return answer(input.request, input.flags.includes('medication_change'));
  },
};

function answer(
  request: { clinicalQuestion: boolean; medicationChange: boolean; newPrescription: boolean },
  change: boolean,
): Verdict {
  if (request.medicationChange || change) {
    return {
      code: 'CLINICAL_REVIEW',
      reasons: ['medication_change: a change of treatment is reported or wanted'],
    };
  }
  if (request.clinicalQuestion)
    return { code: 'CLINICAL_REVIEW', reasons: ['clinical_question: a clinician answers'] };
  if (request.newPrescription)
    return { code: 'NEW_RX', reasons: ['new_prescription: asked for without a medicine'] };
  return { code: 'NEEDS_HUMAN', reasons: ['unclear: no medicine and no known wish was read'] };
}
