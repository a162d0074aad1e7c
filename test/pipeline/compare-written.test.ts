import { expect, it } from 'vitest';
import { compareWritten } from '../../src/pipeline/records/compare-written.ts';
import { readPrescription } from '../../src/systems/ehr/read-prescription.ts';

const asked = {
  ...{ name: 'metoprolol', strength: '50 mg', text: 'Metoprolol 50 MG Oral Tablet', quantity: 30 },
  sig: 'Take 1 tablet daily',
};

function compare(order: { text?: string; sig?: string; quantity?: number }) {
  const written = readPrescription({
    ...{ resourceType: 'MedicationRequest', id: 'rx', status: 'active', intent: 'order' },
    medicationCodeableConcept: { text: order.text ?? 'Metoprolol 50 MG' },
    dosageInstruction: order.sig === undefined ? [] : [{ text: order.sig }],
    dispenseRequest: order.quantity === undefined ? {} : { quantity: { value: order.quantity } },
  });
  return written && compareWritten(written, asked);
}

it.each([
  ['as it was asked for', { sig: 'one tablet by mouth every day', quantity: 30 }],
  ['without a word of dose or quantity', {}],
])('a prescription written %s is no other', (_, order) => {
  expect(compare(order)).toBeNull();
});

it.each([
  ['dose a day', { sig: '4 tablets daily' }, 'Prescribed now: Metoprolol 50 MG, 4 tablets daily'],
  ['strength', { text: 'Metoprolol 25 MG' }, 'Prescribed now: Metoprolol 25 MG'],
  ['quantity', { quantity: 90 }, 'Prescribed now: Metoprolol 50 MG, quantity 90'],
  ['form', { text: 'Metoprolol 50 MG Oral Capsule' }, 'Prescribed now: Metoprolol 50 MG Oral Capsule'],
])('one of another %s is told as a change', (_, order, change) => {
  expect(compare(order)).toEqual({ change });
});

it('directions that nobody can hold against ours are a person’s', () => {
  expect(compare({ sig: 'as directed' })).toEqual({ unclear: 'directions_unclear' });
});
