import { describe, expect, it } from 'vitest';
import type { RelatedPerson } from '../../src/domain/patient.ts';
import { mayAsk } from '../../src/identity/resolve-identity.ts';
import { day, facilityId, marysPhone, message, patient } from './people.ts';

const daughtersPhone = '+14155550177';
const daughter: RelatedPerson = {
  id: 'r-1',
  name: 'Anna Miller',
  relationship: 'child',
  phone: daughtersPhone,
  validFrom: null,
  validTo: null,
};
const cared = patient({ relatedPersons: [daughter] });
const child = patient({
  birthDate: day('2012-01-01'),
  relatedPersons: [{ ...daughter, relationship: 'mother' }],
});
const grown = { ...child, birthDate: day('2008-03-09') };
const expired = patient({ relatedPersons: [{ ...daughter, validTo: day('2026-03-09') }] });

type Row = [
  who: string,
  changes: Parameters<typeof message>[0],
  asked: typeof cared,
  answer: 'yes' | 'no' | 'unknown',
];

describe('who may ask for a patient', () => {
  it.each<Row>([
    ['an adult for themselves', { sender: marysPhone }, patient(), 'yes'],
    ['an adult from a number not on file', { sender: '+14155550999' }, patient(), 'yes'],
    ['a daughter on file', { sender: daughtersPhone, speaksOfAnother: true }, cared, 'yes'],
    ['…who writes as if she were the patient', { sender: daughtersPhone }, cared, 'yes'],
    ['…until yesterday', { sender: daughtersPhone, speaksOfAnother: true }, expired, 'no'],
    ['…and writes as if she were the patient', { sender: daughtersPhone }, expired, 'no'],
    [
      '…from tomorrow on',
      { sender: daughtersPhone, speaksOfAnother: true },
      patient({ relatedPersons: [{ ...daughter, validFrom: day('2026-03-11') }] }),
      'no',
    ],
    ['somebody unknown for another', { sender: '+14155550999', speaksOfAnother: true }, cared, 'unknown'],
    ['the household phone for another', { sender: marysPhone, speaksOfAnother: true }, patient(), 'unknown'],
    ['a minor for themselves', { sender: marysPhone }, child, 'unknown'],
    ['a mother on file for her child', { sender: daughtersPhone, speaksOfAnother: true }, child, 'yes'],
    ['…on the day after it turned 18', { sender: daughtersPhone, speaksOfAnother: true }, grown, 'no'],
    [
      '…with authority given anew since',
      { sender: daughtersPhone, speaksOfAnother: true },
      {
        ...grown,
        relatedPersons: [{ ...daughter, relationship: 'mother', validFrom: day('2026-03-09') }],
      },
      'yes',
    ],
    ["a facility's key for its resident", { trusted: true, facilityId }, patient({ facilityId }), 'yes'],
    [
      '…whose note says "she" and "her"',
      { trusted: true, facilityId, speaksOfAnother: true },
      patient({ facilityId }),
      'yes',
    ],
    ["…for somebody else's", { trusted: true, facilityId }, patient(), 'no'],
    ['a facility that nobody authenticated', { facilityId }, patient({ facilityId }), 'no'],
    [
      'staff of no named facility',
      { trusted: true, requester: { relationship: 'facility_staff' } },
      patient({ facilityId }),
      'unknown',
    ],
    ['a pharmacy by its key', { trusted: true, requester: { relationship: 'pharmacy' } }, patient(), 'yes'],
    ['a pharmacy without', { requester: { relationship: 'pharmacy' } }, patient(), 'unknown'],
    ['a patient by the portal', { trusted: true, requester: { relationship: 'patient' } }, patient(), 'yes'],
    ['a minor by the portal', { trusted: true, requester: { relationship: 'patient' } }, child, 'unknown'],
    [
      'a caregiver whose name is on file',
      { trusted: true, requester: { relationship: 'caregiver', name: 'Miller, Anna' } },
      cared,
      'yes',
    ],
    [
      'a caregiver whose phone is on file',
      { trusted: true, requester: { relationship: 'caregiver', phone: '(415) 555-0177' } },
      cared,
      'yes',
    ],
    [
      'a caregiver of another name',
      { trusted: true, requester: { relationship: 'caregiver', name: 'Jane Roe' } },
      cared,
      'unknown',
    ],
    [
      'a caregiver by name whom nobody vouches for',
      { requester: { relationship: 'caregiver', name: 'Anna Miller' } },
      cared,
      'unknown',
    ],
  ])('%s', (_, changes, asked, answer) => {
    expect(mayAsk(message(changes), asked)).toBe(answer);
  });
});
