import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { mary, people, phoneOf, signatureOf } from './people.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: people });
});
beforeEach(() => emptyTraffic(gateway));
afterAll(() => gateway.close());

async function byNote(note: string, ...medications: string[]): Promise<void> {
  const { given, family, birthDate } = mary;
  const named = medications.map((name) => ({ name }));
  const resident = { name: `${given} ${family}`, birthDate, medications: named, note };
  const requester = { relationship: 'facility_staff', facilityId: 'oak-house' };
  expect((await gateway.form([resident], { requester })).status).toBe(202);
  await gateway.settled();
}

async function byText(words: string): Promise<void> {
  await gateway.text({ from: phoneOf(mary), body: `${signatureOf(mary)} ${words}` });
  await gateway.settled();
}

/** What became of the refills asked for: medicine, stage and priority. */
async function refills() {
  const tickets = await gateway.db.ticket.findMany({
    where: { medicationName: { not: null } },
    orderBy: { id: 'asc' },
  });
  return tickets.map(({ medicationName, stage, priority }) => [medicationName, stage, priority]);
}

async function reasonsOf(medicationName: string): Promise<string> {
  const [row] = await gateway.db.decision.findMany({
    where: { ticket: { medicationName } },
    orderBy: { sequence: 'asc' },
  });
  return JSON.stringify(row?.result);
}

describe('a side effect, an allergy or a pregnancy told beside a refill that is due', () => {
  it.each([
    'She is allergic to atorvastatin',
    'gives her muscle pain and nausea',
    'I am pregnant now',
    'a rash and swollen lips',
  ])('in the note “%s”: a clinician sees the refill before anything is filled', async (note) => {
    await byNote(note, 'atorvastatin 40 mg');
    expect(await refills()).toEqual([['atorvastatin', 'clinical_review', 'urgent']]);
  });

  it.each(['Refill atorvastatin 40 mg. It gives me a rash', 'Refill atorvastatin 40 mg. I am pregnant'])(
    'in the text “%s”: a clinician sees the refill before anything is filled',
    async (words) => {
      await byText(words);
      expect(await refills()).toEqual([['atorvastatin', 'clinical_review', 'urgent']]);
    },
  );

  it('of one medicine lets the other go on', async () => {
    await byNote('atorvastatin gives her a rash', 'atorvastatin 40 mg', 'metoprolol 50 mg');
    expect(await refills()).toEqual(
      expect.arrayContaining([
        ['atorvastatin', 'clinical_review', 'urgent'],
        ['metoprolol', 'pharmacy_submitted', expect.any(String)],
      ]),
    );
  });
});

describe('a reason to fill before the date', () => {
  it.each([
    ['I lost my omeprazole 20 mg, please refill', 'lost'],
    ['I am going on vacation and need a refill of omeprazole 20 mg early', 'travel'],
    ['URGENT refill my omeprazole 20 mg', 'urgent'],
    ['Refill omeprazole 20 mg, it is urgent', 'urgent'],
    ['Please refill my omeprazole 20 mg, it got stolen', 'stolen'],
    ['Refill omeprazole 20 mg, I am running low', 'running_low'],
    ['Refill omeprazole 20 mg asap I leave on a trip tomorrow', 'travel'],
    ['Perdí mi omeprazole 20 mg, necesito un resurtido', 'lost'],
  ])('“%s” goes to the prescriber with it', async (words, reason) => {
    await byText(words);
    expect(await refills()).toEqual([['omeprazole', 'authorization_requested', 'urgent']]);
    expect(await reasonsOf('omeprazole')).toContain(reason);
  });

  it.each(['pills were stolen', 'she leaves on vacation tomorrow', 'es urgente'])(
    'in the note “%s” goes to the prescriber',
    async (note) => {
      await byNote(note, 'omeprazole 20 mg');
      expect(await refills()).toEqual([['omeprazole', 'authorization_requested', 'urgent']]);
    },
  );

  it('that is denied is none', async () => {
    await byText('Refill omeprazole 20 mg, it is not urgent, no hurry');
    expect(await refills()).toEqual([['omeprazole', 'too_early', 'routine']]);
  });
});

describe('what has become of the person', () => {
  const news = [
    'She passed away on Friday',
    'She moved to hospice last week',
    'discharged from the hospital today with new orders',
    'admitted to the hospital yesterday',
  ];

  it.each(news)('told in the note “%s”: a person sees the refill', async (note) => {
    await byNote(note, 'atorvastatin 40 mg');
    expect((await refills())[0]?.slice(0, 2)).toEqual(['atorvastatin', 'review']);
    expect(await reasonsOf('atorvastatin')).toContain('patient_status_told');
  });

  it.each(news)('told by text “%s”: a person sees the refill', async (words) => {
    await byText(`Refill atorvastatin 40 mg. ${words}`);
    expect((await refills())[0]?.slice(0, 2)).toEqual(['atorvastatin', 'review']);
  });
});

describe('a note that is not understood', () => {
  it('is read by a person, and the refill beside it goes on', async () => {
    await byNote('the blue one by the window as ever', 'atorvastatin 40 mg');
    expect(await refills()).toEqual([['atorvastatin', 'pharmacy_submitted', expect.any(String)]]);
    expect(await gateway.db.ticket.findMany({ where: { medicationName: null } })).toMatchObject([
      { stage: 'review', queue: 'concierge', status: 'open' },
    ]);
  });

  it('of another quantity is seen by somebody', async () => {
    await byNote('please give 90 tablets instead of 30', 'atorvastatin 40 mg');
    const stages = (await gateway.db.ticket.findMany()).map(({ stage }) => stage);
    expect(stages.some((stage) => stage === 'review' || stage === 'clinical_review')).toBe(true);
  });
});

describe('a wish that is no medicine beside a refill', () => {
  it.each(['please send me an invoice for last month', 'and where do I send my new insurance card?'])(
    'in the text “… %s” is read by a person, and the refill goes on',
    async (words) => {
      await byText(`Refill atorvastatin 40 mg please. Also ${words}`);
      expect(await refills()).toEqual([['atorvastatin', 'pharmacy_submitted', expect.any(String)]]);
      expect(await gateway.db.ticket.findMany({ where: { medicationName: null } })).toMatchObject([
        { stage: 'review', queue: 'concierge', status: 'open' },
      ]);
    },
  );

  it('is no ticket where nothing of the kind is said', async () => {
    await byText('Refill atorvastatin 40 mg please, thank you so much and have a nice day');
    expect(await gateway.db.ticket.count()).toBe(1);
  });
});

describe('a question for a clinician beside a refill', () => {
  it('is a ticket of its own, and the refill goes on', async () => {
    await byText('I need atorvastatin and can I take it with grapefruit?');
    const tickets = await gateway.db.ticket.findMany({ select: { medicationName: true, stage: true } });
    const all = tickets.map(({ medicationName, stage }) => [medicationName, stage]).sort();
    expect(all).toEqual([
      [null, 'clinical_review'],
      ['atorvastatin', 'pharmacy_submitted'],
    ]);
  });

  it('that alone names the medicine asks for no refill', async () => {
    await byText('Can I take ibuprofen with my atorvastatin?');
    expect(await refills()).toEqual([]);
    expect(await gateway.db.ticket.findMany()).toMatchObject([{ stage: 'clinical_review' }]);
  });
});
