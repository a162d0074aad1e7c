import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { extractRequest } from '../../src/extraction/extract-request.ts';

const today = '2026-11-21' as CalendarDate;

function read(text: string) {
  const { intents, medications } = extractRequest(text, { today, profile: [] });
  const asked = medications.flatMap(({ name, asked: wanted }) => (wanted && name !== null ? [name] : []));
  return { intents: [...intents].sort().join(), asked: asked.join() };
}

describe('a refill and a question for a clinician in one text', () => {
  it.each<[text: string, asked: string]>([
    ['I need metformin and can I take it with grapefruit?', 'metformin'],
    ['Can I take metformin with grapefruit? and refill lisinopril', 'lisinopril'],
    ['need my warfarin, is it safe with aspirin?', 'warfarin'],
    ['can i get more metformin? does it cause dizziness?', 'metformin'],
    ['I need my lisinopril, does it interact with ibuprofen?', 'lisinopril'],
    ['necesito metformina y puedo tomarla con toronja?', 'metformin'],
    ['necesito lisinopril, tambien quiero saber si puedo tomar ibuprofeno', 'lisinopril'],
  ])('%s: both, and %s alone is asked for', (text, asked) => {
    expect(read(text)).toEqual({ intents: 'clinical_question,refill', asked });
  });
});

describe('what begins behind a name and date without a mark', () => {
  it.each<[text: string, intents: string, asked: string]>([
    ['metformin Ann Lee 1/2/1950 can my daughter pick it up', 'non_clinical,refill', 'metformin'],
    ['metformin Ann Lee 1/2/1950 what time do you close', 'non_clinical,refill', 'metformin'],
    ['metformina Ana Paz 1/2/1950 tienen entregas', 'non_clinical,refill', 'metformin'],
    ['metformin Ann Lee 1/2/1950 can i take it with food', 'clinical_question', ''],
    ['metformina Ana Paz 1/2/1950 puedo tomarla con comida', 'clinical_question', ''],
  ])('%s: %s', (text, intents, asked) => {
    expect(read(text)).toEqual({ intents, asked });
  });
});

describe('a medicine that is only told of', () => {
  it.each([
    'refill warfarin Ann Lee 1/2/1950 im on bactrim from urgent care',
    'refill warfarin im on bactrim from urgent care',
    'refill warfarin Ann Lee 1/2/1950 my doctor has me on prednisone right now',
    'refill warfarin Ann Lee 1/2/1950 i get my gabapentin from the va',
    'refill warfarin Ann Lee 1/2/1950 my neighbor takes ozempic is that better',
    'necesito warfarina, me recetaron cipro ayer',
    'surtir warfarina Ana Paz 1/2/1950 tambien tomo ibuprofeno',
  ])('%s: a clinician hears of it, and nobody has asked for it', (text) => {
    expect(read(text)).toEqual({ intents: 'clinical_question,refill', asked: 'warfarin' });
  });

  it('is asked for where both are', () => {
    expect(read('need lisinopril, i take metformin too, refill both').asked).toBe('lisinopril,metformin');
  });
});

describe('a medicine that only the question names', () => {
  it.each([
    'can I take ibuprofen with metformin?',
    'I need to know if I can take metformin with ibuprofen',
    'quiero saber si puedo tomar ibuprofeno con metformina',
    'do I need metformin with food?',
    'should I refill metformin or stop it?',
    'my metformin makes me sick, do I need it?',
  ])('%s: is no refill', (text) => {
    expect(read(text)).toEqual({ intents: 'clinical_question', asked: '' });
  });
});
