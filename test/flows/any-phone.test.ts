import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import type { RosterPatient } from '../support/roster.ts';
import { mary, phoneOf, samuel, signatureOf, stranger } from './people.ts';

const paul: RosterPatient = {
  given: 'Paul',
  family: 'Reed',
  birthDate: '1954-07-15',
  phones: ['+14155550111'],
  prescriptions: [{ drug: 'Prednisolone 5 MG Oral Tablet', rxNumber: '7011001' }],
};

/** Takes one medicine against high blood pressure and one that is for something else. */
const william: RosterPatient = {
  given: 'William',
  family: 'Davis',
  birthDate: '1975-08-08',
  phones: ['+14155550112'],
  prescriptions: [
    { drug: 'Losartan 50 MG Oral Tablet', rxNumber: '7012001' },
    { drug: 'Atorvastatin 20 MG Oral Tablet', rxNumber: '7012002' },
  ],
};

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: [paul, william, mary, samuel] });
});
beforeEach(() => emptyTraffic(gateway));
afterAll(() => gateway.close());

/** Each ticket that stands, with the number of arrivals that ask for it. */
async function asked(): Promise<[string | null, string | null, string, number][]> {
  await gateway.settled();
  const tickets = await gateway.db.ticket.findMany({
    where: { stage: { not: 'merged' } },
    orderBy: { id: 'asc' },
    include: { patient: true, sources: true },
  });
  return tickets.map(({ patient, rxNumber, stage, sources }) => [
    patient?.familyName ?? null,
    rxNumber,
    stage,
    sources.length,
  ]);
}

const ways = {
  'their own mobile': (patient: RosterPatient, words: string) => text(patient, words, phoneOf(patient)),
  'a number that nobody has': (patient: RosterPatient, words: string) => text(patient, words, stranger),
  'a number that is withheld': (patient: RosterPatient, words: string) => text(patient, words, 'anonymous'),
  'a phone of somebody who takes other medicines': (patient: RosterPatient, words: string) =>
    text(patient, words, phoneOf(samuel)),
  'a voicemail from a number that nobody has': (patient: RosterPatient, words: string) =>
    gateway.call({ from: stranger, transcript: `This is ${signatureOf(patient)}. I ${words}.` }),
  'the web': ({ given, family, birthDate }: RosterPatient, words: string) =>
    gateway.form([{ name: `${given} ${family}`, birthDate, note: words }]),
};

function text(patient: RosterPatient, words: string, from: string) {
  return gateway.text({ from, body: `${signatureOf(patient)} ${words}` });
}

const needs: [string, RosterPatient, string, string][] = [
  ['a name that stands for two medicines', paul, 'need prednisolone', '7011001'],
  ['a misspelt name that is near to theirs', william, 'need my lozartin', '7012001'],
];

describe.each(needs)('%s', (_, patient, words, rxNumber) => {
  it.each(Object.entries(ways))('from %s: is read with what the patient takes', async (_way, send) => {
    await send(patient, words);
    expect(await asked()).toEqual([[patient.family, rxNumber, 'pharmacy_submitted', 1]]);
  });

  it('from everywhere in turn: is one ticket', async () => {
    for (const send of Object.values(ways)) {
      await send(patient, words);
      await gateway.settled();
    }
    const count = Object.keys(ways).length;
    expect(await asked()).toEqual([[patient.family, rxNumber, 'pharmacy_submitted', count]]);
  });

  it('from everywhere at once: is one ticket', async () => {
    await Promise.all(Object.values(ways).map((send) => send(patient, words)));
    const count = Object.keys(ways).length;
    expect(await asked()).toEqual([[patient.family, rxNumber, 'pharmacy_submitted', count]]);
  });

  it('from a number that nobody has, with who it is for told when asked: is the same ticket', async () => {
    await text(patient, words, phoneOf(patient));
    await gateway.settled();
    await gateway.text({ from: stranger, body: words });
    await gateway.settled();
    await gateway.text({ from: stranger, body: signatureOf(patient) });
    const [own, ...others] = await asked();
    expect(own?.slice(0, 3)).toEqual([patient.family, rxNumber, 'pharmacy_submitted']);
    expect(others).toEqual([]);
  });
});

describe('a class of which they take one', () => {
  const words = 'need my blood pressure pill';
  const waits: unknown = expect.stringMatching(/^(?:clarifying|review)$/);

  it.each(Object.entries(ways))('from %s: waits until somebody says which one', async (_way, send) => {
    await send(william, words);
    expect(await asked()).toEqual([['Davis', null, waits, 1]]);
  });

  it('from everywhere at once: is one ticket', async () => {
    await Promise.all(Object.values(ways).map((send) => send(william, words)));
    expect(await asked()).toEqual([['Davis', null, waits, Object.keys(ways).length]]);
  });

  it('from a number that nobody has, with its name told when asked: is sent, and no second ticket', async () => {
    await text(william, words, stranger);
    await gateway.settled();
    await gateway.text({ from: stranger, body: 'losartan' });
    expect(await asked()).toEqual([['Davis', '7012001', 'pharmacy_submitted', expect.any(Number)]]);
  });
});

it('a class of which the sender, and not the patient, takes one is not the sender’s medicine', async () => {
  await text(paul, 'need my blood pressure pill', phoneOf(samuel));
  const [ticket, ...others] = await asked();
  expect(ticket?.slice(0, 2)).toEqual(['Reed', null]);
  expect(others).toEqual([]);
});

it('the medicine alone, told by an unknown phone when asked for, is read with what the patient takes', async () => {
  await gateway.text({ from: stranger, body: `${signatureOf(paul)} I need a refill` });
  await gateway.settled();
  await gateway.text({ from: stranger, body: 'it was the prednisolone' });
  expect(await asked()).toContainEqual(['Reed', '7011001', 'pharmacy_submitted', expect.any(Number)]);
});

it('tells an unknown phone nothing more for having read what the patient takes', async () => {
  await text(paul, 'need prednisolone', stranger);
  await text(william, 'need my blood pressure pill', stranger);
  await gateway.settled();
  const replies = await gateway.db.outboundMessage.findMany();
  expect(replies).toHaveLength(2);
  for (const { text: said } of replies)
    expect(said).not.toMatch(/pred|losartan|blood|paul|reed|william|davis/i);
});
