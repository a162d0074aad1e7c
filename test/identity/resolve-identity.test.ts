import { describe, expect, it } from 'vitest';
import type { Patient } from '../../src/domain/patient.ts';
import { type IdentityInput, resolveIdentity } from '../../src/identity/resolve-identity.ts';
import { day, facilityId, marysPhone, message, patient, prescription } from './people.ts';

const born = day('1952-03-04');
const nameAndDate = { name: 'Mary Johnson', birthDates: [born] };
const paul = patient({
  id: '00000000-0000-7000-8000-000000000002',
  givenNames: ['Paul'],
  birthDate: day('1950-01-02'),
  prescriptions: [prescription('7005678')],
});
const william = patient({ givenNames: ['William'] });
const child = patient({ birthDate: day('2012-01-01') });

function other(changes: Partial<Patient>): Patient {
  return patient({
    id: '00000000-0000-7000-8000-000000000009',
    phones: [],
    prescriptions: [],
    ...changes,
  });
}

type Row = [situation: string, changes: Parameters<typeof message>[0], rule: string, level: string];

describe('exactly one person', () => {
  it.each<Row>([
    ['name and birth date from an unknown number', { claims: nameAndDate }, 'name_and_birth_date', 'L0'],
    ['…from a phone on file', { claims: nameAndDate, sender: marysPhone }, 'name_and_birth_date', 'L2'],
    [
      '…and an Rx number',
      { claims: { ...nameAndDate, rxNumbers: ['7001234'] } },
      'name_and_birth_date',
      'L2',
    ],
    [
      '…from a landline on file',
      {
        channel: 'voice',
        claims: nameAndDate,
        sender: marysPhone,
        candidates: [patient({ phones: [{ number: marysPhone, kind: 'landline' }] })],
      },
      'name_and_birth_date',
      'L2',
    ],
    ['a slip in the name', { claims: { ...nameAndDate, name: 'Mary Jonson' } }, 'name_and_birth_date', 'L0'],
    [
      'a date that reads two ways and fits one person',
      { claims: { ...nameAndDate, birthDates: [day('1952-04-03'), born] } },
      'name_and_birth_date',
      'L0',
    ],
    [
      'Rx number and birth date',
      { claims: { birthDates: [born], rxNumbers: ['7001234'] } },
      'rx_number',
      'L0',
    ],
    ['Rx number and name', { claims: { name: 'Mary Johnson', rxNumbers: ['7001234'] } }, 'rx_number', 'L0'],
    [
      'a nickname with birth date from the phone on file',
      { claims: { name: 'Bill Johnson', birthDates: [born] }, sender: marysPhone, candidates: [william] },
      'nickname_with_third_fact',
      'L2',
    ],
    [
      'a nickname with birth date and Rx number',
      { claims: { name: 'Bill Johnson', birthDates: [born], rxNumbers: ['7001234'] }, candidates: [william] },
      'rx_number',
      'L2',
    ],
    [
      'a text from their own mobile that names their medicine',
      { sender: marysPhone, namesOwnMedicine: () => true },
      'own_phone_and_medicine',
      'L0',
    ],
    [
      '…and their first name',
      { sender: marysPhone, namesOwnMedicine: () => true, claims: { name: 'Mary' } },
      'own_phone_and_medicine',
      'L1',
    ],
    [
      "a facility's key for its resident",
      {
        channel: 'web',
        trusted: true,
        facilityId,
        claims: nameAndDate,
        candidates: [patient({ facilityId }), other({ facilityId: null })],
      },
      'name_and_birth_date',
      'L3',
    ],
    [
      'a deceased patient (eligibility hands them to a person)',
      { claims: nameAndDate, candidates: [patient({ deceased: true })] },
      'name_and_birth_date',
      'L0',
    ],
    [
      'a stranger of the same surname and birthday',
      { claims: nameAndDate, candidates: [patient(), other({ givenNames: ['Robert'] })] },
      'name_and_birth_date',
      'L0',
    ],
    [
      'an Rx number of somebody else beside name and birth date',
      { claims: { ...nameAndDate, rxNumbers: ['7005678'] }, candidates: [patient(), paul] },
      'name_and_birth_date',
      'L0',
    ],
    [
      'one of two people of the same name and day, by Rx number',
      { claims: { ...nameAndDate, rxNumbers: ['7001234'] }, candidates: [patient(), other({})] },
      'name_and_birth_date',
      'L2',
    ],
    [
      "a facility's line on file is no third fact",
      {
        claims: nameAndDate,
        sender: marysPhone,
        candidates: [
          patient(),
          ...[1, 2, 3, 4].map((n) =>
            patient({ id: `${String(n)}`, givenNames: [`R${String(n)}x`], birthDate: null }),
          ),
        ],
      },
      'name_and_birth_date',
      'L0',
    ],
  ])('%s', (_, changes, rule, level) => {
    const identity = resolveIdentity(message(changes));
    expect(identity).toMatchObject({ result: 'exact', level, patientId: patient().id });
    expect(identity.reasons).toContain(`rule:${rule}`);
    expect(identity.score).toBeGreaterThan(0.7);
  });
});

type Refusal = [situation: string, changes: Parameters<typeof message>[0], failed: string];

describe('nobody, for now', () => {
  it.each<Refusal>([
    ['a name alone', { claims: { name: 'Mary Johnson' } }, 'birth_date_missing'],
    [
      'a name from their own phone',
      { claims: { name: 'Mary Johnson' }, sender: marysPhone },
      'birth_date_missing',
    ],
    ['a birth date alone', { claims: { birthDates: [born] } }, 'name_missing'],
    ['an Rx number alone', { claims: { rxNumbers: ['7001234'] } }, 'rx_number_alone'],
    [
      'an Rx number with a first name',
      { claims: { name: 'Mary', rxNumbers: ['7001234'] } },
      'birth_date_missing',
    ],
    ['a first name and birth date', { claims: { name: 'Mary', birthDates: [born] } }, 'name_incomplete'],
    [
      'a nickname and birth date',
      { claims: { name: 'Bill Johnson', birthDates: [born] }, candidates: [william] },
      'nickname_alone',
    ],
    [
      "a nickname and birth date under a facility's key",
      {
        channel: 'web',
        trusted: true,
        facilityId,
        claims: { name: 'Bill Johnson', birthDates: [born] },
        candidates: [patient({ givenNames: ['William'], facilityId })],
      },
      'nickname_alone',
    ],
    ['an initial and birth date', { claims: { name: 'M Johnson', birthDates: [born] } }, 'initial_alone'],
    [
      'another birth date, from their own phone',
      {
        claims: { name: 'Mary Johnson', birthDates: [day('1952-03-05')] },
        sender: marysPhone,
        namesOwnMedicine: () => true,
      },
      'birth_date_differs',
    ],
    [
      'another name, from their own phone',
      { claims: { name: 'Robert Miller' }, sender: marysPhone, namesOwnMedicine: () => true },
      'name_differs',
    ],
    [
      'another name with their Rx number and birth date',
      { claims: { name: 'Robert Miller', birthDates: [born], rxNumbers: ['7001234'] } },
      'name_differs',
    ],
    [
      'two slips in the name',
      { claims: { name: 'Mery Jonson', birthDates: [born] } },
      'name_below_threshold',
    ],
    [
      'a birth date in the future',
      {
        claims: { name: 'Mary Johnson', birthDates: [day('2030-01-01')] },
        candidates: [patient({ birthDate: day('2030-01-01') })],
      },
      'birth_date_differs',
    ],
    [
      'a patient without a birth date on file',
      { claims: nameAndDate, candidates: [patient({ birthDate: null })] },
      'birth_date_unrecorded',
    ],
    ['their own phone and no medicine of theirs', { sender: marysPhone }, 'no_own_medicine_named'],
    [
      "their own phone, for somebody else's medicine",
      { sender: marysPhone, speaksOfAnother: true, namesOwnMedicine: () => true },
      'speaks_of_another',
    ],
    [
      'a call from their own phone',
      { channel: 'voice', sender: marysPhone, namesOwnMedicine: () => true },
      'no_claim',
    ],
    [
      'a text from a landline',
      {
        sender: marysPhone,
        namesOwnMedicine: () => true,
        candidates: [patient({ phones: [{ number: marysPhone, kind: 'landline' }] })],
      },
      'not_a_mobile',
    ],
    [
      "a child's phone",
      { sender: marysPhone, namesOwnMedicine: () => true, candidates: [child] },
      'not_a_living_adult',
    ],
    [
      'the phone of someone deceased',
      { sender: marysPhone, namesOwnMedicine: () => true, candidates: [patient({ deceased: true })] },
      'not_a_living_adult',
    ],
    [
      'a phone that is also on file for someone they care for',
      {
        sender: marysPhone,
        namesOwnMedicine: (person) => person.id === patient().id,
        candidates: [
          patient(),
          other({
            birthDate: day('1930-01-01'),
            relatedPersons: [
              {
                id: 'r',
                name: null,
                relationship: 'child',
                phone: marysPhone,
                validFrom: null,
                validTo: null,
              },
            ],
          }),
        ],
      },
      'shared_phone',
    ],
  ])('%s', (_, changes, failed) => {
    const identity = resolveIdentity(message(changes));
    expect(identity).toMatchObject({ result: 'none', level: 'L0', patientId: null });
    expect(identity.reasons).toContain(`failed:${failed}`);
  });
});

describe('several people', () => {
  const emma = patient({ givenNames: ['Emma'] });
  it.each<Refusal>([
    ['same name and birth date', { claims: nameAndDate, candidates: [patient(), other({})] }, 'fits_several'],
    [
      'a date that reads two ways and fits two people',
      {
        claims: { name: 'Mary Johnson', birthDates: [born, day('1952-04-03')] },
        candidates: [patient(), other({ birthDate: day('1952-04-03') })],
      },
      'fits_several',
    ],
    [
      'twins whose names are a letter apart, spelt as one of them',
      {
        claims: { name: 'Joan Johnson', birthDates: [born] },
        candidates: [patient({ givenNames: ['Joan'] }), other({ givenNames: ['John'] })],
      },
      'possible_twin',
    ],
    [
      'twins whose names are nearly the same, and neither spelling is theirs',
      {
        claims: { name: 'Hana Johnson', birthDates: [born] },
        candidates: [patient({ givenNames: ['Hanna'] }), other({ givenNames: ['Anna'] })],
      },
      'possible_twin',
    ],
    [
      'twins of one household, and a given name with a slip',
      {
        claims: { name: 'Emmma Johnson', birthDates: [born] },
        candidates: [
          emma,
          other({ givenNames: ['Liam'], phones: [{ number: marysPhone, kind: 'unknown' }] }),
        ],
      },
      'possible_twin',
    ],
    [
      'a text that names nobody from a phone on file for two',
      { sender: marysPhone, namesOwnMedicine: () => true, candidates: [patient(), paul] },
      'shared_phone',
    ],
  ])('%s', (_, changes, failed) => {
    const identity = resolveIdentity(message(changes));
    expect(identity).toMatchObject({ result: 'several', level: 'L0', patientId: null });
    expect(identity.reasons).toContain(`failed:${failed}`);
  });
});

describe('one of twins', () => {
  const emma = patient({ givenNames: ['Emma'] });
  it.each([
    ['of one household', other({ givenNames: ['Liam'], phones: [{ number: marysPhone, kind: 'unknown' }] })],
    ['whose names begin alike', other({ givenNames: ['Estelle'] })],
  ])('%s is exact when spelt and dated as on record', (_, twin) => {
    const claims = { name: 'Emma Johnson', birthDates: [born] };
    const identity = resolveIdentity(message({ claims, candidates: [emma, twin] }));
    expect(identity).toMatchObject({ result: 'exact', patientId: emma.id });
  });
});

describe("another facility's resident", () => {
  const foreign = patient({ facilityId: '00000000-0000-7000-8000-00000000fac2' });
  const asked: Parameters<typeof message>[0] = {
    channel: 'web',
    trusted: true,
    facilityId,
    claims: { ...nameAndDate, rxNumbers: ['7001234'] },
  };

  it.each([
    ['of another facility', foreign],
    ['of the community', patient()],
  ])('%s is answered exactly like nobody', (_, person) => {
    const nobody = resolveIdentity(message({ ...asked, candidates: [] }));
    expect(resolveIdentity(message({ ...asked, candidates: [person] }))).toEqual(nobody);
    expect(nobody).toMatchObject({ result: 'none', patientId: null, score: 0 });
  });

  it('does not stand in the way of its own', () => {
    const identity = resolveIdentity(
      message({ ...asked, candidates: [patient({ facilityId }), { ...foreign, id: 'other' }] }),
    );
    expect(identity).toMatchObject({ result: 'exact', level: 'L3' });
  });
});

describe('whatever the order', () => {
  it('the same people give the same answer, and one listed twice is one', () => {
    const people = [patient(), paul, other({ givenNames: ['Robert'] }), patient()];
    const input: IdentityInput = message({ claims: nameAndDate, candidates: people });
    const answer = resolveIdentity(input);
    expect(answer.result).toBe('exact');
    expect(resolveIdentity({ ...input, candidates: people.toReversed() })).toEqual(answer);
  });

  it('the reasons hold no value of anybody', () => {
    const { reasons } = resolveIdentity(
      message({ claims: { ...nameAndDate, rxNumbers: ['7001234'] }, sender: marysPhone }),
    );
    expect(reasons.join(' ')).not.toMatch(/mary|johnson|1952|7001234|415555/i);
  });
});
