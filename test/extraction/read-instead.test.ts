import { describe, expect, test } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { namesInstead, opensWithRefusal, refusesIt } from '../../src/extraction/answers/read-instead.ts';
import { extractRequest } from '../../src/extraction/extract-request.ts';

const reading = { today: '2026-11-23' as CalendarDate, profile: [] };

describe('a medicine in the place of another', () => {
  test.each([
    'no the metformin',
    'no rather metformin please',
    'hold on no losartan',
    'nope metformin',
    'it should be losartan',
    'wrong one, its the metformin',
    'no, digo losartan',
    'perdon, mas bien losartan',
    'esa no, es la metformina',
  ])('%s', (text) => expect(namesInstead(text, extractRequest(text, reading))).toBe(true));

  test.each([
    'no metformin',
    'no more metformin',
    'not the metformin',
    'should it be losartan?',
    'metformin',
    'no la metformina',
    'nah i have metformin at home',
    'that is not right for my metformin',
  ])('%s: is not', (text) => expect(namesInstead(text, extractRequest(text, reading))).toBe(false));
});

describe('a no to what was told', () => {
  test.each([
    'no',
    'nope wrong',
    'actually no',
    'wait no',
    'Not that one.',
    'thats wrong',
    'esa no',
    'no, está mal',
  ])('%s', (text) => expect(refusesIt(text)).toBe(true));

  test.each([
    'no problem',
    'no more pills',
    'not feeling right',
    'no i need metformin',
    'wrong number',
    'no es justo',
  ])('%s: is not', (text) => expect([refusesIt(text), opensWithRefusal(text)]).toEqual([false, false]));

  test('and what is wanted in its place', () => {
    expect(opensWithRefusal('not this one the white one')).toBe(true);
    expect(opensWithRefusal('esa no, la de la presion')).toBe(true);
  });
});
