import { expect, it } from 'vitest';
import { findWrittenSince } from '../../src/pipeline/records/find-written-since.ts';
import { readPrescription } from '../../src/systems/ehr/read-prescription.ts';

/** Asked in the evening of 15 June in Los Angeles, when the 16th has begun at Greenwich. */
const when = {
  openedAt: new Date('2026-06-16T01:00:00Z'),
  now: new Date('2026-06-16T02:00:00Z'),
  timeZone: 'America/Los_Angeles',
};

function answer(...orders: object[]) {
  const read = orders.map((order, place) =>
    readPrescription({
      resourceType: 'MedicationRequest',
      id: `rx-${place}`,
      status: 'active',
      intent: 'order',
      medicationCodeableConcept: { text: 'Metoprolol 50 MG' },
      authoredOn: '2026-06-15',
      ...order,
    }),
  );
  const asked = { name: 'metoprolol', strength: '50 mg' };
  const found = findWrittenSince(
    read.flatMap((one) => one ?? []),
    asked,
    when,
  );
  return found && (found.kind === 'unclear' ? found.code : found.kind);
}

it.each([
  ['the day of the request', { authoredOn: '2026-06-15' }],
  ['the day that it is at Greenwich', { authoredOn: '2026-06-16' }],
  ['a moment after the request', { authoredOn: '2026-06-16T01:00:00Z' }],
  ['that moment with the offset of another zone', { authoredOn: '2026-06-16T06:30:00+05:00' }],
  ['a moment that our clock has not reached yet', { authoredOn: '2026-06-16T02:09:00Z' }],
  ['the original of an order', { intent: 'original-order' }],
  ['a doctor whom nobody here knows', { requester: { reference: 'Practitioner/zzz' } }],
  [
    'a code that says the same',
    {
      medicationCodeableConcept: {
        text: 'Metoprolol 50 MG',
        coding: [{ display: 'metoprolol tartrate 50 MG' }],
      },
    },
  ],
  ['a period that has not ended', { dispenseRequest: { validityPeriod: { end: '2027-06-15' } } }],
  ['somebody at home', { category: [{ coding: [{ code: 'outpatient' }] }], reportedBoolean: false }],
])('an order that was written on %s is an approval', (_, order) => {
  expect(answer(order)).toBe('approved');
});

it.each([
  ['the moment before the request', { authoredOn: '2026-06-16T00:59:59Z' }, 'written_before'],
  ['two hours before it, in another offset', { authoredOn: '2026-06-15T16:00:00-07:00' }, 'written_before'],
  ['a day to come', { authoredOn: '2026-06-17' }, 'written_in_future'],
  ['a moment to come', { authoredOn: '2026-06-16T02:11:00Z' }, 'written_in_future'],
  ['a time of nobody knows which zone', { authoredOn: '2026-06-15T19:00:00' }, 'undated'],
  ['that it must not be given', { doNotPerform: true }, 'not_to_be_given'],
  ['that somebody reported it', { reportedBoolean: true }, 'reported'],
  ['who reported it', { reportedReference: { reference: 'Patient/1' } }, 'reported'],
  ['that it follows from another order', { intent: 'reflex-order' }, 'no_order'],
  ['that the pharmacy made it', { intent: 'filler-order' }, 'no_order'],
  ['no intent', { intent: undefined }, 'no_order'],
  ['a ward', { category: [{ text: 'Inpatient' }] }, 'inpatient'],
  ['what nobody here understands', { modifierExtension: [{ url: 'urn:any' }] }, 'modified'],
  ['something in words', { note: [{ text: 'Refused, do not dispense until labs' }] }, 'in_words'],
  ['a reason', { statusReason: { coding: [{ display: 'needs visit first' }] } }, 'in_words'],
  [
    'another medicine by its code',
    {
      medicationCodeableConcept: {
        text: 'Metoprolol 50 MG',
        coding: [{ code: '855332', display: 'warfarin sodium 5 MG Oral Tablet' }],
      },
    },
    'names_differ',
  ],
  ['that it has ended', { dispenseRequest: { validityPeriod: { end: '2020-01-01' } } }, 'no_longer_valid'],
  ['that nothing is to be given', { dispenseRequest: { quantity: { value: 0 } } }, 'of_nothing'],
  ['what cannot be read', { status: 17 }, 'unreadable'],
  ['what cannot be stored', { note: [{ text: 'a\u0000b' }] }, 'unreadable'],
  ['neither its day nor its medicine', { authoredOn: 17, medicationCodeableConcept: [] }, 'unreadable'],
])('one that says %s is none: a person looks', (_, order, code) => {
  expect(answer(order)).toBe(code);
});

it.each([
  ['the day before the request', { authoredOn: '2026-06-14' }],
  ['a moment of the day before', { authoredOn: '2026-06-15T06:59:00Z' }],
  ['no day', { authoredOn: undefined }],
  ['a plan', { intent: 'plan' }],
  ['that it was stopped', { status: 'stopped' }],
  ['what cannot be read of another day', { status: 17, authoredOn: '2026-06-14' }],
  [
    'what cannot be read of another medicine',
    { status: 17, medicationCodeableConcept: { text: 'warfarin' } },
  ],
  ['another strength', { medicationCodeableConcept: { text: 'Metoprolol 25 MG' } }],
])('of one that says %s nothing follows', (_, order) => {
  expect(answer(order)).toBeNull();
});

it('a plain order counts beside a doubtful one, and never against one that forbids the medicine', () => {
  expect(answer({ reportedBoolean: true }, {})).toBe('approved');
  expect(answer({}, { doNotPerform: true })).toBe('not_to_be_given');
});
