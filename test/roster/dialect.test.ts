import { describe, expect, it } from 'vitest';
import type { Draft } from '../../src/roster/drafts.ts';
import { createMapper } from '../../src/roster/map-resource.ts';
import { fill, patient, phone, prescription, timeZone, today, type Resource } from './roster-files.ts';

const map = createMapper(timeZone, today);

type DraftOf<K extends Draft['kind']> = Extract<Draft, { kind: K }>['draft'];

function draftOf<K extends Draft['kind']>(kind: K, resource: Resource): DraftOf<K> {
  const mapped = map(resource, null);
  if (mapped.kind !== 'draft' || mapped.draft.kind !== kind) throw new Error(JSON.stringify(mapped));
  return mapped.draft.draft as unknown as DraftOf<K>; // its kind was just compared
}

function patientOf(changes: Record<string, unknown>) {
  return draftOf('Patient', patient(changes));
}

describe('a name', () => {
  it.each<
    [string, object[], { givenNames: string[]; familyName: string; suffix?: string; otherNames?: string[] }]
  >([
    [
      'in Spanish keeps both family names',
      [{ use: 'official', family: 'García López', given: ['María José'] }],
      { givenNames: ['María José'], familyName: 'García López' },
    ],
    [
      'with an apostrophe',
      [{ family: "O’Connor-D'Angelo", given: ['Seán'] }],
      { givenNames: ['Seán'], familyName: "O’Connor-D'Angelo" },
    ],
    [
      'with a suffix',
      [{ family: 'Lee', given: ['Al'], suffix: ['Jr.'] }],
      { givenNames: ['Al'], familyName: 'Lee', suffix: 'Jr.' },
    ],
    [
      'is the official one; maiden name and nickname are others, in full',
      [
        { use: 'nickname', given: ['Betty'] },
        { use: 'maiden', family: 'Stone', given: ['Elizabeth'] },
        { use: 'official', family: 'Hill', given: ['Elizabeth', 'Ann'] },
      ],
      { givenNames: ['Elizabeth', 'Ann'], familyName: 'Hill', otherNames: ['Betty Hill', 'Elizabeth Stone'] },
    ],
    [
      'that has ended is another one',
      [
        { use: 'official', family: 'Old', given: ['Ann'], period: { end: '2020-01-01' } },
        { use: 'official', family: 'New', given: ['Ann'] },
      ],
      { givenNames: ['Ann'], familyName: 'New', otherNames: ['Ann Old'] },
    ],
    ['as text is split', [{ text: 'Mary Ann  Jones' }], { givenNames: ['Mary', 'Ann'], familyName: 'Jones' }],
    [
      'as text keeps particles',
      [{ text: 'Juan de la Cruz' }],
      { givenNames: ['Juan'], familyName: 'de la Cruz' },
    ],
    [
      'as text with a comma',
      [{ text: 'Peña Ruiz, Luz María' }],
      { givenNames: ['Luz', 'María'], familyName: 'Peña Ruiz' },
    ],
    [
      'as text with a suffix',
      [{ text: 'John Smith, Jr.' }],
      { givenNames: ['John'], familyName: 'Smith', suffix: 'Jr.' },
    ],
    ['as text leaves a title out', [{ text: 'Sra. Luz Peña' }], { givenNames: ['Luz'], familyName: 'Peña' }],
    ['of one word', [{ text: 'Prince' }], { givenNames: [], familyName: 'Prince' }],
  ])('%s', (_what, name, expected) => {
    expect(patientOf({ name })).toMatchObject({ suffix: null, otherNames: [], ...expected });
  });
});

describe('a telephone', () => {
  it.each<[string, object[], { number: string; kind: string }[]]>([
    ['mobile', [phone('(415) 555-0123', 'mobile')], [{ number: '+14155550123', kind: 'mobile' }]],
    ['for texts', [{ system: 'sms', value: '4155550123' }], [{ number: '+14155550123', kind: 'mobile' }]],
    ['at home', [phone('415.555.0123', 'home')], [{ number: '+14155550123', kind: 'landline' }]],
    ['at work', [phone('+1 415 555 0123', 'work')], [{ number: '+14155550123', kind: 'landline' }]],
    ['without a use', [phone('415-555-0123')], [{ number: '+14155550123', kind: 'unknown' }]],
    ['abroad', [phone('+52 55 1234 5678', 'mobile')], [{ number: '+525512345678', kind: 'mobile' }]],
    [
      'given twice is one, and mobile',
      [phone('415-555-0123', 'home'), phone('4155550123', 'mobile')],
      [{ number: '+14155550123', kind: 'mobile' }],
    ],
    ['of old is left out', [phone('415-555-0123', 'old')], []],
    ['that has ended is left out', [{ ...phone('415-555-0123'), period: { end: '2026-05-19' } }], []],
    [
      'that is a fax or an address is left out',
      [
        { system: 'fax', value: '415-555-0123' },
        { system: 'email', value: 'a@b.example' },
      ],
      [],
    ],
  ])('%s', (_what, telecom, phones) => {
    expect(patientOf({ telecom }).phones).toEqual(phones);
  });

  it.each<[string, object[], { email: string | null; prefersEmail: boolean }]>([
    ['none', [phone('4155550123')], { email: null, prefersEmail: false }],
    ['beside a number', [phone('4155550123'), mail()], { email: 'desk@home.example', prefersEmail: false }],
    ['ranked', [phone('4155550123'), mail(1)], { email: 'desk@home.example', prefersEmail: true }],
    [
      'ranked behind a number',
      [{ ...phone('4155550123'), rank: 1 }, mail(2)],
      { email: 'desk@home.example', prefersEmail: false },
    ],
    [
      'of several the best',
      [mail(2, 'second@home.example'), mail(1)],
      { email: 'desk@home.example', prefersEmail: true },
    ],
    ['of old', [{ ...mail(1), use: 'old' }], { email: null, prefersEmail: false }],
    ['that is none', [mail(1, 'ask at the desk')], { email: null, prefersEmail: false }],
  ])('a facility’s e-mail: %s', (_what, telecom, expected) => {
    const mapped = map({ resourceType: 'Organization', id: 'f1', name: 'Home', telecom }, null);
    expect(mapped).toMatchObject({ kind: 'draft', draft: { draft: expected } });
  });

  it('that is no number is left out, and the patient kept', () => {
    const mapped = map(patient({ telecom: [phone('call the desk'), phone('415-555-0123', 'mobile')] }), null);
    expect(mapped).toMatchObject({
      kind: 'draft',
      draft: { draft: { phones: [{ number: '+14155550123' }] } },
      warnings: ['Patient.telecom: a number is not usable'],
    });
  });
});

describe('a patient', () => {
  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['is living and active when nothing is said', {}, { deceased: false, active: true }],
    ['has died on a day', { deceasedDateTime: '2026-01-02T03:00:00Z' }, { deceased: true }],
    ['has died', { deceasedBoolean: true }, { deceased: true }],
    ['has not died', { deceasedBoolean: false }, { deceased: false }],
    ['is no longer active', { active: false }, { active: false }],
    ['was born on no day that is known', { birthDate: undefined }, { birthDate: null }],
    ['was born in some month', { birthDate: '1952-03' }, { birthDate: null }],
    ['lives in the community without an organization', {}, { facility: null }],
  ])('%s', (_what, changes, expected) => {
    expect(patientOf(changes)).toMatchObject(expected);
  });

  it.each<[string, object[], string | null]>([
    ['the preferred one', [spoken('en'), spoken('es-MX', true)], 'es'],
    ['the only one', [spoken('es')], 'es'],
    ['none of several when none is preferred', [spoken('en'), spoken('es')], null],
    ['none when we do not speak it', [spoken('vi', true)], null],
  ])('speaks %s', (_what, communication, language) => {
    expect(patientOf({ communication }).language).toBe(language);
  });
});

function spoken(code: string, preferred?: boolean): object {
  return { language: { coding: [{ system: 'urn:ietf:bcp:47', code }] }, preferred };
}

it('a prescriber who has only a text for a name is called by it', () => {
  const doctor = { resourceType: 'Practitioner', id: 'd', name: [{ text: 'Ana Núñez, MD' }] };
  expect(draftOf('Practitioner', doctor).name).toBe('Ana Núñez, MD');
});

describe('one who may ask', () => {
  const relative = { resourceType: 'RelatedPerson', id: 'r', patient: { reference: 'Patient/pat-1' } };

  it('may do so in a period', () => {
    const period = { start: '2020-01-01', end: '2026-12-31' };
    expect(draftOf('RelatedPerson', { ...relative, period })).toMatchObject({
      validFrom: '2020-01-01',
      validTo: '2026-12-31',
    });
  });

  it('may no more when inactive', () => {
    expect(draftOf('RelatedPerson', { ...relative, active: false }).validTo).toBe('1900-01-01');
  });

  it('is refused when the period cannot be held to', () => {
    expect(map({ ...relative, period: { end: '2026' } }, null)).toMatchObject({ kind: 'refused' });
  });
});

describe('a prescription', () => {
  it('has its Rx number by the system, else the first', () => {
    expect(draftOf('MedicationRequest', prescription()).rxNumber).toBe('7001234');
    const others = [{ value: '' }, { system: 'x', value: 'A-1' }, { system: 'y', value: 'A-2' }];
    expect(draftOf('MedicationRequest', prescription({ identifier: others })).rxNumber).toBe('A-1');
    expect(draftOf('MedicationRequest', prescription({ identifier: undefined })).rxNumber).toBeNull();
  });

  it('has unknown refills, quantity and days where the roster is silent, and zero where it says so', () => {
    const silent = draftOf('MedicationRequest', prescription({ dispenseRequest: undefined }));
    expect(silent).toMatchObject({
      refillsAllowed: null,
      quantity: null,
      expectedDaysSupply: null,
      expiresOn: null,
    });
    const none = prescription({ dispenseRequest: { numberOfRepeatsAllowed: 0 } });
    expect(draftOf('MedicationRequest', none).refillsAllowed).toBe(0);
  });

  it.each([
    ['active', 'order', 'active'],
    ['on-hold', 'order', 'on_hold'],
    ['entered-in-error', 'order', 'entered_in_error'],
    ['stopped', 'order', 'stopped'],
    ['active', 'proposal', 'draft'],
    ['cancelled', 'plan', 'cancelled'],
  ])('%s as %s is %s', (status, intent, expected) => {
    expect(draftOf('MedicationRequest', prescription({ status, intent })).status).toBe(expected);
  });

  it.each<[string, object, number | null]>([
    ['days', { value: 30, unit: 'days', code: 'd' }, 30],
    ['weeks', { value: 12, code: 'wk' }, 84],
    ['no unit', { value: 14 }, 14],
    ['months, which are no number of days', { value: 3, code: 'mo' }, null],
    ['half a day', { value: 7.5, code: 'd' }, null],
  ])('is expected to last for %s', (_what, expectedSupplyDuration, days) => {
    const changes = { dispenseRequest: { expectedSupplyDuration } };
    expect(draftOf('MedicationRequest', prescription(changes)).expectedDaysSupply).toBe(days);
  });

  it.each<[unknown, number | null]>([
    [{ valueCode: 'CII' }, 2],
    [{ valueString: 'C-IV' }, 4],
    [{ valueInteger: 3 }, 3],
    [{ valueString: '2' }, 2],
    [{ valueCode: '3N' }, 3],
    [{ valueString: 'Schedule V' }, 5],
    [{ valueCoding: { code: 'C3' } }, 3],
    [{ valueCodeableConcept: { coding: [{ code: 'CII' }] } }, 2],
    [{ valueString: 'none' }, null],
    [{ valueInteger: 0 }, null],
  ])('with the extension %j is of schedule %s', (value, schedule) => {
    const extension = [{ url: 'https://pharmacy.example/fhir/dea-schedule', ...(value as object) }];
    expect(draftOf('MedicationRequest', prescription({ extension })).medicine.schedule).toBe(schedule);
  });
});

describe('a fill', () => {
  it.each<[string, Record<string, unknown>, string | null]>([
    ['the day it was handed over', { whenPrepared: '2026-04-30' }, '2026-05-01'],
    ['else the day it was prepared', { whenHandedOver: undefined, whenPrepared: '2026-04-30' }, '2026-04-30'],
    ['the pharmacy’s day of a moment', { whenHandedOver: '2026-05-02T03:30:00Z' }, '2026-05-01'],
    ['the pharmacy’s day across an offset', { whenHandedOver: '2026-05-01T23:30:00-07:00' }, '2026-05-01'],
    ['the day itself when the hour has no zone', { whenHandedOver: '2026-05-01T23:30:00' }, '2026-05-01'],
    ['no day when only the month is known', { whenHandedOver: '2026-05' }, null],
    ['no day when none is given', { whenHandedOver: undefined }, null],
  ])('was on %s', (_what, changes, day) => {
    expect(draftOf('MedicationDispense', fill(changes)).filledOn).toBe(day);
  });

  it.each([
    ['FF', false],
    ['RFC', false],
    ['FFP', true],
    ['RFP', true],
    ['FFPS', true],
  ])('of type %s is partial: %s', (code, partial) => {
    expect(draftOf('MedicationDispense', fill({ type: { coding: [{ code }] } })).partial).toBe(partial);
  });

  it.each(['entered-in-error', 'stopped', 'declined', 'cancelled', 'in-progress', 'on-hold'])(
    'that is %s does not count as done',
    (status) => {
      expect(draftOf('MedicationDispense', fill({ status })).completed).toBe(false);
    },
  );
});

function mail(rank?: number, value = 'desk@home.example'): object {
  return { system: 'email', value, ...(rank ? { rank } : {}) };
}
