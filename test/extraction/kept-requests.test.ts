import { describe, expect, test } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { extractRequest } from '../../src/extraction/extract-request.ts';

function intentsOf(text: string): string[] {
  return extractRequest(text, { today: '2026-11-21' as CalendarDate, profile: [] }).intents;
}

/** What a wrong reading of these would do: end a request that stands. */
const standing = [
  'please do not cancel my atorvastatin refill, I really need it',
  'please dont ever cancel the lisinopril',
  'why did you cancel my metoprolol?',
  'did somebody cancel my metoprolol refill',
  'I never said to cancel my metoprolol',
  'I never asked you to stop the furosemide',
  'I do not want to cancel',
  'dont stop my metoprolol refill',
  'I dont want to wait any longer for the metoprolol',
  'I dont want to be without my warfarin',
  'I dont want metoprolol tartrate late again',
  'I dont want generic metoprolol',
  'I dont need metoprolol till friday',
  'never mind about the wait, i still want it',
  'please stop sending metoprolol to Walgreens, send to CVS',
  'No quiero quedarme sin metoprolol',
  'no me cancelen la metformina',
  'No cancelen mi pedido',
  '¿por qué me cancelaron el losartán?',
  'why didnt you refill my lisinopril',
  'you wont refill my metformin?',
  'how come you dont refill my metformin anymore',
  'porque ya no me mandan la metformina',
];

const takenBack = [
  'cancel my lisinopril refill',
  'never mind the lisinopril',
  "I don't need the lisinopril anymore",
  'stop sending me losartan',
  "please don't refill my lisinopril",
  'why did you send it? dont refill my metformin',
  'ya no me manden la metformina',
  'please cancel it, I found my bottle',
  'ya no necesito la metformina',
  'cancele mi resurtido de losartan por favor',
];

describe('a request ends only when it is taken back', () => {
  test.each(standing)('%s: it stands', (text) => {
    expect(intentsOf(text)).not.toContain('withdraw');
    expect(intentsOf(text)).not.toContain('opt_out');
  });

  test.each(takenBack)('%s: it is taken back', (text) => {
    expect(intentsOf(text)).toEqual(['withdraw']);
  });
});

test('consent to texts may be given again', () => {
  expect(intentsOf('cancel my opt out')).toEqual(['opt_in']);
});
