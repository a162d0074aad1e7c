import { expect, test } from 'vitest';
import { isWantedLater } from '../../src/extraction/wishes/wanted-later.ts';

test.each([
  'refill lisinopril next week',
  'refill lisinopril next week not now',
  'surta el lisinopril la semana que entra, no ahorita',
  'I will need lisinopril in about 3 weeks',
  'can you do my lisinopril after Thanksgiving',
  "I'll need lisinopril next month",
  'Ruth Lane 3/14/1952 please fill my lisinopril in two weeks thanks',
  'en dos semanas me toca el lisinopril',
  'necesito el lisinopril la próxima semana',
])('%s: is wanted later', (text) => {
  expect(isWantedLater(text)).toBe(true);
});

test.each([
  'I need lisinopril by next week',
  'lisinopril before next Tuesday',
  'I leave next week, need lisinopril',
  'need lisinopril now, I leave next week',
  'appointment next week, refill lisinopril',
  'refill lisinopril for next month',
  'need lisinopril, I run out in two weeks',
  'necesito lisinopril, viajo la próxima semana',
])('%s: is wanted now', (text) => {
  expect(isWantedLater(text)).toBe(false);
});
