import type { CalendarDate } from '../../domain/calendar-date.ts';
import { tryOut, type CheckLine } from '../system-check.ts';
import type { PioneerClient } from './pioneer-client.ts';

const system = 'pharmacy';
const nobody = {
  givenName: 'Nobody',
  familyName: 'Nobody-Of-This-Name',
  birthDate: '1900-01-01' as CalendarDate,
};

/** Tries what the gateway needs of PioneerRx, by looking alone. */
export async function checkPioneer(client: PioneerClient): Promise<CheckLine[]> {
  const signedIn = await tryOut(system, 'certificate and signature', async () => {
    if (await client.isAuthenticated()) return { result: 'works', hint: null };
    return { result: 'fails', hint: 'the key or the secret is not known, or our address is not on its list' };
  });
  if (signedIn.result !== 'works') return [signedIn];
  const search = await tryOut(
    system,
    'finding a patient by name and birth date (SearchPatient)',
    async () => {
      await client.searchPatient(nobody);
      return { result: 'works', hint: null };
    },
  );
  const asked = search.hint?.startsWith('pharmacy_refused')
    ? {
        ...search,
        result: 'missing' as const,
        hint: 'ask for the methods SearchPatient and GetPatientProfile',
      }
    : search;
  return [signedIn, asked];
}
