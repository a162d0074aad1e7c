import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarDate, type CalendarDate } from '../../src/domain/calendar-date.ts';
import { readMedication } from '../../src/extraction/medicines/read-medication.ts';

const context = {
  today: calendarDate(2026, 11, 21) as CalendarDate,
  profile: [{ drugName: 'metoprolol', text: 'Metoprolol 50 MG', strength: '50 mg', rxNumber: null }],
};

describe('the medicine of a structured request', () => {
  test.each([
    ['metoprolol 50 mg', 'metoprolol', '50 mg', 'profile'],
    ['metropolol', 'metoprolol', null, 'profile'],
    ['Lisinopril/HCTZ 10-12.5 mg', 'lisinopril-hydrochlorothiazide', '10-12.5 mg', 'vocabulary'],
    ['Clonazepam [Klonopin]', 'clonazepam', null, 'vocabulary'],
    ['metformin and glipizide', null, null, 'vocabulary'],
    ['something blue', null, null, 'unknown'],
    ['', null, null, 'unknown'],
  ])('%s', (text, name, strength, source) => {
    expect(readMedication(text, context)).toMatchObject({
      text,
      start: 0,
      end: text.length,
      name,
      strength,
      source,
      asked: true,
    });
  });

  test.each(['STOP metoprolol 50 mg', 'not metoprolol', 'metoprolol - discontinued', 'd/c metoprolol'])(
    'is left to a person where its words refuse it: %s',
    (text) => {
      expect(readMedication(text, context)).toMatchObject({ name: null, candidates: ['metoprolol'] });
    },
  );

  test('is answered whatever is written', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 100 }),
        (text) => void readMedication(text, context),
      ),
    );
  });
});
