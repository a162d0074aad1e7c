import { afterAll, beforeAll, expect, it } from 'vitest';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { certificateOf, openPioneerServer, pioneerAccount } from '../support/stand-ins/pioneer-server.ts';

const from = '+14155550119';
let gateway: TestGateway;
let pharmacy: Awaited<ReturnType<typeof openPioneerServer>>;

beforeAll(async () => {
  pharmacy = await openPioneerServer({
    SearchPatient: {
      Patients: ['P-1', 'P-1', 'P-2'].map((id, place) => ({
        Identification: { PatientPioneerRxID: id },
        Name: { FirstName: place < 2 ? 'Ada' : 'Bea', LastName: 'MARSH' },
        DateOfBirth: '03/04/1951',
      })),
    },
    GetPatientProfile: {
      Rx: { RxNumber: '7701001', RxPioneerRxID: 'R-1', CurrentRxStatusText: 'Discontinued' },
    },
  });
  gateway = await openGateway({
    patients: [
      {
        given: 'Ada',
        family: 'Marsh',
        birthDate: '1951-03-04',
        phones: [from],
        prescriptions: [{ drug: 'Metoprolol 50 MG', rxNumber: '7701001' }],
      },
    ],
    environment: {
      PIONEERRX_URL: pharmacy.url,
      PIONEERRX_API_KEY: pioneerAccount.apiKey,
      PIONEERRX_SECRET: pioneerAccount.secret,
      PIONEERRX_CERTIFICATE: certificateOf('pharmacy'),
      PIONEERRX_READ_MINUTES: '0.02',
    },
  });
});
afterAll(async () => {
  await gateway.close();
  await pharmacy.close();
});

it('what the pharmacy knows of those with open tickets is read from it, although no event came', async () => {
  expect(pharmacy.calls).toEqual([]);
  await gateway.text({ from, body: 'Ada Marsh 3/4/1951 refill metoprolol' });
  await gateway.settled();
  const moved = await gateway.eventually('the ticket to be decided again', async () => {
    const ticket = await gateway.db.ticket.findFirstOrThrow();
    return ticket.stage === 'pharmacy_submitted' ? null : ticket;
  });
  expect(moved.stage).not.toMatch(/^pharmacy/);
  expect(await gateway.db.prescription.findFirstOrThrow()).toMatchObject({ status: 'stopped' });
  const methods = new Set(pharmacy.calls.map(({ MethodName }) => MethodName));
  expect(methods).toEqual(new Set(['SearchPatient', 'GetPatientProfile']));
});
