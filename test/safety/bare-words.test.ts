import { describe, expect, test } from 'vitest';
import { dangerLanguage } from '../../src/safety/danger-language.ts';
import { screenMessage } from '../../src/safety/screen-message.ts';

describe('a few words', () => {
  test.each([
    'klonopin',
    'clonopin',
    'Klonopin 0.5',
    'lisinopril',
    'not sure',
    "I'm not sure",
    "not sure what it's called",
    "I don't know the name",
    'emergency refill please',
    'no se cual',
  ])('%j is no danger', (text) => {
    expect(screenMessage(text).flags).toEqual([]);
  });

  test.each([
    'emergency',
    'Emergency!!',
    'this is an emergency',
    'emergencia',
    'auxilio',
    'socorro por favor',
    'infarto',
    'sangrado',
    'stroke',
  ])('%j is an emergency', (text) => {
    expect(screenMessage(text).flags).toEqual(['emergency']);
  });
});

test.each([
  ['no puedo respirar', 'es'],
  ['convulsión', 'es'],
  ['no respira', 'es'],
  ['ataque al corazon', 'es'],
  ['infarto', 'es'],
  ['derrame cerebral', 'es'],
  ['sobredosis', 'es'],
  ['suicidio', 'es'],
  ['chest pain', 'en'],
  ['overdose', 'en'],
  ['suicidal', 'en'],
  ['911', null],
])('%j is a danger told in %s', (text, language) => {
  expect(dangerLanguage(text)).toBe(language);
});
