import { sqltag as sql } from '@prisma/client/runtime/client';
import type { Db } from '../db/client.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { compactName, nameWords, parsePersonName } from '../domain/person-name.ts';
import type { NamedPatient, ProvenLink, RosterSample } from './estimate-weights.ts';

/** A name that fewer bear might tell of somebody: it counts as rare and is not written down. */
const fewestBearers = 20;
const mostNames = 300;
const mostLinks = 50_000;

/** A sample of the roster and of proven links, without a phone, an id or a rare name in what is made of it. */
export async function loadRosterSample(
  db: Db,
  size: number,
): Promise<Omit<RosterSample, 'origin' | 'today'>> {
  const people = await countPeople(db);
  return {
    people,
    sample: await loadSample(db, size),
    links: await loadProvenLinks(db),
    shared: await loadShared(db, people),
    bearers: {
      given: bearersOf(await countGivenNames(db), (name) => nameWords(name)[0] ?? ''),
      family: bearersOf(await countFamilyNames(db), (name) => compactName(parsePersonName(name).words)),
    },
  };
}

async function countPeople(db: Db): Promise<number> {
  const [row] = await db.$queryRaw<{ people: number }[]>(sql`select count(*)::int as people from patients`);
  return row?.people ?? 0;
}

/** In an order that has nothing to do with the people and is the same each time. */
function loadSample(db: Db, size: number): Promise<NamedPatient[]> {
  return db.$queryRaw<NamedPatient[]>(sql`
    select "givenNames", "familyName", suffix, "otherNames", to_char("birthDate", 'YYYY-MM-DD') as "birthDate"
    from patients order by md5(id::text) limit ${size}`);
}

type StoredLink = NamedPatient & { name: string | null; claimedOn: CalendarDate | null };

/** What people said of themselves where their own Rx number proves who they are. */
async function loadProvenLinks(db: Db): Promise<ProvenLink[]> {
  const rows = await db.$queryRaw<StoredLink[]>(sql`
    select e.result->'patient'->'name'->>'value' as name, e.result->'patient'->'birthDate'->>'value' as "claimedOn",
      p."givenNames", p."familyName", p.suffix, p."otherNames", to_char(p."birthDate", 'YYYY-MM-DD') as "birthDate"
    from inbound_messages m
      join extractions e on e."messageId" = m.id and e.revision = m.revision and e.engine like 'rules-%'
      join patients p on p.id = (m.identity->>'patientId')::uuid
    where m.identity->'reasons' ? 'rx_number:own'
    order by m.id desc limit ${mostLinks}`);
  return rows.map(({ name, claimedOn, ...patient }) => ({ name, birthDate: claimedOn, patient }));
}

async function loadShared(db: Db, people: number): Promise<RosterSample['shared']> {
  const [row] = await db.$queryRaw<{ dates: number; phones: number }[]>(sql`
    select
      coalesce((select sum(n * (n - 1)) from
        (select count(*)::float8 as n from patients group by "birthDate" having "birthDate" is not null) as d), 0) as dates,
      coalesce((select sum(n * (n - 1)) from
        (select count(*)::float8 as n from patient_phones group by number) as h), 0) as phones`);
  const pairs = Math.max(people * (people - 1), 1);
  // With few people nobody shares anything: one pair is taken for half shared, so that the weight stays finite.
  return {
    birthDate: Math.max(row?.dates ?? 0, 0.5) / pairs,
    phone: Math.max(row?.phones ?? 0, 0.5) / pairs,
  };
}

type Bearers = { name: string; bearers: number };

function countGivenNames(db: Db): Promise<Bearers[]> {
  return db.$queryRaw<Bearers[]>(sql`
    select lower("givenNames"[1]) as name, count(*)::int as bearers from patients
    where cardinality("givenNames") > 0 group by 1 order by 2 desc, 1 limit ${mostNames}`);
}

function countFamilyNames(db: Db): Promise<Bearers[]> {
  return db.$queryRaw<Bearers[]>(sql`
    select lower("familyName") as name, count(*)::int as bearers from patients
    group by 1 order by 2 desc, 1 limit ${mostNames}`);
}

/** Spellings that are compared as one are counted together. */
function bearersOf(rows: Bearers[], compared: (name: string) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { name, bearers } of rows) {
    const key = compared(name);
    if (key !== '') counts.set(key, (counts.get(key) ?? 0) + bearers);
  }
  return new Map([...counts].filter(([, bearers]) => bearers >= fewestBearers));
}
