import { addDays, type CalendarDate } from '../../domain/calendar-date.ts';
import { newId } from '../../domain/id.ts';
import { residentWords } from '../../domain/names/resident-words.ts';
import { searchKeys } from '../../domain/names/search-keys.ts';
import { relationKind } from '../../domain/relation-kind.ts';
import type { RosterTable } from '../../roster/save-rows.ts';
import type { SyntheticMedicine } from './medicines.ts';
import { givenName } from './names.ts';
import { unassignedNumber, type SyntheticPerson } from './people.ts';
import { below, happens, pick, pickByRank, type Random } from './random.ts';

export type Cell = string | number | boolean | null | string[];

/** A row by column; all rows of a table have the same columns. */
export type Row = Record<string, Cell>;

export type PartyRow = Row & { id: string };

export type Batch = Record<RosterTable | 'patient_phones', Row[]>;

/** What a roster is made with. `mark` is in every source id, so that two rosters may stand in one database. */
export type Making = {
  random: Random;
  medicines: readonly SyntheticMedicine[];
  today: CalendarDate;
  mark: string;
  facilityIds: readonly string[];
  prescriberIds: readonly string[];
};

const shares = { livesInFacility: 0.08, hasRelative: 0.05, isOver: 0.15 };
const prescriptionsEach = 4;
const firstRxNumber = 10_000_000;

/** With this the commonest medicine is one in twelve of all. */
const flatness = 8;

export function emptyBatch(): Batch {
  return {
    facilities: [],
    prescribers: [],
    patients: [],
    patient_phones: [],
    related_persons: [],
    prescriptions: [],
    fills: [],
  };
}

/** A facility or a prescriber. */
export function partyRow(sourceId: string, name: string): PartyRow {
  return { id: newId(), sourceId, name, phone: null, contentHash };
}

/** A patient with phones, perhaps one who may ask, four prescriptions and the fills of each. */
export function addPatient(batch: Batch, person: SyntheticPerson, index: number, making: Making): void {
  const { random, mark, facilityIds, prescriberIds } = making;
  const { phones, ...fields } = person;
  const id = newId();
  batch.patients.push({
    id,
    sourceId: `${mark}-p${String(index)}`,
    ...fields,
    facilityId: happens(random, shares.livesInFacility) ? pick(random, facilityIds) : null,
    prescriberId: pick(random, prescriberIds),
    searchKeys: searchKeys(person),
    searchText: residentWords({ ...person, room: null }),
    contentHash,
  });
  for (const { number, kind } of phones) batch.patient_phones.push({ patientId: id, number, kind });
  if (happens(random, shares.hasRelative))
    batch.related_persons.push(relativeRow(random, id, `${mark}-q${String(index)}`, person));
  for (const [place, medicine] of [...medicinesOf(making)].entries())
    addPrescription(batch, id, index * prescriptionsEach + place, medicine, making);
}

function relativeRow(random: Random, patientId: string, sourceId: string, person: SyntheticPerson): Row {
  const relationship = pick(random, relationships);
  return {
    id: newId(),
    sourceId,
    patientId,
    name: `${givenName(random)} ${person.familyName}`,
    relationship,
    kind: relationKind([relationship]),
    // One of the household, or somebody who is a patient as well.
    phone: happens(random, 0.5)
      ? (person.phones[0]?.number ?? null)
      : unassignedNumber(below(random, 1_000_000)),
    contentHash,
  };
}

const relationships = ['spouse', 'daughter', 'son', 'caregiver'];

function medicinesOf({ random, medicines }: Making): Set<SyntheticMedicine> {
  const chosen = new Set<SyntheticMedicine>();
  while (chosen.size < prescriptionsEach) chosen.add(pickByRank(random, medicines, flatness));
  return chosen;
}

function addPrescription(
  batch: Batch,
  patientId: string,
  number: number,
  medicine: SyntheticMedicine,
  { random, mark, today, prescriberIds }: Making,
): void {
  const id = newId();
  const writtenOn = addDays(today, -40 - below(random, 300));
  batch.prescriptions.push({
    id,
    sourceId: `${mark}-r${String(number)}`,
    patientId,
    prescriberId: pick(random, prescriberIds),
    rxNumber: String(firstRxNumber + number),
    ...medicine,
    status: happens(random, shares.isOver) ? 'completed' : 'active',
    writtenOn,
    expiresOn: addDays(writtenOn, 365),
    quantity: 30,
    refillsAllowed: below(random, 6),
    expectedDaysSupply: 30,
    contentHash,
  });
  for (const [place, daysAgo] of [30 + below(random, 8), below(random, 30)].entries()) {
    batch.fills.push({
      id: newId(),
      sourceId: `${mark}-f${String(number)}-${String(place)}`,
      prescriptionId: id,
      filledOn: addDays(today, -daysAgo),
      quantity: 30,
      daysSupply: 30,
      partial: false,
      completed: true,
      contentHash,
    });
  }
}

/** No content has this hash: an import of the same source ids would write them anew. */
const contentHash = 'synthetic';
