import { expect, test } from 'vitest';
import { isWantedLater } from '../../src/extraction/wishes/wanted-later.ts';

test.each([
  'refill lisinopril next week',
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
  'appointment next week, refill lisinopril',
  'refill lisinopril for next month',
  'need lisinopril, I run out in two weeks',
  'necesito lisinopril, viajo la próxima semana',
])('%s: is wanted now', (text) => {
  expect(isWantedLater(text)).toBe(false);
});
