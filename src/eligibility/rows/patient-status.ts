import { statusGrounds, toldOf } from '../../domain/told.ts';
import type { Row } from '../row.ts';

/** Deceased, discharged, admitted or otherwise inactive patients are never routed on by themselves. */
export const patientStatus: Row = {
  rule: '3-patient-status',
  source: 'No law: whoever has died, moved or is in hospital is for a person to ask about.',
  decide({ input }) {
    if (input.patient?.deceased) {
      return { code: 'NEEDS_HUMAN', reasons: ['patient_deceased: deceased is recorded'] };
    }
    if (input.patient?.active === false) {
      return { code: 'NEEDS_HUMAN', reasons: ['patient_inactive: active is false in the roster'] };
    }
    const told = toldOf(statusGrounds, input.request.told);
    if (told.length > 0) {
      return { code: 'NEEDS_HUMAN', reasons: [`patient_status_told: ${told.join(', ')} by the requester`] };
    }
    return null;
  },
};
