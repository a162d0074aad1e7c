import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Answer, readAnswer } from '../../src/extraction/answers/read-answer.ts';
import type { Pick } from '../../src/extraction/answers/read-pick.ts';

function place(one: number): Pick {
  return { place: one, number: null };
}

function strength(to: string): Pick {
  return { place: null, number: { from: null, to, unit: null } };
}

function isNothing(value: unknown): boolean {
  return value === null || value === false || (Array.isArray(value) && value.length === 0);
}

/** What the text can mean; the rest is nothing. */
const texts: [text: string, answer: Partial<Answer>][] = [
  ['yes', { yes: true }],
  ['Yes, that one', { yes: true }],
  ['Sí!', { yes: true }],
  ['si por favor', { yes: true }],
  ["yep that's it, thanks", { yes: true }],
  ['Yes thats the right one', { yes: true }],
  ['sí, esa es', { yes: true }],
  ['no', { no: true }],
  ["no that's not it", { no: true }],
  ['No, thats wrong', { no: true }],
  ['no esa no es', { no: true }],
  ['huh?', { unsure: true }],
  ["I don't know", { unsure: true }],
  ['no sé', { unsure: true }],
  ['two days', { daysLeft: 2 }],
  ['a couple of days', { daysLeft: 2 }],
  ['dos días', { daysLeft: 2 }],
  ['esa no', { no: true }],
  ['the second one', { place: 2 }],
  ['the first one', { place: 1 }],
  ['one', { place: 1 }],
  ['#2', { place: 2, daysLeft: 2 }],
  ['la segunda', { place: 2 }],
  ['el último', { place: -1 }],
  ['the last one please', { place: -1 }],
  ['both', { all: true, count: 2 }],
  ['las dos', { all: true, count: 2 }],
  ['I need them both please', { all: true, count: 2 }],
  ['both of those meds', { all: true, count: 2 }],
  ['ambas por favor', { all: true, count: 2 }],
  ['all three of them', { all: true, count: 3 }],
  ['todas las cuatro', { all: true, count: 4 }],
  ['each one', { all: true }],
  ['the 50 and the 75', { picks: [strength('50'), strength('75')] }],
  ['el de 50 y el de 75', { picks: [strength('50'), strength('75')] }],
  ['the first and the third', { picks: [place(1), place(3)] }],
  ['the blue one', { byLooks: true }],
  ['small white pill', { byLooks: true }],
  ['la azul', { byLooks: true }],
  ['nvm', { neverMind: true }],
  ['Olvídelo', { neverMind: true }],
  ['Hello?', { greets: true }],
  ['hi there, good morning!', { greets: true }],
  ['Hola, buenas tardes', { greets: true }],
  ['good morning how are you', { greets: true }],
  ['hello Mary', {}],
  ['hey I need help', {}],
  ['wrong number', { wrongNumber: true }],
  ['Número equivocado.', { wrongNumber: true }],
  ['out', { daysLeft: 0 }],
  ['se me acabó', { daysLeft: 0 }],
  ['2 days', { daysLeft: 2 }],
  ['I have 2 left', { daysLeft: 2 }],
  ['me quedan 3 días', { daysLeft: 3 }],
  ['a week', { daysLeft: 7 }],
  ['español por favor', { language: 'es' }],
  ['in English please', { language: 'en' }],
  ['¿Habla español?', { language: 'es' }],
  ['hola, ¿hablan español?', { language: 'es' }],
  ['do you speak Spanish?', { language: 'es' }],
  ['someone who speaks spanish please', { language: 'es' }],
  ['¿hay alguien que hable español?', { language: 'es' }],
  ['¿me puede escribir en español por favor?', { language: 'es' }],
  ['do you speak english', { language: 'en' }],
  ['my nurse speaks Spanish', {}],
  ['no, 20 not 10', { number: { from: '10', to: '20', unit: null } }],
  ['no, 20 mg instead of 10', { number: { from: '10', to: '20', unit: 'mg' } }],
  ['not 10, 20', { number: { from: '10', to: '20', unit: null } }],
  ['no 10 sino 20', { number: { from: '10', to: '20', unit: null } }],
  ['20 mg', { number: { from: null, to: '20', unit: 'mg' } }],
  ['sorry I meant lisinopril', { corrects: true }],
  ['perdón, quise decir lisinopril', { corrects: true }],
  // More than an answer.
  ['refill 1', {}],
  ['Mary Johnson', {}],
  ['3/4/1952', {}],
  ['I need two refills of the second one that I take', {}],
  ['my second husband takes it', {}],
];

describe('a text in answer to a question', () => {
  it.each(texts)('%s', (text, answer) => {
    const read = Object.entries(readAnswer(text)).filter(([, value]) => !isNothing(value));
    const numbers = 'place' in answer || 'daysLeft' in answer ? ['number', 'daysLeft', 'place'] : [];
    const said = read.filter(([field]) => field in answer || !numbers.includes(field));
    expect(Object.fromEntries(said)).toEqual(answer);
  });
});

test('whatever is sent is read in no time', () => {
  const begun = performance.now();
  fc.assert(fc.property(fc.string({ maxLength: 2_000, unit: 'grapheme' }), (text) => void readAnswer(text)));
  for (const part of ['no ', '20 ', 'the ', 'sorry, ', '1 not ']) readAnswer(part.repeat(3_000));
  expect(performance.now() - begun).toBeLessThan(5_000);
});
