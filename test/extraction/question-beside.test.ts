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
