import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { extractRequest } from '../../src/extraction/extract-request.ts';

const today = '2026-11-21' as CalendarDate;

function read(text: string) {
  const { intents, medications, flags } = extractRequest(text, { today, profile: [] });
  const asked = medications.flatMap((one) => (one.asked ? [one.text.toLowerCase()] : []));
  return { intents, asked, flags };
}

describe('what is said behind the name of a medicine', () => {
  it.each([
    'lisinopril - do not send',
    'lisinopril (do not refill)',
    'lisinopril 20 mg - hold',
    'lisinopril pls no, Ada Lindqvist 4/18/1977',
    'losartan no por favor',
    'losartan - no mandar',
    'losartan cancelado Ada Lindqvist 4/18/1977',
    'd/c lisinopril',
    'lisinopril stop',
  ])('%s: takes it back', (text) => {
    const { intents, asked } = read(text);
    expect([intents.includes('withdraw'), intents.includes('refill'), asked]).toEqual([true, false, []]);
  });

  it.each([
    ['lisinopril please no generic', ['lisinopril']],
    ['lisinopril no refills left', ['lisinopril']],
    ['losartan nomás', ['losartan']],
    ['losartan, perdón, omeprazol', ['omeprazol']],
    ['the lisinopril wait no not lisinopril the metoprolol', ['metoprolol']],
    ['stop metoprolol and refill lisinopril', ['lisinopril']],
  ])('%s: asks for %j', (text, wanted) => {
    const { intents, asked } = read(text);
    expect([intents.includes('refill'), asked]).toEqual([true, wanted]);
  });

  it('a medicine that is stopped for another is a change, which a person sees', () => {
    const { intents, asked, flags } = read('dc lisinopril start losartan');
    expect(asked).not.toContain('lisinopril');
    expect(intents).not.toContain('refill');
    expect(flags).toContain('medication_change');
  });

  it.each(['allergic to lisinopril', 'lisinopril is working great', 'gabapentin made me fall'])(
    '%s: is no refill by the name and the birth date beside it',
    (text) => {
      expect(read(`${text} Ada Lindqvist 4/18/1977`).intents).not.toContain('refill');
    },
  );
});
