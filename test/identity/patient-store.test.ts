import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../src/domain/id.ts';
import { loadPatients } from '../../src/identity/patient-store.ts';
import { createTestDatabase } from '../support/database.ts';
import { day, marysPhone } from './people.ts';

let test: Awaited<ReturnType<typeof createTestDatabase>>;

beforeAll(async () => {
  test = await createTestDatabase();
});

afterAll(() => test.drop());

beforeEach(async () => {
  const { prisma } = test.database;
  await prisma.fill.deleteMany();
  await prisma.prescription.deleteMany();
  await prisma.patient.deleteMany();
});

type Extra = { birthDate?: string; phone?: string; related?: string; rxNumber?: string };

async function addPatient({ birthDate, phone, related, rxNumber }: Extra = {}): Promise<string> {
  const id = newId();
  const dates = { validFrom: new Date('2025-01-01'), validTo: null };
  await test.database.prisma.patient.create({
    data: {
      id,
      sourceId: `source-${id}`,
      givenNames: ['Mary', "D'Arcy"],
      familyName: 'Núñez',
      otherNames: ['Mary Baker'],
      birthDate: birthDate ? new Date(birthDate) : null,
      contentHash: 'x',
      phones: { create: phone ? [{ number: phone, kind: 'mobile' }] : [] },
      relatedPersons: {
        create: related
          ? [
              {
                id: newId(),
                sourceId: `related-${id}`,
                name: 'Ann',
                phone: related,
                contentHash: 'x',
                ...dates,
              },
            ]
          : [],
      },
      prescriptions: { create: rxNumber ? [prescriptionRow(rxNumber)] : [] },
    },
  });
  return id;
}

function prescriptionRow(rxNumber: string) {
  const id = newId();
  return {
    id,
    sourceId: `rx-${id}`,
    rxNumber,
    text: 'metoprolol 50 mg',
    drugName: 'metoprolol',
    strength: '50 mg',
    status: 'active' as const,
    writtenOn: new Date('2025-06-01'),
    quantity: 30,
    refillsAllowed: 3,
    contentHash: 'x',
    fills: {
      create: [fillRow('2025-08-02', 28.5), fillRow('2025-07-01', 30)],
    },
  };
}

function fillRow(filledOn: string, quantity: number) {
  const id = newId();
  return {
    id,
    sourceId: `fill-${id}`,
    filledOn: new Date(filledOn),
    quantity,
    daysSupply: 30,
    partial: false,
    completed: true,
    contentHash: 'x',
  };
}

function load(where: Parameters<typeof loadPatients>[1]) {
  return loadPatients(test.database.prisma, where);
}

describe('looking patients up', () => {
  it('gives a patient with phones, related persons, prescriptions and fills, dates as days', async () => {
    const id = await addPatient({
      birthDate: '1952-03-04',
      phone: marysPhone,
      related: '+14155550177',
      rxNumber: '7001234',
    });
    const [found] = await load({ ids: [id] });
    expect(found).toMatchObject({
      id,
      givenNames: ['Mary', "D'Arcy"],
      familyName: 'Núñez',
      otherNames: ['Mary Baker'],
      suffix: null,
      birthDate: '1952-03-04',
      language: null,
      deceased: false,
      active: true,
      facilityId: null,
      phones: [{ number: marysPhone, kind: 'mobile' }],
      relatedPersons: [{ name: 'Ann', phone: '+14155550177', validFrom: '2025-01-01', validTo: null }],
      prescriptions: [
        {
          patientId: id,
          rxNumber: '7001234',
          status: 'active',
          schedule: null,
          writtenOn: '2025-06-01',
          expiresOn: null,
          quantity: 30,
          fills: [
            { filledOn: '2025-07-01', quantity: 30 },
            { filledOn: '2025-08-02', quantity: 28.5, daysSupply: 30, partial: false, completed: true },
          ],
        },
      ],
    });
    expect(Object.keys(found ?? {})).not.toContain('contentHash');
  });

  it('finds by own phone, by the phone of someone related, by birth date and by Rx number, each once', async () => {
    const own = await addPatient({ phone: marysPhone, birthDate: '1952-03-04', rxNumber: '7001234' });
    const cared = await addPatient({ related: marysPhone });
    const sameDay = await addPatient({ birthDate: '1952-03-04' });
    await addPatient({ birthDate: '1952-03-05', phone: '+14155550199', rxNumber: '7009999' });
    const found = await load({
      phone: marysPhone,
      birthDates: [day('1952-03-04'), day('1952-04-03')],
      rxNumbers: ['7001234'],
    });
    expect(found.map(({ id }) => id)).toEqual([own, cared, sameDay].sort());
    expect(found.find(({ id }) => id === cared)?.prescriptions).toEqual([]);
  });

  it('asks nothing of the database when there is nothing to look for', async () => {
    await addPatient();
    expect(await load({})).toEqual([]);
    expect(await load({ ids: [], phone: null, birthDates: [], rxNumbers: [] })).toEqual([]);
  });

  it('gives at most 50, and never loses the owner of the phone among a common birth date', async () => {
    for (let n = 0; n < 55; n += 1) await addPatient({ birthDate: '1980-01-01' });
    const owner = await addPatient({ birthDate: '1975-01-01', phone: marysPhone });
    const found = await load({ phone: marysPhone, birthDates: [day('1980-01-01')] });
    expect(found).toHaveLength(50);
    expect(found.map(({ id }) => id)).toContain(owner);
  });

  it('takes what a sender wrote as a value, never as SQL', async () => {
    await addPatient({ rxNumber: '7001234' });
    expect(await load({ rxNumbers: ["7001234' or '1'='1"] })).toEqual([]);
  });

  it('works inside a transaction', async () => {
    const id = await addPatient();
    const found = await test.database.prisma.$transaction((tx) => loadPatients(tx, { ids: [id] }));
    expect(found).toHaveLength(1);
  });
});
