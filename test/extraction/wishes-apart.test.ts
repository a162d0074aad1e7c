import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { extractRequest } from '../../src/extraction/extract-request.ts';

const today = '2026-11-21' as CalendarDate;

function read(text: string) {
  const { intents, medications } = extractRequest(text, { today, profile: [] });
  const asked = medications.flatMap(({ name, asked: wanted }) => (wanted && name !== null ? [name] : []));
  return { intents: [...intents].sort().join(), asked: asked.join() };
}

describe('wishes that have a clause each', () => {
  it.each<[text: string, intents: string, asked: string]>([
    ['lisinopril and metoprolol, what are your hours', 'non_clinical,refill', 'lisinopril,metoprolol'],
    ['Mary Johnson 3/4/1952 losartan y aceptan medicare?', 'non_clinical,refill', 'losartan'],
    ['Mary Johnson 3/4/1952 lisinopril. do you take aetna?', 'non_clinical,refill', 'lisinopril'],
    ['i need lisinopril. i no longer take metformin', 'refill,withdraw', 'lisinopril'],
    ['losartan, cancelen la metformina por favor', 'refill,withdraw', 'losartan'],
    ['refill metoprolol and take simvastatin off my list', 'refill,withdraw', 'metoprolol'],
    ['no me manden textos solo surtan la losartan', 'opt_out,refill', 'losartan'],
    ['quit texting me so much and just send the lisinopril', 'opt_out,refill', 'lisinopril'],
  ])('%s: %s', (text, intents, asked) => {
    expect(read(text)).toEqual({ intents, asked });
  });

  it.each([
    'Mary Johnson 3/4/1952 lisinopril, how much is it?',
    'how much is lisinopril?',
    'Mary Johnson 3/4/1952 lisinopril, is it ready?',
    'amlodipine, stop taking metformin?',
    'transfer lisinopril to walgreens',
    'cancel lisinopril and whats your address',
    'everything except lisinopril, what time do you close',
    'I took 2 metoprolol. whats your address',
  ])('%s: asks for no refill', (text) => {
    expect(read(text).asked).toBe('');
  });

  it.each(['need lisinopril but dont send the amlodipine', 'i need lisinopril, i already have amlodipine'])(
    '%s: what is only left out this time is not taken off',
    (text) => {
      expect(read(text)).toEqual({ intents: 'refill', asked: 'lisinopril' });
    },
  );
});
