import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { extractRequest } from '../../src/extraction/extract-request.ts';

const today = '2026-11-21' as CalendarDate;

function read(text: string) {
  const { intents, flags, medications } = extractRequest(text, { today, profile: [] });
  return { intents: [...intents].sort().join(), flags, asked: medications.some(({ asked }) => asked) };
}

describe('a question how long a medicine lasts', () => {
  it.each([
    'when do i run out of my lisinopril?',
    'how long until i run out of metoprolol?',
    'is my lisinopril out of refills?',
    'does my atorvastatin have refills left',
    'am i going to run out of losartan before christmas?',
    'when am I due for my metoprolol?',
    'when am I due for a refill of lisinopril?',
    'do i have enough til december',
    'how do i know when it will run out',
    'has my lisinopril run out?',
    'cuando se me acaba el lisinopril?',
    'cuando me toca resurtir la metformina?',
    'me alcanza el lisinopril hasta diciembre?',
    'mi lisinopril ya no tiene resurtidos?',
  ])('%s: is answered, and orders nothing', (text) => {
    expect(read(text)).toEqual({ intents: 'status', flags: [], asked: false });
  });

  it.each([
    'did you guys run out of lisinopril?',
    'are you out of metformin?',
    'is the pharmacy out of amlodipine?',
    'why are you out of lisinopril',
    'se les acabo el lisinopril?',
    'ustedes ya no tienen metformina?',
  ])('%s: asks what the pharmacy has', (text) => {
    expect(read(text)).toEqual({ intents: 'non_clinical', flags: [], asked: false });
  });
});

describe('what is close to such a question', () => {
  it.each<[text: string, intents: string]>([
    ['im out of lisinopril', 'refill'],
    ['se le acabo la losartan a mi mama', 'refill'],
    ['i run out of lisinopril friday, can you refill?', 'refill'],
    ['my lisinopril is out of refills, can you get more?', 'refill'],
    ['can i get my metformin? when do i run out?', 'refill,status'],
    ['I need lisinopril. are you out of it?', 'non_clinical,refill'],
    ['when is my next dose of metoprolol due?', 'clinical_question'],
  ])('%s: %s', (text, intents) => {
    expect(read(text).intents).toBe(intents);
  });

  it('nothing left stands, whatever is asked beside it', () => {
    const { intents, flags } = read("I'm out of lisinopril. did you guys run out of it?");
    expect({ intents, flags }).toEqual({ intents: 'non_clinical,refill', flags: ['out_of_medicine'] });
  });
});
