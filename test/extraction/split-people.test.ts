import { describe, expect, it } from 'vitest';
import { calendarDate, type CalendarDate } from '../../src/domain/calendar-date.ts';
import { readMessage } from '../../src/pipeline/reading/read-message.ts';

const today = calendarDate(2026, 11, 21) as CalendarDate;
const oscar = 'Oscar Dalton 05/16/1942';
const nadine = 'Nadine Dalton 07/18/1952';

/** `name: medicines`, person by person. */
function linesOf(text: string): string[] {
  const read = readMessage(
    { channel: 'sms', text, structured: null, original: '{}' },
    { today, patientsOfSender: [] },
  );
  return read.map(({ claims, medicines }) =>
    `${claims.name ?? '-'}: ${medicines.map(({ mention }) => mention.name ?? '?').join(' ')}`.trim(),
  );
}

describe('a text about several people', () => {
  it.each<[text: string, oscars: string, nadines: string]>([
    [`metformin ${oscar}\namlodipine ${nadine}`, 'metformin', 'amlodipine'],
    [`metformin for ${oscar} and for ${nadine}`, 'metformin', 'metformin'],
    [`refill metformin and losartan for ${oscar} and ${nadine}`, 'metformin losartan', 'metformin losartan'],
    [`${oscar} metformin, ${nadine} amlodipine`, 'metformin', 'amlodipine'],
    [`${oscar} needs metformin. ${nadine} needs amlodipine and losartan`, 'metformin', 'amlodipine losartan'],
    [`${oscar} and ${nadine} need metformin`, 'metformin', 'metformin'],
    [`refill metformin for ${oscar}. ${nadine} needs amlodipine`, 'metformin', 'amlodipine'],
    [`metformina para ${oscar} y amlodipino para ${nadine}`, 'metformin', 'amlodipine'],
    [`refills for ${oscar} and ${nadine}`, '', ''],
    [`metformin ${oscar} amlodipine ${nadine} losartan`, '', ''],
  ])('%s', (text, oscars, nadines) => {
    expect(linesOf(text)).toEqual([`Oscar Dalton: ${oscars}`.trim(), `Nadine Dalton: ${nadines}`.trim()]);
  });

  it.each([
    `metformin ${oscar}`,
    `metformin ${oscar}, last filled 10/01/2026`,
    `metformin ${oscar}. I said ${oscar}`,
  ])('%s is about one', (text) => {
    expect(linesOf(text)).toEqual(['Oscar Dalton: metformin']);
  });

  it('keeps the place of every word', () => {
    const text = `metformin ${oscar}\namlodipine ${nadine}`;
    const read = readMessage(
      { channel: 'sms', text, structured: null, original: '{}' },
      { today, patientsOfSender: [] },
    );
    const words = read.flatMap(({ medicines }) =>
      medicines.map(({ mention }) => text.slice(mention.start, mention.end)),
    );
    expect(words).toEqual(['metformin', 'amlodipine']);
  });
});
