import { expect, it } from 'vitest';
import { differ, readFormulation } from '../../../src/domain/drugs/formulation.ts';

it.each([
  [
    'Metoprolol Tartrate 50 MG Oral Tablet',
    '24 HR metoprolol succinate 50 MG Extended Release Oral Tablet',
    true,
  ],
  ['metoprolol succinate 50 mg', 'Metoprolol Succinate ER 50 MG', false],
  ['Toprol XL 50 mg', 'metoprolol succinate er 50 mg', false],
  ['Lopressor 50 mg', 'Toprol XL 50 mg', true],
  ['metoprolol 50 mg', 'metoprolol tartrate 50 mg', false],
  ['bupropion XL 150 mg', 'bupropion SR 150 mg', true],
  ['24 HR bupropion hydrochloride 150 MG Extended Release Oral Tablet', 'Wellbutrin XL 150 mg', false],
  ['metformin hydrochloride 500 MG Oral Tablet', 'metformin 500 mg', false],
  ['metformin 500 mg', 'metformin ER 500 mg', true],
  ['Metformin ER 500 mg', '24 HR metformin hydrochloride 500 MG Extended Release Oral Tablet', false],
  ['Atorvastatin 40 MG Oral Tablet', 'atorvastatin calcium 40 mg', false],
])('%s and %s are two medicines: %s', (one, other, two) => {
  expect(differ(readFormulation(one), readFormulation(other))).toBe(two);
  expect(differ(readFormulation(other), readFormulation(one))).toBe(two);
});
