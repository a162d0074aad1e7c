import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { truncate } from '../support/truncate.ts';
import {
  bundle,
  fill,
  fileOf,
  importInto,
  ndjson,
  patient,
  prescription,
  smallRoster,
  type Resource,
} from './roster-files.ts';

let test: TestDatabase;
beforeEach(async () => {
  test = await createTestDatabase();
});
afterEach(async () => {
  await test.drop();
});

async function roster(): Promise<unknown> {
  return test.database.prisma.patient.findMany({
    select: {
      sourceId: true,
      familyName: true,
      phones: { select: { number: true, kind: true } },
      facility: { select: { sourceId: true, name: true, phone: true } },
      prescriber: { select: { sourceId: true, name: true } },
      relatedPersons: {
        select: { sourceId: true, name: true, relationship: true, phone: true, validTo: true },
      },
      prescriptions: {
        select: {
          ...{
            sourceId: true,
            rxNumber: true,
            drugName: true,
            strength: true,
            refillsAllowed: true,
            quantity: true,
          },
          prescriber: { select: { sourceId: true } },
          fills: {
            select: { sourceId: true, filledOn: true, daysSupply: true, completed: true, partial: true },
          },
        },
      },
    },
  });
}

const expected = [
  {
    sourceId: 'pat-1',
    familyName: "O'Brien",
    phones: [{ number: '+14155550123', kind: 'mobile' }],
    facility: { sourceId: 'org-1', name: "Saint Mary's Home", phone: '+14155550100' },
    prescriber: { sourceId: 'dr-1', name: 'Ana Núñez' },
    relatedPersons: [
      {
        sourceId: 'rel-1',
        name: 'Peter O’Brien',
        relationship: 'son',
        phone: '+14155550124',
        validTo: new Date('2030-12-31'),
      },
    ],
    prescriptions: [
      {
        ...{ sourceId: 'rx-1', rxNumber: '7001234', drugName: 'metoprolol', strength: '50 mg' },
        ...{ refillsAllowed: 3, quantity: 60, prescriber: { sourceId: 'dr-1' } },
        fills: [
          {
            sourceId: 'fill-1',
            filledOn: new Date('2026-05-01'),
            daysSupply: 30,
            completed: true,
            partial: false,
          },
        ],
      },
    ],
  },
];

describe('a roster in whatever order', () => {
  it('is the same from NDJSON in reading order', async () => {
    const { summary, refused } = await importInto(test, ndjson(smallRoster()));
    expect(refused).toEqual([]);
    expect(summary).toEqual({ resources: 6, created: 6, updated: 0, unchanged: 0, refused: 0 });
    expect(await roster()).toEqual(expected);
  });

  it('is the same in any order, over several files, as lines or as Bundles', async () => {
    const order = fc.shuffledSubarray(smallRoster(), { minLength: 6 });
    await fc.assert(
      fc.asyncProperty(order, fc.nat(6), fc.boolean(), async (resources, cut, asBundle) => {
        await truncate(test.database.pool, 'facilities, prescribers, patients');
        const [first, second] = [resources.slice(0, cut), resources.slice(cut)];
        const head = asBundle ? bundle(first.map((resource) => ({ resource }))) : ndjson(first);
        const { summary } = await importInto(test, head, ndjson(second));
        expect(summary).toMatchObject({ resources: 6, created: 6, refused: 0 });
        expect(await roster()).toEqual(expected);
      }),
      { numRuns: 12 },
    );
  }, 60_000);

  it('refers to what an earlier run brought', async () => {
    const [organization, practitioner, person, relative, ...prescriptions] = smallRoster() as [
      Resource,
      Resource,
      Resource,
      Resource,
    ];
    await importInto(test, ndjson([organization, practitioner, person, relative]));
    const { summary } = await importInto(test, ndjson(prescriptions));
    expect(summary).toMatchObject({ created: 2, refused: 0 });
    expect(await roster()).toEqual(expected);
  });
});

describe('the same roster again', () => {
  it('changes nothing', async () => {
    await importInto(test, ndjson(smallRoster()));
    const before = await test.database.prisma.patient.findFirst();
    const { summary } = await importInto(test, ndjson(smallRoster()));
    expect(summary).toEqual({ resources: 6, created: 0, updated: 0, unchanged: 6, refused: 0 });
    expect(await test.database.prisma.patient.findFirst()).toEqual(before);
  });

  it('updates only what differs, and keeps its id', async () => {
    await importInto(test, ndjson(smallRoster()));
    const before = await test.database.prisma.patient.findFirstOrThrow();
    const moved = smallRoster().map((resource) =>
      resource.resourceType === 'Patient'
        ? { ...resource, telecom: [{ system: 'sms', value: '415-555-0199' }] }
        : resource,
    );
    const { summary } = await importInto(test, ndjson(moved));
    expect(summary).toMatchObject({ updated: 1, unchanged: 5 });
    const after = await test.database.prisma.patient.findFirstOrThrow({ include: { phones: true } });
    expect(after.id).toBe(before.id);
    expect(after.phones.map(({ number, kind }) => [number, kind])).toEqual([['+14155550199', 'mobile']]);
  });

  it('takes the last of several versions in one file, and again changes nothing', async () => {
    const versions = [patient({ birthDate: '1950-01-01' }), patient({ birthDate: '1951-01-01' }), patient()];
    const first = await importInto(test, ndjson(versions));
    expect(first.summary).toEqual({ resources: 3, created: 1, updated: 0, unchanged: 2, refused: 0 });
    const again = await importInto(test, ndjson(versions));
    expect(again.summary).toEqual({ resources: 3, created: 0, updated: 0, unchanged: 3, refused: 0 });
    const { birthDate } = await test.database.prisma.patient.findFirstOrThrow();
    expect(birthDate).toEqual(new Date('1952-03-04'));
  });

  it('keeps resources of two kinds apart that have the same id', async () => {
    const resources = [patient({ id: '1' }), { resourceType: 'Organization', id: '1', name: 'Home' }];
    const { summary } = await importInto(test, ndjson(resources));
    expect(summary).toMatchObject({ created: 2, refused: 0 });
  });

  it('waits for an import that is running, so that neither loses', async () => {
    const both = await Promise.all([
      importInto(test, ndjson(smallRoster())),
      importInto(test, ndjson(smallRoster())),
    ]);
    const created = both.map(({ summary }) => summary.created).sort((a, b) => a - b);
    expect(created).toEqual([0, 6]);
  });
});

describe('references', () => {
  const uuid = '5f1d7c1e-2f4b-4c8e-9d34-0d4f7f6b7a10';
  it.each<[string, { fullUrl?: string; resource: Resource }, Record<string, unknown>]>([
    [
      'a full URL that is not the id',
      { fullUrl: `urn:uuid:${uuid}`, resource: patient() },
      { reference: `urn:uuid:${uuid}` },
    ],
    ['a uuid that is the id', { resource: patient({ id: uuid }) }, { reference: `urn:uuid:${uuid}` }],
    ['an absolute address', { resource: patient() }, { reference: 'https://ehr.example/fhir/Patient/pat-1' }],
    ['a version', { resource: patient() }, { reference: 'Patient/pat-1/_history/4' }],
    [
      'an identifier',
      { resource: patient({ identifier: [{ system: 'urn:mrn', value: '9' }] }) },
      { identifier: { system: 'urn:mrn', value: '9' } },
    ],
    [
      'a search by identifier',
      { resource: patient({ identifier: [{ system: 'urn:mrn', value: '9' }] }) },
      { reference: 'Patient?identifier=urn:mrn|9' },
    ],
  ])('by %s find their patient', async (_how, person, subject) => {
    const { summary } = await importInto(test, bundle([{ resource: prescription({ subject }) }, person]));
    expect(summary).toMatchObject({ created: 2, refused: 0 });
  });

  it('by an identifier that two patients bear find nobody', async () => {
    const identifier = [{ system: 'urn:mrn', value: '9' }];
    const subject = { identifier: identifier[0] };
    const people = [patient({ identifier }), patient({ id: 'pat-2', identifier })];
    const { summary, refused } = await importInto(test, ndjson([...people, prescription({ subject })]));
    expect(summary).toMatchObject({ created: 2, refused: 1 });
    expect(refused[0]?.reason).toBe('subject: is not in the roster');
  });

  it('by a role find the practitioner', async () => {
    const role = {
      resourceType: 'PractitionerRole',
      id: 'role-1',
      practitioner: { reference: 'Practitioner/dr-1' },
    };
    const doctor = { resourceType: 'Practitioner', id: 'dr-1', name: [{ text: 'Ana Núñez' }] };
    const requester = { reference: 'PractitionerRole/role-1' };
    const { warnings } = await importInto(
      test,
      ndjson([prescription({ requester }), patient(), role, doctor]),
    );
    expect(warnings).toEqual([]);
    const found = await test.database.prisma.prescription.findFirst({ include: { prescriber: true } });
    expect(found?.prescriber?.sourceId).toBe('dr-1');
  });

  it('to a prescriber that the roster lacks leave the prescription standing', async () => {
    const { summary, warnings } = await importInto(test, ndjson([patient(), prescription()]));
    expect(summary).toMatchObject({ created: 2, refused: 0 });
    expect(warnings).toEqual(['MedicationRequest.requester: is not in the roster']);
  });

  it('to a medicine of its own or inside give its words', async () => {
    const outside = prescription({
      medicationCodeableConcept: null,
      medicationReference: { reference: 'Medication/m1' },
    });
    const inside = prescription({
      ...{ id: 'rx-2', medicationCodeableConcept: null, medicationReference: { reference: '#m' } },
      contained: [{ resourceType: 'Medication', id: 'm', code: { text: 'Warfarin 5 mg' } }],
    });
    const medication = { resourceType: 'Medication', id: 'm1', code: { text: 'Lisinopril 10 mg tablet' } };
    const { summary } = await importInto(test, ndjson([outside, inside, patient(), medication]));
    expect(summary).toEqual({ resources: 3, created: 3, updated: 0, unchanged: 0, refused: 0 });
    const found = await test.database.prisma.prescription.findMany({ orderBy: { sourceId: 'asc' } });
    expect(found.map((one) => one.drugName)).toEqual(['lisinopril', 'warfarin']);
  });
});

it('does not count kinds that the roster does not read', async () => {
  const others = [
    { resourceType: 'AllergyIntolerance', id: 'a' },
    { resourceType: 'Encounter', id: 'e' },
  ];
  const { summary } = await importInto(test, ndjson([...others, patient()]));
  expect(summary).toEqual({ resources: 1, created: 1, updated: 0, unchanged: 0, refused: 0 });
});

it('keeps what the file does not mention', async () => {
  await importInto(test, ndjson([patient(), prescription(), fill()]));
  await importInto(test, ndjson([patient({ birthDate: '1953-01-01' })]));
  expect(await test.database.prisma.fill.count()).toBe(1);
});

it('takes an empty file as nothing', async () => {
  const { summary } = await importInto(test, fileOf('empty.ndjson', '\n \n'));
  expect(summary).toEqual({ resources: 0, created: 0, updated: 0, unchanged: 0, refused: 0 });
});
