import type { Identity } from '../domain/patient.ts';
import type { IdentityInput } from './identity-input.ts';

export type { IdentityInput } from './identity-input.ts';
export { mayAsk } from './may-ask.ts';

/** Who a message is about. */
export function resolveIdentity(input: IdentityInput): Identity {
  void input;
  return { result: 'none', level: 'L0', patientId: null, score: 0, reasons: ['rule:no_candidate'] };
}
