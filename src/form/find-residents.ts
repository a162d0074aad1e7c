import type { Context } from 'hono';
import { searchResidents } from '../identity/resident-store.ts';
import { facilityOf, recordReads } from './form-context.ts';
import type { FormDeps, FormEnv } from './form-deps.ts';
import type { Found } from './found-residents.tsx';

/** As many as are told apart at a glance. */
const mostShown = 12;
const longestTyped = 100;

/** The residents of one's own roster that fit what was typed; that they are shown is written down. */
export async function findForFacility(
  deps: FormDeps,
  c: Context<FormEnv>,
  typed: unknown,
): Promise<Found | null> {
  const words = typeof typed === 'string' ? typed.slice(0, longestTyped).trim() : '';
  if (words === '') return null;
  const found = await searchResidents(deps.db, facilityOf(c), words, mostShown + 1);
  const residents = found.slice(0, mostShown);
  await recordReads(deps, c, 'list', { subject: 'resident', patients: residents.map(({ id }) => id) });
  return { typed: words, residents, more: found.length > mostShown };
}
