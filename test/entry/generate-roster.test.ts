import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromUtc, type CalendarDate } from '../../src/domain/calendar-date.ts';
import { searchKeys } from '../../src/domain/names/search-keys.ts';
import { fullName, type Patient } from '../../src/domain/patient.ts';
import { cellText } from '../../src/entry/synthetic-roster/copy-rows.ts';
import { generateRoster } from '../../src/entry/synthetic-roster/generate-roster.ts';
import { loadPatients } from '../../src/identity/patient-store.ts';
import { resolveIdentity } from '../../src/identity/resolve-identity.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { runCommand } from '../support/run-command.ts';
import { message } from '../identity/people.ts';

const patients = 2_000;
const now = new Date('2026-03-10T18:00:00Z');
const options = { patients, seed: 5, today: '2026-03-10' as CalendarDate, now, force: false };
let test: TestDatabase;
let before: string[];
let ids: string[];

beforeAll(async () => {
  test = await createTestDatabase();
  before = await definitions();
  const made = await generateRoster(test.database.pool, options);
  expect(made).toMatchObject({ kind: 'generated', rows: { patients, prescriptions: 4 * patients } });
  const { rows } = await test.database.pool.query<{ id: string }>('SELECT id FROM patients ORDER BY id');
  ids = rows.map(({ id }) => id);
});
afterAll(() => test.drop());

/** Every index and constraint of the database. */
async function definitions(): Promise<string[]> {
  const { rows } = await test.database.pool.query<{ definition: string }>(
    `SELECT indexdef AS definition FROM pg_indexes WHERE schemaname = 'public'
      UNION ALL SELECT conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint ORDER BY 1`,
  );
  return rows.map(({ definition }) => definition);
}

async function load(id: string): Promise<Patient> {
  const [patient] = await loadPatients(test.database.prisma, { ids: [id] });
  if (!patient) throw new Error('a patient of the roster is not there');
  return patient;
}

/** Whom identity takes a claim for, and whom it looked at. */
async function ask(name: string, birthDate: CalendarDate, sender: string | null, rxNumbers: string[]) {
  const claims = { name, birthDates: [birthDate], rxNumbers };
  const candidates = await loadPatients(test.database.prisma, { phone: sender, ...claims });
  return { candidates, identity: resolveIdentity(message({ sender, claims, candidates })) };
}

describe('a generated roster', () => {
  it('has each patient found by identity, whatever it knows of them, and nobody taken for another', async () => {
    const person = fc.integer({ min: 0, max: patients - 1 });
    let exact = 0;
    let asked = 0;
    await fc.assert(
      fc.asyncProperty(person, fc.boolean(), fc.boolean(), async (index, byPhone, byRxNumber) => {
        const patient = await load(ids[index] ?? '');
        const sender = byPhone ? (patient.phones[0]?.number ?? null) : null;
        const rxNumbers = byRxNumber ? [patient.prescriptions[0]?.rxNumber ?? ''] : [];
        const born = patient.birthDate ?? options.today;
        const { candidates, identity } = await ask(fullName(patient), born, sender, rxNumbers);
        expect(candidates.map(({ id }) => id)).toContain(patient.id);
        expect([patient.id, null]).toContain(identity.patientId);
        asked += 1;
        if (identity.result === 'exact') exact += 1;
      }),
      { numRuns: 300, seed: 11 },
    );
    // The rest have died, have left, or have a twin or a namesake.
    expect(exact / asked).toBeGreaterThan(0.9);
  });

  it('is written as the import would write it: keys, phones, four prescriptions with their fills', async () => {
    const rows = await test.database.prisma.patient.findMany({ include: { phones: true } });
    expect(rows).toHaveLength(patients);
    for (const row of rows) {
      const birthDate = row.birthDate === null ? null : fromUtc(row.birthDate);
      expect(row.searchKeys).toEqual(searchKeys({ ...row, birthDate }));
      expect(row.phones.length).toBeGreaterThan(0);
    }
    const { prescriptions } = await load(ids[0] ?? '');
    expect(prescriptions).toHaveLength(4);
    expect(new Set(prescriptions.map(({ drugName }) => drugName)).size).toBeGreaterThan(1);
    for (const { drugName, fills } of prescriptions) {
      expect(drugName).not.toBeNull();
      expect(fills).toHaveLength(2);
    }
  });

  it('leaves every index and foreign key as it was', async () => {
    expect(await definitions()).toEqual(before);
  });

  it('is refused where there are patients already, and added to them when forced', async () => {
    const settings = { DATABASE_URL: test.url };
    const file = 'src/entry/cli/generate-roster.ts';
    const refused = await runCommand(file, ['--patients', '10'], settings);
    expect(refused).toMatchObject({ status: 2, stdout: '' });
    expect(refused.stderr).toMatch(/has patients already/);
    expect(await test.database.prisma.patient.count()).toBe(patients);
    const forced = await runCommand(file, ['--patients', '10', '--force'], settings);
    expect(forced.status).toBe(0);
    expect(JSON.parse(forced.stdout)).toMatchObject({ patients: 10, prescriptions: 40, fills: 80 });
    expect(await test.database.prisma.patient.count()).toBe(patients + 10);
    expect(await definitions()).toEqual(before);
    const wrong = await runCommand(file, ['--patients', 'many'], settings);
    expect(wrong).toMatchObject({ status: 2, stdout: '' });
    expect(wrong.stderr).toMatch(/^Usage: npm run roster:generate/);
  });
});

it.each([
  [null, '\\N'],
  ['a\tb\\c\n', 'a\\tb\\\\c\\n'],
  [true, 'true'],
  [['O"Brien', 'back\\slash', 'de la Cruz'], '{"O\\\\"Brien","back\\\\\\\\slash","de la Cruz"}'],
  [[], '{}'],
] as const)('%j is written for COPY as %s', (cell, text) => {
  expect(cellText(typeof cell === 'object' && cell !== null ? [...cell] : cell)).toBe(text);
});
