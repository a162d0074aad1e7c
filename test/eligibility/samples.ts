import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import type { Drug } from '../../src/domain/drug.ts';
import { defaultPolicy } from '../../src/domain/policy.ts';
import type { Fill, Prescription } from '../../src/domain/prescription.ts';
import type { EligibilityInput } from '../../src/eligibility/eligibility-input.ts';

export function day(text: string): CalendarDate {
  return text as CalendarDate;
}

export const today = day('2026-06-15');

/** A maintenance medicine that nothing makes urgent. */
export const statin: Drug = {
  name: 'atorvastatin',
  brands: [],
  synonyms: [],
  atc: 'C10AA05',
  class: 'statin',
  urgentClasses: [],
  cardiac: false,
  callProvider: false,
  doNotInterrupt: false,
  schedule: null,
  daysSupplyUnreliable: false,
  sensitive: [],
};

/** A completed fill, of one tablet for each day that it lasts. */
export function fill(changes: Partial<Fill> = {}): Fill {
  const { daysSupply } = changes;
  return {
    id: 'f',
    filledOn: null,
    quantity: Number.isInteger(daysSupply) && Number(daysSupply) > 0 ? Number(daysSupply) : 30,
    daysSupply: 30,
    partial: false,
    completed: true,
    ...changes,
  };
}

export function prescription(changes: Partial<Prescription> = {}): Prescription {
  return {
    id: 'rx',
    patientId: 'p',
    rxNumber: '7001234',
    text: 'atorvastatin 20 mg',
    drugName: 'atorvastatin',
    strength: '20 mg',
    status: 'active',
    schedule: null,
    writtenOn: day('2026-04-01'),
    expiresOn: null,
    earliestFillOn: null,
    quantity: 30,
    refillsAllowed: 5,
    expectedDaysSupply: 30,
    prescriberId: null,
    fills: [fill({ filledOn: day('2026-05-20') })],
    ...changes,
  };
}

const request = {
  medicationChange: false,
  clinicalQuestion: false,
  newPrescription: false,
  saysUrgent: false,
  daysLeft: null,
};

type Changes = Partial<Omit<EligibilityInput, 'request'>> & {
  request?: Partial<EligibilityInput['request']>;
  rx?: Partial<Prescription>;
};

/** A routine refill within its window, 26 of 30 days after the last fill, with the changes of the test. */
export function input({ rx, request: said, ...changes }: Changes = {}): EligibilityInput {
  return {
    today,
    policy: defaultPolicy,
    flags: [],
    identity: 'exact',
    mayAsk: 'yes',
    patient: { deceased: false, active: true, birthDate: day('1952-03-04') },
    match: { kind: 'one', prescription: prescription(rx) },
    drug: statin,
    request: { ...request, ...said },
    ...changes,
  };
}
