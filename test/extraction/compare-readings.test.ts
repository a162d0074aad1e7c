import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { heardFields } from '../../src/domain/heard.ts';
import { compareReadings } from '../../src/extraction/compare-readings.ts';
import { extractRequest } from '../../src/extraction/extract-request.ts';

function reading(text: string) {
  return {
    text,
    extraction: extractRequest(text, { today: '2026-06-15' as CalendarDate, profile: [] }),
  };
}

function compare(a: string, b: string) {
  return compareReadings(reading(a), reading(b));
}

const said =
  'This is Mary Johnson, date of birth March 4th, 1952. I need a refill of my metoprolol 50 milligrams.';

describe('two transcripts of one voicemail', () => {
  it('that write numbers and dates in other ways say the same', () => {
    const spoken =
      'this is mary johnson date of birth march fourth nineteen fifty two i need a refill of my metoprolol fifty milligrams';
    const compared = compare(said, spoken);
    expect(compared).toMatchObject({
      medicine: 'same',
      strength: 'same',
      birth_date: 'same',
      name: 'same',
      words: 'same',
    });
  });

  it.each([
    ['medicine', 'metoprolol', 'metformin'],
    ['strength', '50 milligrams', '15 milligrams'],
    ['birth_date', 'March 4th', 'March 14th'],
    ['name', 'Mary Johnson', 'Barry Thompson'],
  ] as const)('differ in the %s alone', (field, from, to) => {
    const compared = compare(said, said.replace(from, to));
    expect(heardFields.filter((each) => compared[each] === 'differ')).toEqual([field]);
  });

  it('differ in the number of the prescription', () => {
    const number = 'Mary Johnson. Please refill prescription number 7001234.';
    expect(compare(number, number.replace('7001234', '7001254')).rx_number).toBe('differ');
    expect(compare(number, number).rx_number).toBe('same');
  });

  it('say the same name where it is spelled as it sounds', () => {
    expect(compare(said, said.replace('Johnson', 'Johnston')).name).toBe('same');
  });

  it('of which one understood nothing neither agree nor contradict each other', () => {
    const compared = compare(said, 'hello');
    expect(compared).toMatchObject({ medicine: 'one', birth_date: 'one', name: 'one', rx_number: 'none' });
  });

  it('that share hardly a word were not made by listeners of whom both heard it', () => {
    const other = 'thank you for watching please subscribe to our channel and see you next time';
    expect(compare(said, other).words).toBe('differ');
  });

  it('compare alike in either order', () => {
    const texts = [said, said.replace('metoprolol', 'metformin'), 'hello', ''];
    for (const a of texts) for (const b of texts) expect(compare(a, b)).toEqual(compare(b, a));
  });
});
