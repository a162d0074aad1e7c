import { describe, expect, test } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { extractRequest } from '../../src/extraction/extract-request.ts';

function read(text: string) {
  return extractRequest(text, { today: '2026-11-21' as CalendarDate, profile: [] });
}

describe('a form of words in a long text that is about something else', () => {
  test.each([
    'aunt carol its me from my new number, pick up a bottle of ranch and order the balloons, and dont forget your inhaler because the cats sleep in that house',
    'this is the desk at maple court, quit sending us these eliquis is due notices, the staff turns over and anybody can read this phone, no more texts here',
  ])('%s: orders nothing', (text) => {
    const { intents, medications } = read(text);
    expect(intents).not.toContain('refill');
    expect(medications.filter(({ asked }) => asked)).toEqual([]);
  });

  test('what is not to be cancelled is a refill and nothing else', () => {
    const text =
      "before you ask again, no, please do not cancel my dad's carbamazepine, he is on his last strip and the school play is on saturday so fill it";
    expect(read(text)).toMatchObject({ intents: ['refill'], medications: [{ asked: true }] });
  });

  test('somebody else’s medicine in the bag, sent back, is no question for a clinician', () => {
    const text =
      'ya les habia dicho que a mi tia le metieron en la bolsa la metformina de otra señora, la regreso mañana pero fijense mas con los nombres por favor';
    expect(read(text).intents).toEqual(['non_clinical']);
  });
});

describe('the same form in a short text', () => {
  test.each([
    ['these pills arent mine', ['clinical_question']],
    ['lisinopril and metoprolol, what are your hours', ['refill', 'non_clinical']],
    ['losartan no por favor', ['withdraw']],
  ])('%s: says all that the text says', (text, intents) => {
    expect(new Set(read(text).intents)).toEqual(new Set(intents));
  });
});
