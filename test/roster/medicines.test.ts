import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { importInto, ndjson, patient, prescription } from './roster-files.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(async () => {
  await test.drop();
});

async function saved(changes: Record<string, unknown>) {
  const { refused } = await importInto(test, ndjson([patient(), prescription(changes)]));
  expect(refused).toEqual([]);
  return test.database.prisma.prescription.findUniqueOrThrow({ where: { sourceId: 'rx-1' } });
}

function medicine(text: string | null, ...displays: string[]): Record<string, unknown> {
  return { medicationCodeableConcept: { text, coding: displays.map((display) => ({ display })) } };
}

function scheduled(code: string): Record<string, unknown> {
  return { extension: [{ url: 'https://pharmacy.example/dea-schedule', valueCode: code }] };
}

describe('the medicine of a prescription', () => {
  it.each<
    [
      Record<string, unknown>,
      { text: string; drugName: string | null; strength: string | null; schedule: number | null },
    ]
  >([
    [
      medicine('Lisinopril 10 MG Oral Tablet'),
      { text: 'Lisinopril 10 MG Oral Tablet', drugName: 'lisinopril', strength: '10 mg', schedule: null },
    ],
    [medicine('Zorblax 10 mg'), { text: 'Zorblax 10 mg', drugName: null, strength: '10 mg', schedule: null }],
    [
      medicine(null, 'Warfarin 5 MG'),
      { text: 'Warfarin 5 MG', drugName: 'warfarin', strength: '5 mg', schedule: null },
    ],
    [
      medicine('House label', 'Warfarin 5 MG'),
      { text: 'House label', drugName: 'warfarin', strength: '5 mg', schedule: null },
    ],
    [
      medicine('Warfarin 5 mg', 'Lisinopril 5 mg'),
      { text: 'Warfarin 5 mg', drugName: null, strength: '5 mg', schedule: null },
    ],
    [
      medicine('Clonazepam 0.5 mg'),
      { text: 'Clonazepam 0.5 mg', drugName: 'clonazepam', strength: '0.5 mg', schedule: 4 },
    ],
    [
      medicine('Clonazepam', 'Lisinopril'),
      { text: 'Clonazepam', drugName: null, strength: null, schedule: 4 },
    ],
  ])('%j', async (changes, expected) => {
    expect(await saved(changes)).toMatchObject(expected);
  });
});

describe('the schedule', () => {
  it.each<[string, string, number | null]>([
    ['Clonazepam 0.5 mg', 'CII', 2],
    ['Clonazepam 0.5 mg', 'CV', 4],
    ['Clonazepam 0.5 mg', 'none', 4],
    ['Zorblax 10 mg', 'C-III', 3],
  ])('of %s, which the pharmacy system calls %s, is %s', async (text, code, schedule) => {
    expect(await saved({ ...medicine(text), ...scheduled(code) })).toMatchObject({ schedule });
  });

  it.each(['Oxycodone 5 mg tablet', 'Clonazepam 0.5 mg', 'Lisinopril 10 mg'])(
    'makes the start of validity a day not to fill before: %s',
    async (name) => {
      expect((await saved(medicine(name))).earliestFillOn).toEqual(new Date('2026-01-10'));
    },
  );
});
