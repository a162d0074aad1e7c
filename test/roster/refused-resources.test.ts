import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import {
  bundle,
  fileOf,
  fill,
  importInto,
  ndjson,
  patient,
  prescription,
  type Resource,
} from './roster-files.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(async () => {
  await test.drop();
});

const good = patient({ id: 'good' });

describe('a resource that cannot be taken', () => {
  it.each<[string, Resource, string]>([
    ['has no kind', { id: 'x' } as unknown as Resource, 'resourceType: is missing'],
    ['has no id', patient({ id: undefined }), 'id: is missing'],
    ['has an id that is none', patient({ id: 'a/b' }), 'id: is not a FHIR id'],
    ['has no name', patient({ name: undefined }), 'name: is missing'],
    ['has a blank name', patient({ name: [{ family: ' ', given: [''] }] }), 'name: is missing'],
    ['has a name of another type', patient({ name: 'Roe' }), 'name: expected array, received string'],
    [
      'has a family name of another type',
      patient({ name: [{ family: 7 }] }),
      'name[0].family: expected string, received number',
    ],
    [
      'has a NUL in a name',
      patient({ name: [{ family: 'Ro\0e' }] }),
      'name[0].family: holds a character that cannot be stored',
    ],
    [
      'has half a character',
      patient({ name: [{ family: 'Ro\ud83d' }] }),
      'name[0].family: holds a character that cannot be stored',
    ],
    [
      'has an endless name',
      patient({ name: [{ family: 'R'.repeat(201) }] }),
      'name[0].family: is longer than 200 characters',
    ],
    ['was born on no day', patient({ birthDate: '1952-02-30' }), 'birthDate: is not a real date'],
    ['was born on an American date', patient({ birthDate: '03/04/1952' }), 'birthDate: is not a real date'],
    ['was born tomorrow', patient({ birthDate: '2026-05-21' }), 'birthDate: is in the future'],
    [
      'lives somewhere that is only a word',
      patient({ managingOrganization: { display: 'Sunrise' } }),
      'managingOrganization: does not refer to an Organization',
    ],
    [
      'lives nowhere known',
      patient({ managingOrganization: { reference: 'Organization/none' } }),
      'managingOrganization: is not in the roster',
    ],
    [
      'is for nobody known',
      prescription({ subject: { reference: 'Patient/none' } }),
      'subject: is not in the roster',
    ],
    [
      'is for no patient',
      prescription({ subject: { reference: 'Group/1' } }),
      'subject: does not refer to a Patient',
    ],
    ['is for nobody', prescription({ subject: undefined }), 'subject: is missing'],
    ['has no medicine', prescription({ medicationCodeableConcept: undefined }), 'medication[x]: is missing'],
    [
      'has refills in words',
      prescription({ dispenseRequest: { numberOfRepeatsAllowed: '3' } }),
      'dispenseRequest.numberOfRepeatsAllowed: expected number, received string',
    ],
    [
      'has less than no refills',
      prescription({ dispenseRequest: { numberOfRepeatsAllowed: -1 } }),
      'dispenseRequest.numberOfRepeatsAllowed: is negative',
    ],
    [
      'has a schedule nobody knows',
      prescription({ extension: [{ url: 'https://x/dea-schedule', valueCode: 'C-IX' }] }),
      'extension dea-schedule: is not a schedule',
    ],
    [
      'forbids the medicine',
      prescription({ doNotPerform: true }),
      'doNotPerform: is true: an order not to give a medicine is no prescription',
    ],
    [
      'fills nothing known',
      fill({ authorizingPrescription: [{ reference: 'MedicationRequest/none' }] }),
      'authorizingPrescription: is not in the roster',
    ],
    ['fills nothing', fill({ authorizingPrescription: undefined }), 'authorizingPrescription: is missing'],
    [
      'was filled at no hour',
      fill({ whenHandedOver: '2026-05-01T25:00:00Z' }),
      'whenHandedOver: is not a real date',
    ],
  ])('because it %s is told with its line, and the rest is taken', async (_why, bad, reason) => {
    const { summary, refused } = await importInto(test, ndjson([bad, good]));
    expect(refused).toEqual([
      { place: { file: 'roster.ndjson', line: 1, entry: null }, type: bad.resourceType ?? null, reason },
    ]);
    expect(summary).toMatchObject({ resources: 2, refused: 1 });
  });

  it('names the statuses that are known, not the one that was sent', async () => {
    const { refused } = await importInto(test, ndjson([good, prescription({ status: 'SECRET' })]));
    expect(refused[0]?.reason).toContain('status: expected one of "active"');
    expect(refused[0]?.reason).not.toContain('SECRET');
  });

  it('never puts a value into the reason', async () => {
    const canary = 'CANARYVALUE';
    const bad = [
      patient({ birthDate: canary }),
      patient({ name: [{ family: { text: canary } }] }),
      prescription({ status: canary }),
      prescription({ subject: { reference: canary } }),
      fill({ authorizingPrescription: [{ reference: `MedicationRequest/${canary}` }] }),
    ];
    const { refused, warnings } = await importInto(test, ndjson(bad));
    expect(refused).toHaveLength(5);
    expect(JSON.stringify([refused, warnings])).not.toContain(canary);
  });
});

describe('a line that cannot be read', () => {
  it('is told by its number, and the others are taken', async () => {
    const [a, b] = [JSON.stringify(patient({ id: 'a' })), JSON.stringify(patient({ id: 'b' }))];
    const file = fileOf('roster.ndjson', `\uFEFF${a}\r\n{"resourceType":"Patient",\n\n[]\n${b}`);
    const { summary, refused } = await importInto(test, file);
    expect(refused.map(({ place, reason }) => [place.line, reason])).toEqual([
      [2, 'is not JSON'],
      [4, 'is not a resource'],
    ]);
    expect(summary).toMatchObject({ resources: 4, created: 2, refused: 2 });
  });

  it('is told when it stands first', async () => {
    const { summary, refused } = await importInto(
      test,
      fileOf('roster.ndjson', `not json\n${JSON.stringify(good)}\n`),
    );
    expect(refused[0]?.place.line).toBe(1);
    expect(summary).toMatchObject({ resources: 2, refused: 1 });
  });
});

describe('a Bundle', () => {
  it('tells the entry and the line where it begins', async () => {
    const file = bundle([
      { resource: good },
      { resource: patient({ name: undefined }) },
      { resource: patient({ id: 'c' }) },
    ]);
    const { summary, refused } = await importInto(test, file);
    expect(summary).toMatchObject({ resources: 3, refused: 1 });
    expect(refused[0]?.place).toMatchObject({ file: 'bundle.json', entry: 2 });
    expect(refused[0]?.place.line).toBeGreaterThan(10);
  });

  it('loses one entry that is no JSON, and not the others', async () => {
    const entries = [
      JSON.stringify({ resource: patient({ id: 'd' }) }),
      '{"resource": nonsense}',
      JSON.stringify({ resource: patient({ id: 'e' }) }),
      '{}',
    ];
    const file = fileOf(
      'bundle.json',
      `{"type":"batch",\n"entry": [\n${entries.join(',\n')}\n],\n"resourceType":"Bundle"}`,
    );
    const { summary, refused } = await importInto(test, file);
    expect(refused.map(({ place, reason }) => [place.line, place.entry, reason])).toEqual([
      [4, 2, 'is not JSON'],
      [6, 4, 'has no resource'],
    ]);
    expect(summary).toMatchObject({ created: 2 });
  });

  it('that was cut off is told, and what it held before is taken', async () => {
    const whole = JSON.stringify(
      { resourceType: 'Bundle', entry: [{ resource: patient({ id: 'f' }) }, { resource: good }] },
      null,
      1,
    );
    const { summary, refused } = await importInto(test, fileOf('bundle.json', whole.slice(0, -40)));
    expect(refused[0]).toMatchObject({
      reason: 'the file ends in the middle of the Bundle',
      place: { entry: 2 },
    });
    expect(summary).toMatchObject({ created: 1, refused: 1 });
  });

  it('may be one of many on lines of their own', async () => {
    const lines = ['g', 'h'].map((id) =>
      JSON.stringify({ resourceType: 'Bundle', entry: [{ resource: patient({ id }) }] }),
    );
    const { summary } = await importInto(test, fileOf('bundles.ndjson', lines.join('\n')));
    expect(summary).toMatchObject({ resources: 2, created: 2 });
  });
});
