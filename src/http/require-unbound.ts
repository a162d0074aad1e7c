import { HttpProblem } from './problem.ts';

/** What is of the whole gateway is neither shown to one facility nor changed by it. */
export function requireUnbound({ facilityId }: { facilityId: string | null }): void {
  if (facilityId !== null) throw new HttpProblem('forbidden');
}
