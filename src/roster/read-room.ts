import type { FhirPatient } from './fhir.ts';
import { tidy } from './human-name.ts';

/** A line of an address that says the room and nothing else, in English or Spanish: `Room 12B`, `Rm. 4`, `Hab. 7-A`. */
const roomLine = /^(?:room|rm|bed|suite|unit|habitaci[oó]n|hab|cuarto|cama)\b\.?\s*#?\s*(\S.{0,19})$/iu;

/**
 * Where in the facility somebody lives. FHIR has no field for it on a Patient: an extension whose address ends in
 * `room` with a `valueString`, else the line of an address that names a room.
 */
export function readRoom({ extension, address }: Pick<FhirPatient, 'extension' | 'address'>): string | null {
  for (const one of extension ?? []) {
    const value = one['valueString'];
    if (/[/#:-]room$/i.test(one.url ?? '') && typeof value === 'string' && value.trim()) {
      return tidy(value).slice(0, 20);
    }
  }
  const lines = (address ?? []).flatMap(({ line }) => line ?? []);
  for (const line of lines) {
    const room = roomLine.exec(tidy(line ?? ''))?.[1];
    if (room) return room;
  }
  return null;
}
