import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { mary, phoneOf, signatureOf } from './people.ts';

const other = {
  given: 'Olive',
  family: 'Tremont',
  birthDate: '1949-11-30',
  prescriptions: [
    { drug: 'Atorvastatin 40 MG Oral Tablet', rxNumber: '7009001' },
    { drug: 'Oxycodone 5 MG Oral Tablet', rxNumber: '7009002' },
  ],
};

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: [mary, other] });
});
beforeEach(() => emptyTraffic(gateway));
afterAll(() => gateway.close());

const { given, family, birthDate } = mary;
const name = `${given} ${family}`;
const foreign = [
  ['of another person', '7009001'],
  ['of another person’s opioid', '7009002'],
  ['that exists nowhere', '7999999'],
] as const;

it.each(foreign)(
  'an Rx number %s beside one’s own medicine is asked about, not filled',
  async (_, rxNumber) => {
    const medications = [{ name: 'atorvastatin 40 mg tablet', rxNumber }];
    await gateway.form([{ name, birthDate, medications }]);
    await gateway.settled();
    expect(await tickets()).toMatchObject([
      {
        stage: 'review',
        prescriptionId: null,
        decision: {
          code: 'CLARIFY',
          reasons: expect.arrayContaining([
            'conflicting_prescription: Rx number is not one of this person',
          ]) as unknown,
        },
      },
    ]);
  },
);

it.each(foreign)('a text with a number %s asks back', async (_, rxNumber) => {
  await gateway.text({
    from: phoneOf(mary),
    body: `${signatureOf(mary)} refill atorvastatin 40 mg, rx ${rxNumber}`,
  });
  await gateway.settled();
  expect(await tickets()).toMatchObject([{ stage: 'clarifying', decision: { code: 'CLARIFY' } }]);
});

it('the own number, with or without its zeros, is that prescription', async () => {
  await gateway.form([
    { name, birthDate, medications: [{ name: 'atorvastatin 40 mg', rxNumber: '07001002' }] },
  ]);
  await gateway.settled();
  expect(await tickets()).toMatchObject([{ stage: 'pharmacy_submitted', rxNumber: '7001002' }]);
});

function tickets() {
  return gateway.db.ticket.findMany();
}
