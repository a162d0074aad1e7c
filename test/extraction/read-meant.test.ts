import { describe, expect, it } from 'vitest';
import { readMeant } from '../../src/extraction/answers/read-meant.ts';
import { extractRequest } from '../../src/extraction/extract-request.ts';

function meant(text: string): { back: string[]; wanted: string[] } | null {
  const extraction = extractRequest(text, { today: '2026-11-22', profile: [] } as never);
  const read = readMeant(text, extraction);
  const names = extraction.medications.map(({ name }) => name ?? '');
  return (
    read && {
      back: read.back.map((place) => names[place] ?? ''),
      wanted: read.wanted.map((place) => names[place] ?? ''),
    }
  );
}

describe('another medicine was meant', () => {
  it.each([
    'oops i meant furosemide',
    'my bad i meant the furosemide',
    'Sorry, meant furosemide!',
    'oh shoot sorry i meant to say furosemide',
    'wrong med, its furosemide',
    'sorry it should have been the furosemide please',
    'i typed the wrong one, it is furosemide',
    'perdón quise decir furosemida',
    'ay disculpe, era la furosemida',
    'me confundí, es la furosemida',
    'lo siento, quería pedir furosemida por favor',
  ])('%s', (text) => {
    expect(meant(text)).toEqual({ back: [], wanted: ['furosemide'] });
  });

  it.each([
    'sorry it was furosemide not losartan',
    'oops furosemide not losartan',
    'not the losartan i meant the furosemide',
    'my mistake, it isnt losartan its furosemide',
    'perdon, era furosemida, no losartan',
    'me equivoqué, no es el losartan, es la furosemida',
    'no quise decir losartan sino furosemida',
    'I meant furosemide instead of losartan',
  ])('and the first is named: %s', (text) => {
    expect(meant(text)).toEqual({ back: ['losartan'], wanted: ['furosemide'] });
  });

  it.each([
    'its furosemide',
    'es la furosemida',
    'what was furosemide meant for?',
    'sorry i missed my furosemide',
    'i meant to ask if furosemide makes you dizzy',
    'sorry for the wait, need furosemide and losartan',
    'perdón, ya no tengo furosemida',
  ])('and not: %s', (text) => {
    expect(meant(text)).toBeNull();
  });
});
