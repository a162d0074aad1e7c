import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { mary, people, phoneOf, signatureOf } from '../flows/people.ts';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import type { RosterPatient } from '../support/roster.ts';
import { hostileTexts } from './hostile-texts.ts';

/** One text message holds 1,600 characters. Danger stands elsewhere: it pages, whatever surrounds it. */
const sent = hostileTexts.filter(
  ({ text, readsAsKeyword, mustFlag }) => text.length <= 1_600 && !readsAsKeyword && mustFlag.length === 0,
);

const families = 'Johnson Ashdown Birtwistle Calloway Drummond Eastlake Farnsworth Greenhalgh'.split(' ');

/** Texts of one thread are read one after the other, so they are shared among several. */
const patients: RosterPatient[] = families.map((family, place) => ({
  ...mary,
  family,
  birthDate: place === 0 ? mary.birthDate : `19${40 + place}-0${place}-1${place}`,
  phones: [`+1415555010${place}`],
  prescriptions: [{ drug: 'Metoprolol Tartrate 50 MG Oral Tablet', rxNumber: `71${place}1001` }],
}));

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: [...patients, ...people.filter((person) => person !== mary)] });
});
beforeEach(() => emptyTraffic(gateway));
afterAll(() => gateway.close());

/** Each thread sends its share of the texts, one behind the other. */
async function sendAll(threads: { from: string }[]): Promise<void> {
  await Promise.all(
    threads.map(async ({ from }, place) => {
      for (const { text } of sent.filter((_, index) => index % threads.length === place))
        await gateway.text({ from, body: text });
    }),
  );
  await gateway.settled();
}

it.each([
  ['patients whose refill is under way', phoneOf],
  ['strangers', (patient: RosterPatient) => phoneOf(patient).replace('555010', '555017')],
])('hostile texts of %s change nothing: a person looks', async (_, phone) => {
  const threads = patients.map((patient) => ({ from: phone(patient), patient }));
  for (const { from, patient } of threads)
    await gateway.text({ from, body: `${signatureOf(patient)} please refill metoprolol` });
  await gateway.settled();
  const before = await gateway.db.ticket.findMany({ orderBy: { id: 'asc' } });
  expect(before.map(({ stage }) => stage)).toEqual(threads.map(() => 'pharmacy_submitted'));
  await sendAll(threads);

  expect(await gateway.db.consent.count()).toBe(0);
  expect(await gateway.db.inboundMessage.count({ where: { state: 'processed' } })).toBe(
    threads.length + sent.length,
  );
  for (const { id, stage, status } of before) {
    expect(await gateway.db.ticket.findUnique({ where: { id } })).toMatchObject({ stage, status });
  }
  const made = await gateway.db.ticket.findMany({ where: { id: { notIn: before.map(({ id }) => id) } } });
  expect(made.length).toBeGreaterThan(0);
  const looking = ['review', 'clarifying', 'clinical_review', 'identity_review', 'new_prescription'];
  // Two that turn out to be one need are one, which a person looks at.
  const united = made.filter(({ stage }) => stage === 'merged').map(({ mergedIntoId }) => mergedIntoId);
  const left = made.filter(({ stage }) => stage !== 'merged');
  expect(united.filter((id) => !left.some((ticket) => ticket.id === id))).toEqual([]);
  expect(left.filter(({ stage }) => !looking.includes(stage)).map(({ stage }) => stage)).toEqual([]);
  expect(left.filter(({ status }) => status !== 'open' && status !== 'waiting')).toEqual([]);
});
