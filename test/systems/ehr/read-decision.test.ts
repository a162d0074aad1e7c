import { expect, it } from 'vitest';
import type { FhirResource } from '../../../src/systems/ehr/fhir-client.ts';
import { readDecision } from '../../../src/systems/ehr/read-decision.ts';

const order = {
  resourceType: 'MedicationRequest',
  id: 'rx',
  status: 'active',
  intent: 'order',
  subject: { reference: 'Patient/ada' },
  medicationCodeableConcept: { text: 'Metoprolol 50 MG' },
  authoredOn: '2026-06-15',
};

function outputOf(...ids: string[]) {
  return ids.map((id) => ({
    type: { text: 'new' },
    valueReference: { reference: `MedicationRequest/${id}` },
  }));
}

async function decide(task: object, prescription: object = order) {
  const stored: Record<string, object> = {
    'Task/1': { resourceType: 'Task', id: '1', for: { reference: 'Patient/ada' }, ...task },
    'MedicationRequest/rx': prescription,
  };
  function read(type: string, id: string) {
    return Promise.resolve((stored[`${type}/${id}`] ?? null) as FhirResource | null);
  }
  const decision = await readDecision({ read }, '1', 'ada', (id) => id === 'rx');
  return decision.kind === 'unclear' ? decision.code : decision.kind;
}

it.each([
  ['without a word', {}],
  ['with the new prescription', { output: outputOf('rx') }],
  ['in a word that says the same', { businessStatus: { text: 'Approved' }, note: [{ text: 'approved.' }] }],
])('a question that is completed %s is approved', async (_, task) => {
  expect(await decide({ status: 'completed', ...task })).toBe('approved');
});

it.each([
  ['an output in words', { output: [{ type: { text: 'decision' }, valueString: 'DENIED' }] }, 'in_words'],
  ['a word beside the prescription', { output: [...outputOf('rx'), { valueString: 'wait' }] }, 'in_words'],
  [
    'a prescription that is called refused',
    { output: [{ ...outputOf('rx')[0], type: { text: 'Denied order' } }] },
    'in_words',
  ],
  ['a reason', { statusReason: { text: 'Needs a visit first' } }, 'in_words'],
  ['a reason by its code', { statusReason: { coding: [{ code: 'denied' }] } }, 'in_words'],
  ['another standing', { businessStatus: { text: 'Not approved' } }, 'in_words'],
  ['a note', { note: [{ text: 'See me before the next one' }] }, 'in_words'],
  ['several prescriptions', { output: outputOf('rx', 'other') }, 'unclear_prescription'],
  ['one that is not there', { output: outputOf('gone') }, 'unclear_prescription'],
  ['what nobody here understands', { modifierExtension: [{ url: 'urn:any' }] }, 'modified'],
  [
    'another medicine’s order as what it is about',
    { focus: { reference: 'MedicationRequest/other' } },
    'other_medicine',
  ],
  ['another patient', { for: { reference: 'Patient/bo' } }, 'not_ours'],
])('one that is completed with %s approves nothing: a person asks', async (_, task, code) => {
  expect(await decide({ status: 'completed', ...task })).toBe(code);
});

it.each([
  ['says something in words', { note: [{ text: 'until labs' }] }, 'in_words'],
  ['must not be given', { doNotPerform: true }, 'not_to_be_given'],
  ['is not signed', { intent: 'proposal' }, 'no_order'],
  ['was stopped', { status: 'stopped' }, 'unclear_prescription'],
  ['is another patient’s', { subject: { reference: 'Patient/bo' } }, 'unclear_prescription'],
])('nor does one whose prescription %s', async (_, changed, code) => {
  const task = { status: 'completed', output: outputOf('rx') };
  expect(await decide(task, { ...order, ...changed })).toBe(code);
});

it.each([
  ['is worked on', { status: 'in-progress' }, 'pending'],
  ['is rejected with a reason', { status: 'rejected', statusReason: { text: 'No' } }, 'denied'],
  ['is rejected without one', { status: 'rejected' }, 'denied_without_reason'],
  ['is asked of another patient now', { status: 'requested', for: { reference: 'Patient/bo' } }, 'not_ours'],
  ['is rejected for another patient', { status: 'rejected', for: { reference: 'Patient/bo' } }, 'not_ours'],
  ['has failed', { status: 'failed' }, 'not_done'],
])('one that %s is that', async (_, task, kind) => {
  expect(await decide(task)).toBe(kind);
});
