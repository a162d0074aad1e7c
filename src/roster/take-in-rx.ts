import type pg from 'pg';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { PrescriptionStatus } from '../domain/prescription.ts';
import type { RxFact } from '../domain/rx-fact.ts';
import { contradictsMedicine } from '../domain/drugs/contradicts-medicine.ts';
import { importRoster, type ImportDeps } from './import-roster.ts';
import { queueChangedPatients } from './queue-changed-patients.ts';
import { fillResource, prescriptionResource } from './rx-resources.ts';

/** What the pharmacy system's news of a prescription changed in the roster. */
export type TakenIn = {
  prescriptionId: string | null;
  changed: boolean;
  /** Under its Rx number the roster has another medicine: nothing was taken in. */
  contradicts?: true;
};

type Known = {
  id: string;
  sourceId: string;
  status: PrescriptionStatus;
  drugName: string | null;
  strength: string | null;
  quantity: number | null;
  fills: { sourceId: string; filledOn: CalendarDate | null; completed: boolean }[];
};

/** FHIR R4: what an id may be made of. */
const idShape = /^[A-Za-z0-9.-]{1,64}$/;

/**
 * Takes what the pharmacy system says of a patient's prescription into the roster. One that is known keeps what the
 * roster says of it: its status and its fills alone follow. One that is not known is imported as a file's would be.
 */
export async function takeInRx(
  deps: ImportDeps,
  patient: { id: string; sourceId: string },
  fact: RxFact,
): Promise<TakenIn> {
  const { pool } = deps.database;
  const known = fact.rxNumber === null ? null : await findKnown(pool, patient.id, fact.rxNumber);
  if (known) {
    if (tellsOfAnother(known, fact)) return { prescriptionId: known.id, changed: false, contradicts: true };
    const status = await followStatus(deps, known, fact.status);
    const fill = await takeInFill(deps, known, fact);
    return { prescriptionId: known.id, changed: status || fill };
  }
  const { rxNumber, medicine, rxId, status } = fact;
  const id = `pioneerrx-${rxId ?? rxNumber ?? ''}`;
  if (rxNumber === null || medicine === null || status === null || !idShape.test(id)) {
    return { prescriptionId: null, changed: false };
  }
  await importResources(deps, [prescriptionResource(fact, id, patient.sourceId)]);
  const made = await findKnown(pool, patient.id, rxNumber);
  if (made) await takeInFill(deps, made, fact);
  return { prescriptionId: made?.id ?? null, changed: made !== null };
}

async function findKnown(pool: pg.Pool, patientId: string, rxNumber: string): Promise<Known | null> {
  const { rows } = await pool.query<Known>(
    `SELECT p.id, p."sourceId", p.status, p."drugName", p.strength, p.quantity,
            coalesce((SELECT jsonb_agg(jsonb_build_object('sourceId', f."sourceId", 'filledOn', f."filledOn",
                        'completed', f.completed)) FROM fills f WHERE f."prescriptionId" = p.id), '[]') AS fills
       FROM prescriptions p WHERE p."patientId" = $1 AND p."rxNumber" = $2`,
    [patientId, rxNumber],
  );
  // Two of one number are for the roster's file to explain.
  return rows.length === 1 ? (rows[0] ?? null) : null;
}

function tellsOfAnother({ drugName, strength }: Known, { medicine, dispensed = null }: RxFact): boolean {
  const told = [medicine, dispensed].filter((words) => words !== null);
  return told.some((words) => contradictsMedicine({ name: drugName, strength }, words));
}

/** With word to the tickets of the patient, as an import leaves it. */
async function followStatus(
  { database, clock }: ImportDeps,
  known: Known,
  status: PrescriptionStatus | null,
): Promise<boolean> {
  if (status === null || status === known.status) return false;
  const client = await database.pool.connect();
  try {
    await client.query('BEGIN');
    const now = clock.now();
    await client.query(
      `UPDATE prescriptions SET status = $2::"PrescriptionStatus", "updatedAt" = $3 WHERE id = $1`,
      [known.id, status, now],
    );
    await queueChangedPatients(client, 'prescriptions', [known.id], now);
    await client.query('COMMIT');
    return true;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

/** The roster may know the fill under another id: on one day a prescription is filled once. */
async function takeInFill(deps: ImportDeps, known: Known, { fill, fillId }: RxFact): Promise<boolean> {
  if (!fill || fillId === null || !idShape.test(fillId)) return false;
  // Of nothing no supply begins.
  if (fill.state === 'completed' && fill.quantity !== null && fill.quantity <= 0) return false;
  const same = known.fills.find(({ sourceId }) => sourceId === fillId);
  const onThatDay = known.fills.find(
    ({ filledOn, completed }) => completed && filledOn !== null && filledOn === fill.filledOn,
  );
  if (fill.state === 'cancelled') {
    if (!same?.completed) return false;
  } else if (fill.filledOn === null || same?.completed || onThatDay) return false;
  return importResources(deps, [fillResource(fill, fillId, known)]);
}

async function importResources(deps: ImportDeps, resources: object[]): Promise<boolean> {
  const lines = new TextEncoder().encode(resources.map((one) => JSON.stringify(one)).join('\n'));
  async function* open(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(lines);
  }
  const { created, updated } = await importRoster(deps, [{ name: 'pharmacy', open }]);
  return created + updated > 0;
}
