import { empty, join, type Sql, sqltag as sql } from '@prisma/client/runtime/client';
import type { Db } from '../db/client.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { claimKeys } from '../domain/names/search-keys.ts';
import type { Patient } from '../domain/patient.ts';
import { nearDates } from './near-dates.ts';

/** What patients are looked up by: a patient that fits any of these is returned. */
export type PatientLookup = {
  ids?: string[];
  /** E.164; found on patients and on those who may ask for them. */
  phone?: string | null;
  /**
   * A claimed name: then of those who share a birth date only those are found whose name has a word that sounds like
   * one of it, and besides those of a like name who were born on a day that is easily mistaken for one of these.
   */
  name?: string | null;
  birthDates?: CalendarDate[];
  rxNumbers?: string[];
};

const most = 50;

/** People of a like name whom nothing else speaks for: only a person looks at them. */
const mostByName = 10;

/**
 * Patients with all that the stages look at, each once, at most 50, in the order of their ids, in one query. The
 * patients who share the phone or an Rx number come before those who share a birth date, and these before those of a
 * like name, so that a common birth date or name never pushes the owner of the phone over the edge.
 */
export async function loadPatients(db: Db, where: PatientLookup): Promise<Patient[]> {
  const found = lookups(where);
  if (found.length === 0) return [];
  const [row] = await db.$queryRaw<{ patients: Patient[] }[]>(sql`select ${patientsJson(found)} as patients`);
  return row?.patients ?? [];
}

/** The patients who share a phone, as one JSON value within another statement. */
export function patientsByPhoneJson(phone: string | null): Sql {
  const found = lookups({ phone });
  return found.length === 0 ? sql`'[]'::json` : patientsJson(found);
}

function patientsJson(found: Sql[]): Sql {
  return sql`(
    select coalesce(json_agg(${patientJson} order by p.id), '[]')
    from (
      select id from (${join(found, ' union all ')}) as hits group by id order by min(place), id limit ${most}
    ) as found join patients p using (id))`;
}

function lookups(where: PatientLookup): Sql[] {
  const found: Sql[] = [];
  if (where.ids?.length)
    found.push(sql`select id, 0 as place from patients where id = any(${where.ids}::uuid[])`);
  if (where.rxNumbers?.length)
    found.push(
      sql`select "patientId" as id, 1 as place from prescriptions where "rxNumber" = any(${where.rxNumbers}::text[])`,
    );
  if (where.phone) {
    found.push(
      sql`select "patientId" as id, 1 as place from patient_phones where number = ${where.phone}`,
      sql`select "patientId" as id, 1 as place from related_persons where phone = ${where.phone}`,
    );
  }
  found.push(...byNameAndDate(where.name ?? null, where.birthDates ?? []));
  return found;
}

function byNameAndDate(name: string | null, birthDates: CalendarDate[]): Sql[] {
  const dated = birthDates.length > 0;
  const { dated: keys, paired } = name === null ? { dated: [], paired: [] } : claimKeys(name, birthDates);
  // A row that was written without keys is found by its date alone.
  const date = sql`select id, 2 as place from patients where "birthDate" = any(${birthDates}::date[])`;
  const found = dated ? [keys.length > 0 ? sql`${date} and "searchKeys" = '{}'` : date] : [];
  if (keys.length > 0)
    found.push(sql`select id, 2 as place from patients where "searchKeys" && ${keys}::text[]`);
  if (paired.length > 0) {
    const near = [...new Set(birthDates.flatMap(nearDates))];
    const born = dated ? sql`and "birthDate" = any(${near}::date[])` : empty;
    found.push(
      sql`(select id, 3 as place from patients where "searchKeys" && ${paired}::text[] ${born} limit ${mostByName})`,
    );
  }
  return found;
}

const fillsJson = sql`coalesce((
  select json_agg(json_build_object('id', f.id, 'filledOn', f."filledOn", 'quantity', f.quantity,
      'daysSupply', f."daysSupply", 'partial', f.partial, 'completed', f.completed)
    order by f."filledOn" nulls first, f.id)
  from fills f where f."prescriptionId" = r.id), '[]')`;

const prescriptionsJson = sql`coalesce((
  select json_agg(json_build_object('id', r.id, 'patientId', r."patientId", 'rxNumber', r."rxNumber", 'text', r.text,
      'drugName', r."drugName", 'strength', r.strength, 'status', r.status, 'schedule', r.schedule,
      'writtenOn', r."writtenOn", 'expiresOn', r."expiresOn", 'earliestFillOn', r."earliestFillOn",
      'quantity', r.quantity, 'refillsAllowed', r."refillsAllowed", 'expectedDaysSupply', r."expectedDaysSupply",
      'prescriberId', r."prescriberId", 'payer', r.payer, 'doseVaries', r."doseVaries",
      'doseChangedOn', r."doseChangedOn", 'fills', ${fillsJson})
    order by r."writtenOn" nulls first, r."rxNumber", r.id)
  from prescriptions r where r."patientId" = p.id), '[]')`;

const relatedPersonsJson = sql`coalesce((
  select json_agg(json_build_object('id', q.id, 'name', q.name, 'relationship', q.relationship, 'kind', q.kind, 'phone', q.phone,
      'validFrom', q."validFrom", 'validTo', q."validTo") order by q.id)
  from related_persons q where q."patientId" = p.id), '[]')`;

const phonesJson = sql`coalesce((
  select json_agg(json_build_object('number', h.number, 'kind', h.kind) order by h.number)
  from patient_phones h where h."patientId" = p.id), '[]')`;

/** Each patient with exactly the fields of `Patient`; JSON writes a `date` as `YYYY-MM-DD`. */
const patientJson = sql`json_build_object('id', p.id, 'sourceId', p."sourceId", 'givenNames', p."givenNames",
  'familyName', p."familyName", 'suffix', p.suffix, 'otherNames', p."otherNames", 'birthDate', p."birthDate",
  'language', p.language, 'deceased', p.deceased, 'active', p.active, 'facilityId', p."facilityId",
  'facility', (select o."sourceId" from facilities o where o.id = p."facilityId"),
  'prescriberId', p."prescriberId", 'phones', ${phonesJson}, 'relatedPersons', ${relatedPersonsJson},
  'prescriptions', ${prescriptionsJson})`;
