import { describe, expect, it } from 'vitest';
import { calendarDate, type CalendarDate } from '../../src/domain/calendar-date.ts';
import { extractRequest } from '../../src/extraction/extract-request.ts';
import { isHeardSilence } from '../../src/extraction/wishes/heard-silence.ts';

const today = calendarDate(2026, 11, 21) as CalendarDate;

function read(text: string) {
  const { intents, medications } = extractRequest(text, { today, profile: [] });
  return [intents.join(), medications.map(({ name, asked }) => `${name}${asked ? '' : ' -'}`).join()];
}

describe('thanks beside a medicine that is named alone ask for it', () => {
  it.each([
    ['metoprolol 50 mg. thank you very much', 'metoprolol'],
    ['Eliquis, appreciate it', 'apixaban'],
    ['atorvastatina mil gracias, bendiciones', 'atorvastatin'],
    ['my amlodipine please thank you so much', 'amlodipine'],
  ])('%s', (text, name) => expect(read(text)).toEqual(['refill', name]));

  it.each([
    'thanks for the metoprolol',
    'got the eliquis today, thank you',
    'received metoprolol, thank you',
    'ya me llego la metformina, gracias',
  ])('%s: it has come', (text) => expect(read(text)[0]).not.toContain('refill'));
});

describe('thanks with a rest are for a person', () => {
  it.each([
    'thank you so much but the other bottle never showed up in the bag',
    'ok thx but how long',
    'received, thank you, still waiting on the second one',
    'gracias pero me falta otra',
    'muchas gracias, aun espero la otra caja',
  ])('%s', (text) => expect(read(text)[0]).not.toBe('thanks'));

  it.each([
    'thanks but no thanks',
    'thank you but im good',
    'thanks, still have plenty',
    'gracias pero ya la tengo',
    'thank you, still good for now',
    'thanks so much, have a blessed day',
  ])('%s: nothing is wanted', (text) => expect(read(text)[0]).toBe('thanks'));
});

describe('what is written down for silence', () => {
  it.each([
    'you',
    'Thank you.',
    'Thanks for watching!',
    'Thank you for calling. Bye.',
    '. . .',
    'Okay, bye-bye.',
  ])('%s', (text) => expect(isHeardSilence(text)).toBe(true));
  it.each([
    'thank you, Mary Johnson',
    'thank you for calling me back about my eliquis',
    'hello I need',
    'March 4',
  ])('%s is something', (text) => expect(isHeardSilence(text)).toBe(false));
});
