import { clinicalGrounds, toldOf } from '../../domain/told.ts';
import type { Row } from '../row.ts';

/** A stated change, a stop, a side effect, an allergy, a pregnancy: clinicians decide, no rule does. */
export const clinicalReview: Row = {
  rule: '5-clinical-review',
  source:
    '42 CFR 456.705(b): allergies, interactions and wrong doses are looked at before a medicine is dispensed.',
  decide({ input }) {
    if (input.request.medicationChange || input.flags.includes('medication_change')) {
      return {
        code: 'CLINICAL_REVIEW',
        reasons: ['medication_change: a change of treatment is reported or wanted'],
      };
    }
    const told = toldOf(clinicalGrounds, input.request.told);
    if (told.length > 0) {
      return { code: 'CLINICAL_REVIEW', reasons: [`clinical_told: ${told.join(', ')} by the requester`] };
    }
    if (input.request.clinicalQuestion) {
      return { code: 'CLINICAL_REVIEW', reasons: ['clinical_question: asked beside the refill'] };
    }
    return null;
  },
};
