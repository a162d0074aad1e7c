import { HttpProblem } from '../http/problem.ts';
import type { SignedIn } from './signed-in.ts';

/**
 * The rows of the facility that somebody speaks for: the one place where a sign-in becomes a filter of rows.
 *
 * @throws HttpProblem `forbidden` for whoever speaks for none
 */
export function facilityScope({ role, facilityId }: SignedIn): { facilityId: string } {
  if (role !== 'facility_user' || facilityId === null) throw new HttpProblem('forbidden');
  return { facilityId };
}
