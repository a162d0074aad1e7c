import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import type { RosterPatient } from '../support/roster.ts';
import { phoneOf, signatureOf } from './people.ts';

type Step = string | Record<string, unknown>;

/** How the first ticket came to stand where it does: texts from the patient's own phone, and work on it. */
const states: Record<string, { drug?: string; steps: Step[] }> = {
  'changed, and asked for': { steps: ['{who} dr doubled my metoprolol so i need more'] },
  'changed alone': { steps: ['{who} my doctor changed my dose of metoprolol to 100 mg'] },
  'stopped after it was submitted': {
    steps: ['{who} refill metoprolol', '{who} my doctor told me to stop metoprolol'],
  },
  'not borne': { steps: ['{who} metoprolol gives me a rash'] },
  'not borne, and asked for': { steps: ['{who} metoprolol makes me dizzy can i get a refill'] },
  'cambiado, y pedido': { steps: ['{who} el doctor me subio el metoprolol al doble, necesito mas'] },
  submitted: { steps: ['{who} refill metoprolol'] },
  'at work': { steps: ['{who} refill metoprolol', { type: 'pharmacy_accepted' }] },
  rejected: {
    steps: [
      '{who} refill metoprolol',
      { type: 'pharmacy_accepted' },
      { type: 'pharmacy_rejected', reason: 'stock' },
    ],
  },
  shipped: {
    steps: [
      '{who} refill metoprolol',
      { type: 'pharmacy_accepted' },
      { type: 'shipped', deliveryEta: '2099-01-04' },
    ],
  },
  'asked of the provider': { drug: 'levothyroxine', steps: ['{who} refill levothyroxine'] },
  approved: { drug: 'levothyroxine', steps: ['{who} refill levothyroxine', { type: 'provider_approved' }] },
  'too early': { drug: 'omeprazole', steps: ['{who} refill omeprazole'] },
};

type Asking = { patient: RosterPatient; drug: string; rxNumber: string };

const ways: Record<string, (gateway: TestGateway, asking: Asking) => Promise<unknown>> = {
  'in other words': (gateway, { patient, drug }) =>
    gateway.text({ from: phoneOf(patient), body: `i just need my ${drug} refilled` }),
  'by the label, from another phone': (gateway, { patient, rxNumber }) =>
    gateway.text({ from: elsewhere(patient), body: `refill Rx ${rxNumber} for ${signatureOf(patient)}` }),
  'by voicemail': (gateway, { patient, drug }) =>
    gateway.call({
      from: elsewhere(patient),
      transcript: `Hello this is ${signatureOf(patient)}, please send my ${drug} again`,
    }),
  'by the form': (gateway, { patient, drug, rxNumber }) =>
    gateway.form([
      {
        name: `${patient.given} ${patient.family}`,
        birthDate: patient.birthDate,
        medications: [{ name: drug, rxNumber }],
      },
    ]),
};

const rows = Object.entries(states).flatMap(([state, { drug = 'metoprolol', steps }]) =>
  Object.keys(ways).map((way) => ({ state, way, drug, steps })),
);

const families = ['Abend', 'Bergeron', 'Castile', 'Dorrance', 'Eberhart', 'Fontaine', 'Gallagher'];
const givens = ['Agnes', 'Bertram', 'Cecilia', 'Dorothea', 'Ernest', 'Florence', 'Gustav', 'Henrietta'];

function patientAt(place: number): RosterPatient {
  const family = families[place % families.length] ?? '';
  const given = givens[Math.floor(place / families.length) % givens.length] ?? '';
  const rxNumbers = [1, 2, 3].map((nth) => String(8_100_000 + place * 10 + nth));
  return {
    given,
    family,
    birthDate: new Date(Date.UTC(1940, 0, 5 + place * 97)).toISOString().slice(0, 10),
    phones: [`+1415555${String(3000 + place)}`],
    facility: 'oak-house',
    prescriptions: [
      { drug: 'Metoprolol Tartrate 50 MG Oral Tablet', rxNumber: rxNumbers[0] ?? '' },
      { drug: 'Levothyroxine 75 MCG Oral Tablet', rxNumber: rxNumbers[1] ?? '', refills: 0 },
      { drug: 'Omeprazole 20 MG Oral Capsule', rxNumber: rxNumbers[2] ?? '', filledDaysAgo: 5 },
    ],
  };
}

function elsewhere(patient: RosterPatient): string {
  return phoneOf(patient).replace('+1415', '+1628');
}

const asked: Asking[] = rows.map(({ drug }, place) => {
  const patient = patientAt(place);
  const own = patient.prescriptions.find((one) => one.drug.toLowerCase().startsWith(drug));
  return { patient, drug, rxNumber: own?.rxNumber ?? '' };
});

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: asked.map(({ patient }) => patient) });
});
afterAll(() => gateway.close());

describe('asked for again while a ticket for it is open', () => {
  it('it joins that ticket: never is a second one decided beside it', async () => {
    for (const round of [0, 1, 2]) {
      await Promise.all(rows.map(({ steps }, place) => take(steps[round], asked[place]!)));
      await gateway.settled();
    }
    const before = await readTickets();
    await Promise.all(rows.map(({ way }, place) => ways[way]!(gateway, asked[place]!)));
    await gateway.settled();
    const after = await readTickets();
    const found = rows.map(({ state, way }, place) => {
      const { patient, drug } = asked[place]!;
      const stood = before.filter(isOf(patient));
      const now = after.filter(isOf(patient));
      return {
        asked: `${state}, ${way}`,
        opened: now.length - stood.length,
        sent: now.filter(({ stage }) => stage === 'pharmacy_submitted').length,
        joined: now.some((one) => one.sources > (stood.find(({ id }) => id === one.id)?.sources ?? 0)),
        of: drug,
      };
    });
    expect(found).toEqual(
      rows.map(({ state, way, drug }, place) => ({
        asked: `${state}, ${way}`,
        opened: 0,
        sent: before.filter(isOf(asked[place]!.patient)).filter(({ stage }) => stage === 'pharmacy_submitted')
          .length,
        joined: true,
        of: drug,
      })),
    );
  });
});

async function take(step: Step | undefined, { patient }: Asking): Promise<void> {
  if (typeof step === 'string') {
    const body = step.replace('{who}', `${signatureOf(patient)}.`);
    await gateway.text({ from: phoneOf(patient), body });
  } else if (step) {
    const ticket = await gateway.db.ticket.findFirstOrThrow({ where: { patient: namedLike(patient) } });
    expect((await gateway.work(ticket.id, step)).status).toBe(200);
  }
}

function namedLike({ given, family }: RosterPatient) {
  return { familyName: family, givenNames: { has: given } };
}

type Seen = Awaited<ReturnType<typeof readTickets>>[number];

async function readTickets() {
  const tickets = await gateway.db.ticket.findMany({ include: { patient: true, sources: true } });
  return tickets.map(({ id, stage, patient, sources }) => ({ id, stage, patient, sources: sources.length }));
}

function isOf({ given, family }: RosterPatient): (one: Seen) => boolean {
  return ({ patient }) => patient?.familyName === family && patient.givenNames.includes(given);
}
