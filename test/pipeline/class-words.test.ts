import { expect, it } from 'vitest';
import { drugTable } from '../../src/domain/drugs/drug-table.ts';
import { allLayTerms, fitsLayTerm, isOfLayTerm } from '../../src/domain/drugs/lay-terms.ts';
import type { Patient } from '../../src/domain/patient.ts';
import { defaultPolicy } from '../../src/domain/policy.ts';
import { amongCalledSo } from '../../src/extraction/medicines/class-word.ts';
import { decideNeed, type Need } from '../../src/pipeline/needs/decide-need.ts';
import { profileOf, readMessage } from '../../src/pipeline/reading/read-message.ts';
import { day, input, prescription, today } from '../eligibility/samples.ts';

/** Words that hold the name itself. */
const names = ['iron pill', 'potassium pill', 'suboxone program medicine'];
const terms = allLayTerms().filter(({ term }) => !names.includes(term));

function taking(...drugNames: string[]): Patient {
  return {
    ...{ id: 'p', sourceId: 'p', givenNames: ['Mary'], familyName: 'Johnson', suffix: null, otherNames: [] },
    ...{ birthDate: day('1952-03-04'), language: null, deceased: false, active: true, facilityId: null },
    ...{ prescriberId: null, phones: [], relatedPersons: [] },
    prescriptions: drugNames.map((drugName, at) =>
      prescription({ id: drugName, rxNumber: `700000${at}`, drugName, text: `${drugName} 20 mg` }),
    ),
  };
}

/** What the table answers to a text of somebody who is known for certain. */
function decided(text: string, patient: Patient) {
  const message = { channel: 'sms', text, structured: null, original: '' } as const;
  const [request] = readMessage(message, { today, patientsOfSender: [patient] });
  return (request?.medicines ?? []).map(({ mention }) => {
    const need: Need = {
      patient,
      identity: { result: 'exact', level: 'L2', patientId: patient.id, score: 1, reasons: [] },
      mayAsk: 'yes',
      medication: amongCalledSo(mention, profileOf([patient])),
      prescriptionId: null,
      flags: [],
      request: input().request,
      canAsk: true,
      receivedAt: new Date('2026-06-15T19:00:00Z'),
    };
    return decideNeed(need, { today, policy: defaultPolicy, timeZone: 'America/Los_Angeles' });
  });
}

it('no word for what a medicine is for leads to anything before one is confirmed, however few it fits', () => {
  const drugs = [...drugTable().values()];
  for (const term of terms) {
    const one = drugs.find((drug) => isOfLayTerm(drug, term));
    const wish = term.language === 'es' ? `necesito ${term.term}` : `please refill my ${term.term}`;
    const outcomes = one ? decided(wish, taking(one.name)) : [];
    expect([term.term, ...outcomes.map(({ decision }) => decision.code)]).toEqual([term.term, 'CLARIFY']);
    expect(outcomes).toMatchObject([{ prescription: null }]);
  }
});

it.each([
  ['need my heart pill', ['metoprolol', 'lisinopril']],
  ['my heart medicine please', ['lisinopril', 'atorvastatin']],
  ['refill my sleeping pills', ['trazodone', 'zolpidem']],
  ['refill my pain pills', ['duloxetine', 'ibuprofen']],
  ['necesito la pastilla para los nervios', ['buspirone', 'propranolol']],
  ['necesito mi pastilla del corazón', ['losartan', 'carvedilol']],
])('%s: every one that people call so can be meant', (text, drugNames) => {
  const patient = taking(...drugNames);
  const message = { channel: 'sms', text, structured: null, original: '' } as const;
  const [request] = readMessage(message, { today, patientsOfSender: [patient] });
  const mentions = (request?.medicines ?? []).map(({ mention }) =>
    amongCalledSo(mention, profileOf([patient])),
  );
  expect(mentions).toMatchObject([{ name: null, candidates: drugNames }]);
  expect(decided(text, patient)).toMatchObject([{ decision: { code: 'CLARIFY' }, prescription: null }]);
});

it('what is called so is at least what is of its class', () => {
  for (const term of terms)
    for (const drug of drugTable().values())
      if (isOfLayTerm(drug, term)) expect(fitsLayTerm(drug, term)).toBe(true);
});
