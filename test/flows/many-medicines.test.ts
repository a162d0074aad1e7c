import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { people, stranger } from './people.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: people });
});
beforeEach(() => emptyTraffic(gateway));
afterAll(() => gateway.close());

const from = stranger;

async function text(body: string): Promise<void> {
  expect((await gateway.text({ from, body })).status).toBe(200);
  await gateway.settled();
}

function tickets() {
  return gateway.db.ticket.findMany({ orderBy: { id: 'asc' } });
}

const sixty =
  `metoprolol atorvastatin lisinopril amlodipine omeprazole levothyroxine warfarin metformin losartan
  gabapentin sertraline furosemide prednisone tramadol albuterol simvastatin pantoprazole hydrochlorothiazide
  fluoxetine citalopram escitalopram bupropion trazodone duloxetine venlafaxine montelukast clopidogrel carvedilol
  meloxicam rosuvastatin tamsulosin allopurinol famotidine cyclobenzaprine ibuprofen naproxen amoxicillin
  azithromycin cephalexin doxycycline ciprofloxacin lorazepam alprazolam clonazepam zolpidem spironolactone
  propranolol atenolol lamotrigine topiramate quetiapine aripiprazole olanzapine risperidone lithium digoxin
  glipizide pioglitazone sitagliptin empagliflozin baclofen`.split(/\s+/);

describe('one text from somebody unknown', () => {
  it.each([
    ['three times', 'refill metoprolol. I need metoprolol, please send the metoprolol'],
    ['by brand and generic', 'refill lipitor, I mean atorvastatin'],
    ['with and without its strength', 'refill metoprolol 50 mg and also metoprolol please'],
  ])('that names a medicine %s is one ticket', async (_what, body) => {
    await text(body);
    expect(await tickets()).toHaveLength(1);
  });

  it('that names two strengths of a medicine is two tickets', async () => {
    await text('refill levothyroxine 75 mcg and levothyroxine 100 mcg');
    expect(await tickets()).toHaveLength(2);
  });

  it('that names sixty medicines is one ticket for a person', async () => {
    expect(sixty.length).toBeGreaterThanOrEqual(60);
    await text(`please refill ${sixty.join(', ')}`);
    const found = await tickets();
    expect(found).toMatchObject([{ stage: 'review', status: 'open', queue: 'concierge' }]);
    expect(found[0]?.decision).toMatchObject({ code: 'NEEDS_HUMAN', rule: 'long-list' });
  });

  it('and with an emergency in the long list a person is paged all the same', async () => {
    await text(`I have chest pain. refill ${sixty.join(', ')}`);
    expect((await tickets()).map(({ stage }) => stage)).toEqual(['clinical_review', 'review']);
  });
});

describe('a form for two hundred residents with long notes', () => {
  it('is at most one ticket a resident and medicine, in reasonable time', async () => {
    const named = ['metoprolol', 'atorvastatin', 'Lipitor', 'Lopressor'];
    const note = Array.from({ length: 60 }, (_, n) => `please refill ${named[n % named.length]}`).join(', ');
    const residents = Array.from({ length: 200 }, (_, n) => ({
      name: `Resident Number${String.fromCharCode(97 + (n % 26), 97 + Math.floor(n / 26))}`,
      birthDate: `19${30 + (n % 30)}-0${1 + (n % 9)}-1${n % 10}`,
      medications: [{ name: 'metoprolol' }],
      note,
    }));
    const response = await gateway.form(residents);
    expect(response.status).toBe(202);
    await gateway.settled();
    expect(await gateway.db.inboundMessage.findMany()).toMatchObject([{ state: 'processed' }]);
    const found = await gateway.db.ticket.groupBy({ by: ['medicationName'], _count: true });
    expect(Object.fromEntries(found.map(({ medicationName, _count }) => [medicationName, _count]))).toEqual({
      metoprolol: 200,
      atorvastatin: 200,
    });
  });
});

/** Reads a text while others call; answers the time that it took on the processor, in ms. */
async function read(body: string): Promise<number> {
  const started = process.cpuUsage();
  expect((await gateway.text({ from, body })).status).toBe(200);
  const asked = fetch(`${gateway.url}/healthz`);
  await gateway.settled();
  expect((await asked).status).toBe(200);
  return milliseconds(process.cpuUsage(started));
}

/** Time on the processor, which others on the machine do not lengthen as they do the clock's. */
function milliseconds({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1_000;
}

describe('a text of 900 kB', () => {
  it.each([
    ['medicines', 'refill metoprolol ', 'and atorvastatin 40 mg, ', 36_000, ' I have chest pain', 4],
    ['danger', '', 'chest pain ', 80_000, '', 2],
  ])('full of %s costs no more than its length, and others are answered', async (...args) => {
    const [, before, part, times, after, count] = args;
    const atStart = process.memoryUsage().rss;
    const quarter = await read(`${before}${part.repeat(times / 4)}${after}`);
    await emptyTraffic(gateway);
    const whole = await read(`${before}${part.repeat(times)}${after}`);
    // Four times the words: what looks at each of them beside each other one takes sixteen times as long.
    expect(whole).toBeLessThan(8 * Math.max(quarter, 250));
    expect(await gateway.db.inboundMessage.findMany()).toMatchObject([
      { state: 'processed', flags: ['emergency'] },
    ]);
    const rules = (await tickets()).map(({ decision }) => (decision as { rule: string }).rule);
    expect(rules).toHaveLength(count); // the danger, two medicines, and what a person has to read
    expect(rules).toContain('long-text');
    expect(process.memoryUsage().rss - atStart).toBeLessThan(400 * 1024 * 1024);
  });
});
