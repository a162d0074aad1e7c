import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays } from '../../src/domain/calendar-date.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { fill, importInto, ndjson, patient, prescription, smallRoster, today } from './roster-files.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

function named(family: string) {
  return patient({ id: 'again', name: [{ family, given: ['Jo'] }] });
}

it('a resource that stands three times in a file is created once, and its last version counts', async () => {
  const first = await importInto(test, ndjson([named('Roe'), named('Poe'), named('Lowe')]));
  expect(first.summary).toEqual({ resources: 3, created: 1, updated: 0, unchanged: 2, refused: 0 });
  const stored = await test.database.prisma.patient.findMany({ where: { sourceId: 'again' } });
  expect(stored.map(({ familyName }) => familyName)).toEqual(['Lowe']);
});

it('and a later file with another version updates it', async () => {
  const later = await importInto(test, ndjson([named('Lowe'), named('Stone')]));
  expect(later.summary).toEqual({ resources: 2, created: 0, updated: 1, unchanged: 1, refused: 0 });
});

it('a fill dated in the future is kept as the pharmacy system has it', async () => {
  const whenHandedOver = addDays(today, 30);
  const ahead = fill({ id: 'ahead', whenHandedOver });
  const { summary } = await importInto(test, ndjson([...smallRoster(), prescription(), ahead]));
  expect(summary.refused).toBe(0);
  const stored = await test.database.prisma.fill.findUniqueOrThrow({ where: { sourceId: 'ahead' } });
  expect(stored.filledOn?.toISOString().slice(0, 10)).toBe(whenHandedOver);
});
