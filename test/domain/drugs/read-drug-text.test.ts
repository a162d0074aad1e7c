import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDrugText } from '../../../src/domain/drugs/read-drug-text.ts';
import { normalizeStrength, sameStrength } from '../../../src/domain/drugs/strength.ts';

describe('a label or roster text', () => {
  test.each([
    ['Metoprolol Succinate ER 50 MG Oral Tablet', 'metoprolol', '50 mg'],
    ['24 HR Metoprolol Succinate 100 MG Extended Release Oral Tablet', 'metoprolol', '100 mg'],
    ['Klonopin', 'clonazepam', null],
    ['Clonazepam [Klonopin]', 'clonazepam', null],
    ['amLODIPine 5mg tab', 'amlodipine', '5 mg'],
    ['insulin glargine (Lantus) 100 unit/mL', 'insulin glargine', '100 unit/ml'],
    ['lisinopril/HCTZ 10-12.5 mg', 'lisinopril-hydrochlorothiazide', '10-12.5 mg'],
    [
      'Acetaminophen 325 MG / Hydrocodone Bitartrate 7.5 MG Oral Tablet [Norco]',
      'hydrocodone-acetaminophen',
      '325-7.5 mg',
    ],
    ['Amoxicillin 250 MG / Clavulanate 125 MG Oral Tablet', 'amoxicillin-clavulanate', '250-125 mg'],
    ['Losartan Potassium 50 MG', 'losartan', '50 mg'],
    ['fluticasone', null, null],
    ['fluticasone 50 mcg nasal spray', 'fluticasone nasal', '50 mcg'],
    ['1 ML medroxyprogesterone acetate 150 MG/ML Injection', 'medroxyprogesterone injection', '150 mg/ml'],
    ['Aspirin / Foozle 5 mg', null, '5 mg'],
    ['Simvistatin 10 MG', null, '10 mg'],
    ['', null, null],
  ])('%s', (text, name, strength) => {
    expect(readDrugText(text)).toEqual({ name, strength });
  });

  test('any text gives an answer', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => void readDrugText(text)));
  });
});

describe('a strength', () => {
  test.each([
    ['50mg', '50 mg'],
    ['0.05 g', '0.05 g'],
    ['.5 mg', '0.5 mg'],
    ['100 µg', '100 mcg'],
    ['10-325', '10-325'],
    ['10 mg/5 mL', '10 mg/5 ml'],
    ['twenty milligrams', '20 mg'],
    ['twelve point five mg', '12.5 mg'],
    ['ciento cincuenta miligramos', '150 mg'],
    ['veinte miligramos', '20 mg'],
    ['1,000 mg', '1000 mg'],
    ['two tablets', null],
    ['03/04/1952', null],
  ])('%s is %s', (text, expected) => {
    expect(normalizeStrength(text)).toBe(expected);
  });

  test.each([
    ['0.1 mg', '100 mcg', true],
    ['10-325', '325-10 mg', true],
    ['50', '50 mg', true],
    ['50', '0.05 mg', true],
    ['0.05', '50 mcg', true],
    ['25', '0.05 mg', false],
    ['5', '5000 mg', false],
    ['1 g', '1000 mg', true],
    ['5 mg', '5 mg/5 ml', false],
    ['5 mg', '50 mg', false],
    ['0.5 mg', '5 mg', false],
    ['nonsense', 'nonsense', false],
  ])('%s and %s: %s', (a, b, same) => {
    expect(sameStrength(a, b)).toBe(same);
    expect(sameStrength(b, a)).toBe(same);
  });
});
