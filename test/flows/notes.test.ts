import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { mary, people, samuel } from './people.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: people });
});
beforeEach(() => emptyTraffic(gateway));
afterAll(() => gateway.close());

function resident({ given, family, birthDate }: typeof mary, note: string, medications?: { name: string }[]) {
  return { name: `${given} ${family}`, birthDate, note, ...(medications ? { medications } : {}) };
}

async function asked(): Promise<(string | null)[][]> {
  await gateway.settled();
  const tickets = await gateway.db.ticket.findMany({ orderBy: { id: 'asc' }, include: { patient: true } });
  return tickets.map(({ patient, rxNumber, stage }) => [
    patient?.givenNames.join(' ') ?? null,
    rxNumber,
    stage,
  ]);
}

describe('the note of a request', () => {
  it('is read with what the resident takes: slips find their prescription, what one is for waits for a person', async () => {
    await gateway.form([resident(mary, 'Please refill the cholesterol pill and the metroprolal.')]);
    expect(await asked()).toEqual([
      ['Mary', null, 'review'],
      ['Mary', '7001001', 'pharmacy_submitted'],
    ]);
  });

  it('a line that says what it is for is a person’s, whatever stands beside it', async () => {
    const lines = ['heart pill', 'blood pressure medicine 50 mg', 'Thyroid'];
    const { given, family, birthDate } = mary;
    const medications = lines.map((name) => ({ name }));
    await gateway.form([{ name: `${given} ${family}`, birthDate, medications }]);
    const stands = await asked();
    expect(stands).toHaveLength(lines.length);
    for (const [, rxNumber, stage] of stands) expect([rxNumber, stage]).toEqual([null, 'review']);
  });

  it('is read with nobody else’s list: the same words for two residents', async () => {
    await gateway.form([
      resident(mary, 'needs a refill of the thyroid pill'),
      resident(samuel, 'needs a refill of the thyroid pill'),
    ]);
    const [forMary, forSamuel] = await asked();
    expect(forMary).toEqual(['Mary', null, 'review']);
    expect(forSamuel?.slice(0, 2)).toEqual(['Samuel', null]);
  });

  it('names the medicine of the list in other words: it is asked for once', async () => {
    await gateway.form([
      resident(mary, 'refill the cholesterol pill please, all out', [{ name: 'atorvastatin 40 mg' }]),
    ]);
    expect(await asked()).toEqual([['Mary', '7001002', 'pharmacy_submitted']]);
  });

  it.each([
    ['asks for a bill beside a medicine', 'Please send me an invoice for last month.', true],
    ['says thank you beside a medicine', 'Thank you very much!', false],
  ])('%s: what is no medicine is seen by somebody, and nothing else is', async (_what, note, seen) => {
    await gateway.form([resident(mary, note, [{ name: 'metoprolol 50 mg' }])]);
    const tickets = (await asked()).map(([, rxNumber, stage]) => `${rxNumber} ${stage}`).sort();
    expect(tickets).toEqual(['7001001 pharmacy_submitted', ...(seen ? ['null review'] : [])]);
  });

  it('of nobody whom we know is read all the same', async () => {
    await gateway.form([{ name: 'Nora Fielding', birthDate: '1957-08-09', note: 'refill lisinopril 20 mg' }]);
    expect(await asked()).toMatchObject([[null, null, 'identity_review']]);
  });
});
