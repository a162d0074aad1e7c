import type pg from 'pg';
import type { NeededMedicine } from '../../dedup/need-keys.ts';
import { addDays, type CalendarDate } from '../../domain/calendar-date.ts';

/** What an arrival of the measurement claims, and the medicine that it asks for. */
export type Lookup = {
  kind: string;
  sender: string;
  claims: { name: string | null; birthDates: CalendarDate[]; rxNumbers: string[] };
  medicine: NeededMedicine;
};

type Person = {
  given: string;
  family: string;
  birthDate: CalendarDate;
  phone: string;
  rxNumber: string;
  medicine: NeededMedicine;
};

/** Belongs to nobody in the roster. */
const stranger = '+14155550123';

const nothing = { name: null, birthDates: [], rxNumbers: [] };

/** What people give: from the best that can be asked for to a name alone, which many bear. */
const kinds: Record<string, (person: Person) => Pick<Lookup, 'sender' | 'claims'>> = {
  'phone, name and birth date': (person) => ({
    sender: person.phone,
    claims: { ...nothing, name: nameOf(person), birthDates: [person.birthDate] },
  }),
  'phone alone': (person) => ({ sender: person.phone, claims: nothing }),
  'name and birth date': (person) => ({
    sender: stranger,
    claims: { ...nothing, name: nameOf(person), birthDates: [person.birthDate] },
  }),
  'name with a slip, and birth date': (person) => ({
    sender: stranger,
    claims: {
      ...nothing,
      name: nameOf({ ...person, family: withSlip(person.family) }),
      birthDates: [person.birthDate],
    },
  }),
  'name and a wrong birth date': (person) => ({
    sender: stranger,
    claims: { ...nothing, name: nameOf(person), birthDates: [addDays(person.birthDate, 1)] },
  }),
  'birth date alone': (person) => ({
    sender: stranger,
    claims: { ...nothing, birthDates: [person.birthDate] },
  }),
  'Rx number and birth date': (person) => ({
    sender: stranger,
    claims: { ...nothing, birthDates: [person.birthDate], rxNumbers: [person.rxNumber] },
  }),
  'name alone': (person) => ({ sender: stranger, claims: { ...nothing, name: nameOf(person) } }),
};

/** Each kind for each of some people, who are drawn from the whole roster: of the same roster always the same. */
export async function askedLookups(pool: pg.Pool, count: number): Promise<Lookup[]> {
  const { rows } = await pool.query<Person>(
    `SELECT p."givenNames"[1] AS given, p."familyName" AS family, p."birthDate"::text AS "birthDate", h.number AS phone,
        r."rxNumber", json_build_object('prescriptionId', r.id, 'drugName', r."drugName", 'strength', r.strength,
          'text', r.text) AS medicine
      FROM (SELECT * FROM patients ORDER BY md5("sourceId") LIMIT $1) p
        CROSS JOIN LATERAL (SELECT number FROM patient_phones WHERE "patientId" = p.id LIMIT 1) h
        CROSS JOIN LATERAL (SELECT * FROM prescriptions WHERE "patientId" = p.id ORDER BY "rxNumber" LIMIT 1) r`,
    [count],
  );
  return rows.flatMap((person) =>
    Object.entries(kinds).map(([kind, ask]) => ({ kind, medicine: person.medicine, ...ask(person) })),
  );
}

function nameOf({ given, family }: Person): string {
  return `${given} ${family}`;
}

/** Two letters in the middle exchanged. */
function withSlip(name: string): string {
  const at = Math.floor(name.length / 2);
  return `${name.slice(0, at - 1)}${name.charAt(at)}${name.charAt(at - 1)}${name.slice(at + 1)}`;
}
