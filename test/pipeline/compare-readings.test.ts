import { describe, expect, it } from 'vitest';
import { dateIn } from '../../src/domain/calendar-date.ts';
import { extractRequest } from '../../src/extraction/extract-request.ts';
import { compareReadings } from '../../src/pipeline/reading/compare-readings.ts';

const today = dateIn('America/Los_Angeles', new Date('2026-03-02T20:00:00Z'));

function reading(text: string, patientId: string | null = null) {
  return { extraction: extractRequest(text, { today, profile: [] }), patientId };
}

const mary = 'This is Mary Johnson, date of birth March 4 1952';

describe('a later reading of a call contradicts an earlier one', () => {
  it.each([
    [`${mary}, refill metoprolol 50 mg`, `${mary}, refill metformin 500 mg`, ['drug']],
    [`${mary}, refill metoprolol 50 mg`, `${mary}, refill metoprolol 100 mg`, ['drug']],
    [`${mary}, refill metoprolol and lisinopril`, `${mary}, refill metoprolol`, ['drug']],
    [
      `${mary}, refill metoprolol`,
      'This is Mary Johnson, date of birth March 14 1952, refill metoprolol',
      ['date'],
    ],
    [
      `${mary}, refill metoprolol`,
      'This is Larry Johnson, date of birth March 4 1952, refill metoprolol',
      ['person'],
    ],
    ['refill prescription number 7001234', 'refill prescription number 7001284', ['drug']],
    [`${mary}, refill metoprolol`, 'hello', ['drug']],
  ])('%j by %j', (earlier, later, differences) => {
    expect(compareReadings(reading(earlier), reading(later))).toEqual(differences);
  });

  it('when it is found to be about another patient', () => {
    const text = `${mary}, refill metoprolol`;
    expect(compareReadings(reading(text, 'one'), reading(text, 'other'))).toEqual(['person']);
  });

  it.each([
    ['in other words', `${mary}, refill metoprolol`, `Um, ${mary}, I need a refill of my metoprolol, thanks`],
    ['with one medicine more', `${mary}, refill metoprolol`, `${mary}, refill metoprolol and lisinopril`],
    ['with the strength that was missing', `${mary}, refill metoprolol`, `${mary}, refill metoprolol 50 mg`],
    ['with the name and date that were missing', 'refill metoprolol', `${mary}, refill metoprolol`],
    ['where nothing was understood before', '', `${mary}, refill metoprolol`],
  ])('and does not %s', (_, earlier, later) => {
    expect(compareReadings(reading(earlier), reading(later))).toEqual([]);
  });
});
