import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Decision } from '../../src/domain/decision.ts';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import type { RosterPatient } from '../support/roster.ts';

const nora: RosterPatient = {
  given: 'Nora',
  family: 'Fielding',
  birthDate: '1957-08-09',
  phones: ['+14155550111'],
  prescriptions: [
    // Two days into twenty: much too early for a refill, and without one left.
    {
      drug: 'Metoprolol Tartrate 50 MG Oral Tablet',
      rxNumber: '7301001',
      filledDaysAgo: 2,
      refills: 0,
      handedOver: 20,
    },
    { drug: 'Clonazepam 1 MG Oral Tablet', rxNumber: '7301002', filledDaysAgo: 3, handedOver: 10 },
    { drug: 'Atorvastatin 40 MG Oral Tablet', rxNumber: '7301003', filledDaysAgo: 2, refills: 0 },
  ],
};
const from = '+14155550111';
const signed = 'Nora Fielding 8/9/1957';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: [nora], environment: { WORK_BY_HAND: 'care_platform' } });
});
beforeEach(() => emptyTraffic(gateway));
afterAll(() => gateway.close());

async function ask(body: string) {
  await gateway.text({ from, body: `${signed} ${body}` });
  await gateway.settled();
  return gateway.db.ticket.findMany({ include: { tasks: true, decisions: true }, orderBy: { id: 'asc' } });
}

it('what is owed of a partial fill goes to the pharmacy, whatever the window and the refills say', async () => {
  const [ticket, ...others] = await ask('you still owe me 10 tablets of metoprolol, please refill');
  expect(others).toEqual([]);
  expect(ticket).toMatchObject({
    ...{ stage: 'pharmacy_submitted', queue: 'pharmacy', status: 'in_progress', rxNumber: '7301001' },
    decision: { code: 'PHARMACY_COMPLETION', rule: '8-owed-partial' },
  });
  const { reasons } = ticket?.decision as Decision;
  expect(reasons[0]).toMatch(/^owed_partial: quantity 20 of 30 handed over since \d{4}-\d\d-\d\d$/);
  expect(ticket?.tasks.map(({ kind, why }) => [kind, why])).toEqual([
    [
      'copy_note',
      expect.stringMatching(/Refill request submitted to pharmacy \d{4}-\d\d-\d\d \d\d:\d\d/) as string,
    ],
  ]);
  const sent = gateway.vendor.messages.map((message) => message.body);
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatch(/pharmacy/i);
  expect(sent[0]).not.toMatch(/too early|shipped|ready|approved|metoprolol/i);
});

it('of a controlled drug too, and a pharmacist looks at it', async () => {
  expect(await ask('the pharmacy owes me the rest of my clonazepam, can I get it')).toMatchObject([
    {
      stage: 'pharmacy_submitted',
      decision: { code: 'PHARMACY_COMPLETION', pharmacistReview: true },
    },
  ]);
});

it('a whole fill owes nothing: the same words are decided by the window and the refills', async () => {
  const [ticket] = await ask('you still owe me 10 tablets of atorvastatin, please refill');
  expect(ticket?.decision).not.toMatchObject({ code: 'PHARMACY_COMPLETION' });
  expect(ticket?.stage).not.toBe('pharmacy_submitted');
});
