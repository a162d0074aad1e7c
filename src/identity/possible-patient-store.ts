import type { Db } from '../db/client.ts';
import type { Audience } from '../domain/audience.ts';
import { fromUtc } from '../domain/calendar-date.ts';
import { fullName, type Identity } from '../domain/patient.ts';

/** Somebody who may be meant, with what tells them from others. */
export type PossiblePatient = {
  id: string;
  sourceId: string;
  name: string;
  birthDate: string | null;
  facility: string | null;
  score: number;
  reasons: string[];
};

/** Whom the arrivals of a ticket may be about, best first, each once. Only those whom this audience may see. */
export async function listPossiblePatients(
  db: Db,
  identities: readonly (Identity | null)[],
  audience: Audience,
): Promise<PossiblePatient[]> {
  const found = identities
    .flatMap((identity) => identity?.candidates ?? [])
    .toSorted((a, b) => b.score - a.score);
  if (found.length === 0 || audience.kind === 'sender') return [];
  const ids = [...new Set(found.map(({ patientId }) => patientId))];
  const rows = await db.patient.findMany({
    where: { id: { in: ids }, ...(audience.facilityId === null ? {} : { facilityId: audience.facilityId }) },
    include: { facility: { select: { name: true } } },
  });
  return ids.flatMap((id) => {
    const row = rows.find((patient) => patient.id === id);
    const best = found.find(({ patientId }) => patientId === id);
    if (!row || !best) return [];
    const { sourceId, birthDate, facility } = row;
    const born = birthDate === null ? null : fromUtc(birthDate);
    const { score, reasons } = best;
    return [
      {
        id,
        sourceId,
        name: fullName(row),
        birthDate: born,
        facility: facility?.name ?? null,
        score,
        reasons,
      },
    ];
  });
}
