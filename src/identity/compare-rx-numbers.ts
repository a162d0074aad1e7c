import type { Patient } from '../domain/patient.ts';
import type { IdentityInput } from './identity-input.ts';

/** `own`: the Rx numbers are this patient's. `other`: they, or some of them, are another candidate's. */
export type RxNumberAgreement = 'own' | 'other' | 'unknown' | 'unclaimed';

export function compareRxNumbers(
  { claims, candidates }: Pick<IdentityInput, 'claims' | 'candidates'>,
  patient: Patient,
): RxNumberAgreement {
  const claimed = claims.rxNumbers;
  if (claimed.length === 0) return 'unclaimed';
  const owned = claimed.filter((number) => hasRxNumber(patient, number));
  const foreign = claimed.some(
    (number) => !owned.includes(number) && candidates.some((other) => hasRxNumber(other, number)),
  );
  if (foreign) return 'other';
  return owned.length > 0 ? 'own' : 'unknown';
}

function hasRxNumber(patient: Patient, rxNumber: string): boolean {
  return patient.prescriptions.some((prescription) => prescription.rxNumber === rxNumber);
}
