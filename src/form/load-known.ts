import type { Context } from 'hono';
import { findResidents } from '../identity/resident-store.ts';
import { facilityOf, recordReads } from './form-context.ts';
import type { FormDeps, FormEnv } from './form-deps.ts';
import type { KnownResidents } from './known-residents.ts';

/** The residents of one's own roster among the ids, with their medicines; that they are looked at is written down. */
export async function loadKnown(deps: FormDeps, c: Context<FormEnv>, ids: string[]): Promise<KnownResidents> {
  const facilityId = facilityOf(c);
  const residents = await findResidents(deps.db, facilityId, ids);
  const own = residents.map(({ id }) => id);
  await recordReads(deps, c, 'look_up', { subject: 'resident', patients: own });
  const previews = await deps.previewMedicines(facilityId, own);
  const medicines = new Map(previews.map((preview) => [preview.patientId, preview.medicines]));
  return new Map(
    residents.map((resident) => [resident.id, { ...resident, medicines: medicines.get(resident.id) ?? [] }]),
  );
}
