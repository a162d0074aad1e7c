import type { Patient } from '../domain/patient.ts';
import type { IdentityInput } from './identity-input.ts';

export function mayAsk(input: IdentityInput, patient: Patient): 'yes' | 'no' | 'unknown' {
  void input;
  void patient;
  return 'unknown';
}
