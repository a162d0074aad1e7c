import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, dateIn } from '../../src/domain/calendar-date.ts';
import { defaultPolicy } from '../../src/domain/policy.ts';
import { previewDue } from '../../src/pipeline/needs/preview-due.ts';
import { previewMedicines } from '../../src/pipeline/needs/preview-medicines.ts';
import { withdrawLine } from '../../src/pipeline/joins/withdraw-line.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';

const timeZone = 'America/Los_Angeles';
let gateway: TestGateway;
let house: string;
let resident: { id: string };

beforeAll(async () => {
  gateway = await openGateway({
    patients: [
      {
        given: 'Mary',
        family: 'Johnson',
        birthDate: '1952-03-04',
        facility: 'cedar',
        prescriptions: [
          { drug: 'Metoprolol tartrate 50 mg tablet', rxNumber: '7001', filledDaysAgo: 28 },
          { drug: 'Atorvastatin 20 mg tablet', rxNumber: '7002', filledDaysAgo: 3 },
          { drug: 'Levothyroxine 75 mcg tablet', rxNumber: '7003', filledDaysAgo: 27, refills: 0 },
        ],
      },
      {
        given: 'Ana',
        family: 'Other',
        birthDate: '1950-01-01',
        facility: 'birch',
        prescriptions: [{ drug: 'Lisinopril 10 mg tablet', rxNumber: '7100' }],
      },
    ],
  });
  house = (await gateway.db.facility.findUniqueOrThrow({ where: { sourceId: 'cedar' } })).id;
  resident = await gateway.db.patient.findFirstOrThrow({ where: { familyName: 'Johnson' } });
});
afterAll(() => gateway.close());

function deps() {
  const { db, clock } = gateway;
  const settings = {
    orgName: '',
    orgPhone: '',
    timeZone,
    optOutConfirmation: 'vendor',
    settleSeconds: 0,
  } as const;
  return { db, clock, policy: defaultPolicy, settings: { ...settings, onCall: [] } };
}

async function preview() {
  const [shown] = await previewMedicines(deps(), house, [resident.id]);
  return new Map((shown?.medicines ?? []).map((medicine) => [medicine.rxNumber, medicine]));
}

test('a facility sees what each medicine of its resident would lead to, and from when it can be filled', async () => {
  const today = dateIn(timeZone, gateway.clock.now());
  const shown = await preview();
  expect(shown.get('7001')).toMatchObject({ code: 'PHARMACY_PROCESS', onItsWay: null });
  expect(shown.get('7002')).toMatchObject({
    code: 'TOO_EARLY',
    eligibleOn: addDays(today, 21),
    lastFill: { on: addDays(today, -3), daysSupply: 30 },
  });
  expect(shown.get('7003')).toMatchObject({ code: 'PROVIDER_AUTHORIZATION' });
});

test('what ends within the week is suggested, without what is too early', async () => {
  const due = await previewDue(deps(), house);
  expect(due.map(({ medicines }) => medicines.map(({ rxNumber }) => rxNumber).sort())).toEqual([
    ['7001', '7003'],
  ]);
});

test('a resident of another facility is not shown', async () => {
  const other = await gateway.db.patient.findFirstOrThrow({ where: { familyName: 'Other' } });
  expect(await previewMedicines(deps(), house, [other.id])).toEqual([]);
});

test('what was asked for is on its way, until it is taken back; another facility cannot take it back', async () => {
  const key = await gateway.createKey(['intake'], house);
  const response = await fetch(`${gateway.url}/api/v1/requests`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      source: 'web',
      requester: { relationship: 'facility_staff' },
      residents: [
        {
          name: 'Mary Johnson',
          birthDate: '1952-03-04',
          urgent: true,
          medications: [{ name: 'metoprolol 50 mg' }],
        },
      ],
    }),
  });
  const { id } = (await response.json()) as { id: string };
  await gateway.settled();
  const onItsWay = (await preview()).get('7001')?.onItsWay;
  expect(onItsWay?.stage).toBe('pharmacy_submitted');
  const ticketId = onItsWay?.ticketId ?? '';
  expect(await gateway.db.ticket.findUnique({ where: { id: ticketId } })).toMatchObject({
    priority: 'urgent',
  });

  const other = await gateway.db.facility.findUniqueOrThrow({ where: { sourceId: 'birch' } });
  const withdrawal = { messageId: id, ticketId, actor: 'Nurse Ana' };
  const foreign = { kind: 'facility' as const, facilityId: other.id };
  expect(await withdrawLine(deps(), { ...withdrawal, audience: foreign })).toEqual({ kind: 'not_found' });
  const audience = { kind: 'facility' as const, facilityId: house };
  expect(await withdrawLine(deps(), { ...withdrawal, audience })).toEqual({ kind: 'withdrawn' });
  expect((await preview()).get('7001')?.onItsWay).toBeNull();
  expect(await withdrawLine(deps(), { ...withdrawal, audience })).toEqual({ kind: 'refused' });
  const event = await gateway.db.ticketEvent.findFirst({ where: { ticketId, type: 'withdrawn_by_sender' } });
  expect(event?.actor).toBe('Nurse Ana');
});
