import { isId } from '../domain/id.ts';
import type { PreviewedMedicine } from '../pipeline/needs/preview-medicines.ts';
import type { RosterResident } from '../identity/resident-store.ts';
import type { Draft, DraftResident } from './draft.ts';

/** A resident of the facility's roster with what is known of each active medicine. */
export type KnownResident = RosterResident & { medicines: PreviewedMedicine[] };

export type KnownResidents = ReadonlyMap<string, KnownResident>;

/** The ids in a draft that may be residents; whatever was forged is none. */
export function rosterIdsOf(draft: Draft): string[] {
  return [...new Set(draft.residents.flatMap(({ id }) => (id !== null && isId(id) ? [id] : [])))];
}

/** Left out: residents who are not the facility's. */
export function withoutStrangers(draft: Draft, known: KnownResidents): { draft: Draft; leftOut: boolean } {
  const residents = draft.residents.filter(({ id }) => id === null || known.has(id));
  return { draft: { ...draft, residents }, leftOut: residents.length < draft.residents.length };
}

/** The ticked medicines that can be asked for, and whether one of the ticks leads nowhere. */
export function askedOf(
  resident: DraftResident,
  known: KnownResidents,
): { asked: PreviewedMedicine[]; gone: boolean } {
  const medicines = resident.id === null ? [] : (known.get(resident.id)?.medicines ?? []);
  const ticked = new Set(resident.ticked);
  const asked = medicines.filter(({ prescriptionId }) => ticked.has(prescriptionId));
  return { asked, gone: asked.length < ticked.size };
}
