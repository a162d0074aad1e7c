import { describe, expect, test } from 'vitest';
import { parseCalendarDate } from '../../src/domain/calendar-date.ts';
import type { Prescription } from '../../src/domain/prescription.ts';
import { extractRequest } from '../../src/extraction/extract-request.ts';
import { matchPrescription } from '../../src/extraction/medicines/match-prescription.ts';

function prescription(id: string, change: Partial<Prescription> = {}): Prescription {
  return {
    id,
    patientId: 'p1',
    rxNumber: null,
    text: 'Lisinopril 20 MG Oral Tablet',
    drugName: 'lisinopril',
    strength: '20 mg',
    status: 'active',
    schedule: null,
    writtenOn: parseCalendarDate('2026-01-02'),
    expiresOn: null,
    earliestFillOn: null,
    quantity: 30,
    refillsAllowed: 3,
    expectedDaysSupply: 30,
    prescriberId: null,
    fills: [],
    ...change,
  };
}

function asked(change: Partial<Parameters<typeof matchPrescription>[0]> = {}) {
  return {
    text: 'lisinopril',
    name: 'lisinopril',
    candidates: [],
    strength: null,
    rxNumber: null,
    ...change,
  };
}

const twenty = prescription('twenty', { rxNumber: '7001234' });
const forty = prescription('forty', { strength: '40 mg', rxNumber: '7005678' });

describe('a medicine that is asked for', () => {
  test('is the one prescription of that name', () => {
    expect(matchPrescription(asked(), [twenty, prescription('x', { drugName: 'metformin' })])).toEqual({
      kind: 'one',
      prescription: twenty,
      by: 'name',
    });
  });

  test('with two active strengths needs the strength', () => {
    expect(matchPrescription(asked(), [twenty, forty])).toMatchObject({
      kind: 'several',
      prescriptions: [twenty, forty],
    });
    expect(matchPrescription(asked({ strength: '40' }), [twenty, forty])).toMatchObject({
      kind: 'one',
      prescription: forty,
    });
  });

  test('prefers the single active prescription to ended ones', () => {
    const ended = prescription('ended', { status: 'completed' });
    expect(matchPrescription(asked(), [ended, twenty])).toMatchObject({ kind: 'one', prescription: twenty });
  });

  test('that was stopped is still the one, for a person to decide', () => {
    const stopped = prescription('stopped', { status: 'stopped' });
    expect(matchPrescription(asked(), [stopped])).toMatchObject({ kind: 'one', prescription: stopped });
  });

  test('of which only ended prescriptions are left is the last written', () => {
    const older = prescription('older', { status: 'completed', writtenOn: parseCalendarDate('2024-01-02') });
    const newer = prescription('newer', { status: 'completed', writtenOn: parseCalendarDate('2025-01-02') });
    expect(matchPrescription(asked(), [older, newer])).toMatchObject({ kind: 'one', prescription: newer });
    const undated = prescription('undated', { status: 'completed', writtenOn: null });
    expect(matchPrescription(asked(), [newer, undated])).toMatchObject({ kind: 'several' });
  });

  test('in a strength that is not on file is a conflict', () => {
    expect(matchPrescription(asked({ strength: '10 mg' }), [twenty, forty]).kind).toBe('conflict');
  });

  test('by its Rx number is that prescription', () => {
    const byNumber = asked({ text: 'rx', name: null, rxNumber: '07001234' });
    expect(matchPrescription(byNumber, [twenty, forty])).toEqual({
      kind: 'one',
      prescription: twenty,
      by: 'rx_number',
    });
  });

  test('with the Rx number of another medicine or strength is a conflict', () => {
    expect(matchPrescription(asked({ name: 'metformin', rxNumber: '7001234' }), [twenty]).kind).toBe(
      'conflict',
    );
    expect(matchPrescription(asked({ strength: '40 mg', rxNumber: '7001234' }), [twenty, forty]).kind).toBe(
      'conflict',
    );
  });

  test('with an Rx number that is none of theirs is a conflict, whatever the words fit', () => {
    const elsewhere = asked({ strength: '20 mg', rxNumber: '7999999' });
    expect(matchPrescription(elsewhere, [twenty, forty])).toEqual({
      kind: 'conflict',
      reason: 'Rx number is not one of this person',
    });
  });

  test('told by a class word says so', () => {
    expect(matchPrescription(asked({ text: 'blood pressure pill' }), [twenty])).toMatchObject({
      kind: 'one',
      by: 'class',
    });
  });

  test.each([
    ['lisinopril 20 mg', 'name'],
    ['Zestril', 'name'],
    ['lisinopirl', 'near'],
    ['listen april', 'near'],
  ])('%s says whether it is written as the medicine is called', (text, by) => {
    expect(matchPrescription(asked({ text }), [twenty])).toMatchObject({ kind: 'one', by });
  });

  test('that could be several of the list is several', () => {
    const metoprolol = prescription('m', { drugName: 'metoprolol' });
    const unsure = asked({ name: null, text: 'pressure pill', candidates: ['lisinopril', 'metoprolol'] });
    expect(matchPrescription(unsure, [twenty, metoprolol])).toMatchObject({ kind: 'several' });
  });

  test('that is on file only within a combination is for a person', () => {
    const both = prescription('both', { drugName: 'lisinopril-hydrochlorothiazide' });
    expect(matchPrescription(asked(), [both])).toMatchObject({ kind: 'several', prescriptions: [both] });
  });

  test('that the drug table does not know is matched by the roster’s words', () => {
    const unknown = prescription('u', { drugName: null, text: 'Foozletine 10 MG Tablet', strength: '10 mg' });
    expect(matchPrescription(asked({ name: null, text: 'foozletine' }), [unknown])).toMatchObject({
      kind: 'one',
    });
    expect(matchPrescription(asked({ name: null, text: 'my pills' }), [unknown])).toEqual({
      kind: 'none',
      former: [],
    });
  });

  test('that the patient never had is none, with what was withdrawn as an error beside it', () => {
    expect(matchPrescription(asked({ name: 'metformin' }), [twenty])).toEqual({ kind: 'none', former: [] });
    const error = prescription('error', { status: 'entered_in_error' });
    expect(matchPrescription(asked(), [error])).toEqual({ kind: 'none', former: [error] });
  });
});

describe('two prescriptions of one medicine that differ in form, release or salt', () => {
  const metoprolol = { drugName: 'metoprolol', strength: '50 mg' };
  const plain = prescription('plain', { ...metoprolol, text: 'Metoprolol Tartrate 50 MG Oral Tablet' });
  const extended = prescription('extended', {
    ...metoprolol,
    text: '24 HR Metoprolol Succinate 50 MG Extended Release Oral Tablet',
  });
  const tablet = prescription('tablet', { text: 'Lisinopril 20 MG Oral Tablet' });
  const solution = prescription('solution', { strength: null, text: 'Lisinopril 1 MG/ML Oral Solution' });
  const pen = prescription('pen', {
    drugName: 'insulin lispro',
    strength: '100 unit/ml',
    text: 'Humalog KwikPen',
  });
  const vial = prescription('vial', {
    drugName: 'insulin lispro',
    strength: '100 unit/ml',
    text: 'Humalog vial',
  });
  const prescriptions = [plain, extended, tablet, solution, pen, vial];
  const today = parseCalendarDate('2026-11-21');

  test.each([
    ['refill metoprolol er', 'extended'],
    ['refill metoprolol 50 mg xl tablets', 'extended'],
    ['refill long acting metoprolol', 'extended'],
    ['refill metoprolol succinate', 'extended'],
    ['refill metoprolol tartrate', 'plain'],
    ['refill metoprolol immediate release', 'plain'],
    ['resurtir metoprolol de liberación prolongada', 'extended'],
    ['refill metoprolol', 'several'],
    ['refill metoprolol tablets', 'several'],
    ['refill metoprolol cream', 'several'],
    ['refill lisinopril tablets', 'tablet'],
    ['refill lisinopril, 2 pills left', 'tablet'],
    ['refill lisinopril oral solution', 'solution'],
    ['resurtir jarabe de lisinopril', 'solution'],
    ['refill lisinopril', 'several'],
    ['refill insulin lispro pens', 'pen'],
    ['refill the insulin lispro vial', 'vial'],
    ['refill insulin lispro shots', 'several'],
  ])('%s: %s', (text, expected) => {
    if (today === null) throw new Error('no date');
    const [mention] = extractRequest(text, { today, profile: prescriptions }).medications;
    if (!mention) throw new Error('no medicine was read');
    const match = matchPrescription(mention, prescriptions);
    expect(match.kind === 'one' ? match.prescription.id : match.kind).toBe(expected);
  });

  test.each([
    ['refill metoprolol tartrate', 'extended'],
    ['Lopressor 50', 'extended'],
    ['refill metoprolol er', 'plain'],
    ['lisinopril patch', 'tablet'],
    ['lisinopril ER', 'tablet'],
  ])('%s is not tied to the only one on file, which is another product', (text, id) => {
    if (today === null) throw new Error('no date');
    const only = prescriptions.filter((one) => one.id === id);
    const [mention] = extractRequest(text, { today, profile: only }).medications;
    if (!mention) throw new Error('no medicine was read');
    expect(matchPrescription(mention, only)).toMatchObject({ kind: 'conflict' });
  });

  const lantus = {
    drugName: 'insulin glargine',
    strength: '100 unit/ml',
    text: 'Lantus SoloStar 100 UNIT/ML',
  };
  const glargine = { ...lantus, text: 'Insulin Glargine 100 UNIT/ML Pen Injector' };
  const advair = {
    drugName: 'fluticasone-salmeterol',
    strength: null,
    text: 'Advair Diskus 250-50 MCG/ACT Inhalation Powder',
  };
  const suboxone = {
    drugName: 'buprenorphine-naloxone',
    strength: null,
    text: 'Suboxone 8-2 MG Sublingual Film',
  };
  const potassium = {
    drugName: 'potassium chloride',
    strength: '20 meq',
    text: 'Potassium Chloride ER 20 MEQ Oral Tablet',
  };
  const albuterol = {
    drugName: 'albuterol',
    strength: null,
    text: 'Albuterol 0.083 % Nebulization Solution',
  };

  test.each([
    ['toujeo refill', lantus],
    ['tujeo please', lantus],
    ['basaglar', lantus],
    ['toujeo refill', glargine],
    ['advair hfa inhaler', advair],
    ['suboxone tablets', suboxone],
    ['potassium liquid', potassium],
    ['potassium chloride liquid please', potassium],
    ['necesito el potasio líquido', potassium],
    ['refill my albuterol inhaler', albuterol],
    ['surtir jarabe de lisinopril', { text: 'Lisinopril 20 MG Oral Tablet' }],
    ['lisinopril suspensión por favor', { text: 'Lisinopril 20 MG Oral Tablet' }],
    ['tabletas de lisinopril', { strength: null, text: 'Lisinopril 1 MG/ML Oral Solution' }],
  ])('%s is another product than the only one on file', (text, change) => {
    expect(kindOf(text, prescription('only', change))).not.toBe('one');
  });

  test.each([
    ['lantus refill', lantus],
    ['lantus solostar pens', lantus],
    ['lantus', glargine],
    ['refill insulin glargine', lantus],
    ['advair refill', advair],
    ['advair diskus inhaler', advair],
    ['suboxone films', suboxone],
    ['suboxone', suboxone],
    ['potassium tablets', potassium],
    ['potassium pills', potassium],
    ['albuterol nebs', albuterol],
    ['tabletas de lisinopril', { text: 'Lisinopril 20 MG Oral Tablet' }],
  ])('%s is the only one on file', (text, change) => {
    expect(kindOf(text, prescription('only', change))).toBe('one');
  });

  function kindOf(text: string, only: Prescription): string {
    if (today === null) throw new Error('no date');
    const [mention] = extractRequest(text, { today, profile: [only] }).medications;
    return mention ? matchPrescription(mention, [only]).kind : 'unread';
  }

  test.each([
    ['refill metoprolol', 'extended'],
    ['refill metoprolol xl 50', 'extended'],
    ['lisinopril pills', 'tablet'],
    ['the insulin lispro pens', 'vial'],
    ['la pastilla de la presión', 'tablet'],
  ])('%s is tied to the only one on file', (text, id) => {
    if (today === null) throw new Error('no date');
    const only = prescriptions.filter((one) => one.id === id);
    const [mention] = extractRequest(text, { today, profile: only }).medications;
    if (!mention) throw new Error('no medicine was read');
    expect(matchPrescription(mention, only)).toMatchObject({ kind: 'one' });
  });

  test('a stated form tells no strengths apart', () => {
    const other = prescription('other', { strength: '40 mg', text: 'Lisinopril 40 MG Oral Tablet' });
    const form = { text: 'tablets', start: 0, end: 7, value: 'tablet', release: null } as const;
    expect(matchPrescription(asked({ form }), [tablet, other])).toMatchObject({ kind: 'several' });
  });
});
