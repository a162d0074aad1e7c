import { afterAll, beforeAll, expect, test } from 'vitest';
import { dateIn, type CalendarDate } from '../../../src/domain/calendar-date.ts';
import { createPinnedPost } from '../../../src/entry/pinned-post.ts';
import { createPioneerClient } from '../../../src/systems/pharmacy/pioneer-client.ts';
import { certificateOf, openPioneerServer, pioneerAccount } from '../../support/stand-ins/pioneer-server.ts';

const noGuid = '00000000-0000-0000-0000-000000000000';
let server: Awaited<ReturnType<typeof openPioneerServer>>;

beforeAll(async () => {
  server = await openPioneerServer({
    // One result is not a list.
    SearchPatient: {
      patientSearchResults: {
        PatientPioneerRxID: 'P-1',
        FirstName: 'Ada',
        LastName: 'Marsh',
        DateOfBirth: '03/04/1951',
      },
    },
    GetPatient: { patient: [] },
    GetPatientProfile: {
      Rx: [
        {
          RxPioneerRxID: 'R-1',
          RxFillTransactionPioneerRxID: noGuid,
          RxNumber: 7601001,
          CurrentRxStatusText: 'On Hold',
          DateWritten: '1/2/2026',
          ExpirationDateUTC: '0001-01-01T00:00:00',
          NumberOfRefillsAllowed: '3',
          DaysSupply: '30',
          MedicationPrescribed: { WrittenName: 'Lisinopril', DrugStrength: '10 MG', Quantity: '1,000.50000' },
        },
      ],
    },
  });
});
afterAll(() => server.close());

function open(certificate: 'pharmacy' | 'another' = 'pharmacy', account = pioneerAccount) {
  const post = createPinnedPost(server.url, certificateOf(certificate));
  return createPioneerClient(account, {
    post,
    clock: { now: () => new Date() },
    dayIn: (moment) => dateIn('America/Los_Angeles', moment),
  });
}

const ada = { givenName: 'Ada', familyName: 'Marsh', birthDate: '1951-03-04' as CalendarDate };

test('a request is signed as documented, and dates go out as the system writes them', async () => {
  expect(await open().isAuthenticated()).toBe(true);
  expect(await open().searchPatient(ada)).toEqual([
    { id: 'P-1', givenName: 'Ada', familyName: 'Marsh', birthDate: '1951-03-04' },
  ]);
  expect(server.calls.at(-1)).toEqual({
    MethodName: 'SearchPatient',
    Version: '1.0',
    ParameterCollection: [
      { Name: 'FirstName', Value: 'Ada' },
      { Name: 'LastName', Value: 'Marsh' },
      { Name: 'DateOfBirth', Value: '03/04/1951' },
    ],
  });
  expect(await open().getPatient('P-2')).toBeNull();
});

test('its odd types are read as what they mean', async () => {
  expect(await open().patientProfile('P-1')).toEqual([
    {
      rxId: 'R-1',
      fillId: null,
      rxNumber: '7601001',
      status: 'on_hold',
      medicine: 'Lisinopril 10 MG',
      schedule: null,
      sig: null,
      quantity: 1000.5,
      refillsAllowed: 3,
      writtenOn: '2026-01-02',
      expiresOn: null,
      daysSupply: 30,
      fill: null,
    },
  ]);
});

test('a wrong secret is refused, in words that repeat nothing', async () => {
  const client = open('pharmacy', { ...pioneerAccount, secret: 'another' });
  expect(await client.isAuthenticated()).toBe(false);
  const fault: unknown = await client.searchPatient(ada).catch((error: unknown) => error);
  expect(fault).toMatchObject({ code: 'pharmacy_refused', retryable: false, context: { status: 401 } });
  expect(String(fault)).not.toMatch(/secret words|Marsh/);
});

test('a server with another certificate is told nothing at all', async () => {
  const before = server.requests();
  await expect(open('another').searchPatient(ada)).rejects.toMatchObject({ code: 'pharmacy_certificate' });
  expect(server.requests()).toBe(before);
});

test('a server that is away is asked again later', async () => {
  const away = await openPioneerServer({});
  await away.close();
  const post = createPinnedPost(away.url, certificateOf('pharmacy'));
  await expect(post('/', { headers: {}, body: '' })).rejects.toMatchObject({
    code: 'pharmacy_unavailable',
    retryable: true,
  });
});
