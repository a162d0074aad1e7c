import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import type { Patient } from '../../src/domain/patient.ts';
import type { Prescription } from '../../src/domain/prescription.ts';
import type { IdentityInput } from '../../src/identity/identity-input.ts';

export function day(text: string): CalendarDate {
  return text as CalendarDate;
}

export const today = day('2026-03-10');
export const marysPhone = '+14155550101';
export const facilityId = '00000000-0000-7000-8000-00000000fac1';

export function patient(changes: Partial<Patient> = {}): Patient {
  return {
    id: '00000000-0000-7000-8000-000000000001',
    sourceId: 'p-1',
    givenNames: ['Mary', 'Ann'],
    familyName: 'Johnson',
    suffix: null,
    otherNames: [],
    birthDate: day('1952-03-04'),
    language: 'en',
    deceased: false,
    active: true,
    facilityId: null,
    prescriberId: null,
    phones: [{ number: marysPhone, kind: 'mobile' }],
    relatedPersons: [],
    prescriptions: [prescription('7001234')],
    ...changes,
  };
}

export function prescription(rxNumber: string): Prescription {
  return {
    id: `rx-${rxNumber}`,
    patientId: '00000000-0000-7000-8000-000000000001',
    rxNumber,
    text: 'metoprolol 50 mg',
    drugName: 'metoprolol',
    strength: '50 mg',
    status: 'active',
    schedule: null,
    writtenOn: null,
    expiresOn: null,
    earliestFillOn: null,
    quantity: null,
    refillsAllowed: null,
    expectedDaysSupply: null,
    prescriberId: null,
    fills: [],
  };
}

/** A text from nobody's phone that claims nothing; `changes.claims` may be given in part. */
export function message(
  changes: Partial<Omit<IdentityInput, 'claims'>> & { claims?: Partial<IdentityInput['claims']> } = {},
): IdentityInput {
  return {
    channel: 'sms',
    today,
    sender: null,
    speaksOfAnother: false,
    requester: null,
    facilityId: null,
    trusted: false,
    candidates: [patient()],
    namesOwnMedicine: () => false,
    facilityLine: false,
    lineOf: [],
    asksControlled: () => false,
    ...changes,
    claims: { name: null, birthDates: [], rxNumbers: [], ...changes.claims },
  };
}
