import { describe, expect, test } from 'vitest';
import { extractRequest } from '../../src/extraction/extract-request.ts';
import { parseCalendarDate } from '../../src/domain/calendar-date.ts';

const today = parseCalendarDate('2026-11-22');
if (!today) throw new Error('no date');
const context = { today, profile: [] };

function read(text: string) {
  const { intents, medications } = extractRequest(text, context);
  return { intents, asked: medications.filter(({ asked }) => asked).map(({ name }) => name) };
}

/** Ways of taking back, by language, and what is named with them. */
const deeds = {
  en: [
    ...['cancel', 'please cancel', 'can you cancel', 'i want to cancel', 'dont fill', 'please do not refill'],
    ...['please withdraw', 'i no longer need', 'stop', 'disregard'],
  ],
  es: ['cancele', 'por favor cancele', 'ya no necesito', 'anule', 'no surtan', 'quiero cancelar'],
};
const objects = {
  en: ['the refill', 'the lisinopril', 'my lisinopril refill', 'the refill of lisinopril', 'my request'],
  es: ['el resurtido', 'el lisinopril', 'el resurtido de lisinopril', 'mi pedido'],
};
const people = {
  en: ['', ' for Fern Castillo 5/20/1963', ', Fern Castillo 5/20/1963', '. Fern Castillo, dob 5/20/1963'],
  es: ['', ' para Fern Castillo 5/20/1963', ', Fern Castillo 5/20/1963', '. Fern Castillo, 5/20/1963'],
};
const numbers = ['', ' Rx 8300120', ', Rx 8300120', ' (rx# 8300120)'];

/** In every order in which people put them; of all of these every fifth, which has each part with each other one. */
function textsOf(language: 'en' | 'es'): string[] {
  const all = deeds[language].flatMap((deed) =>
    objects[language].flatMap((object) =>
      people[language].flatMap((person) =>
        numbers.flatMap((number) => [
          `${deed} ${object}${person}${number}`,
          `${deed} ${object}${number}${person}`,
          `Fern Castillo 5/20/1963 ${deed} ${object}${number}`,
        ]),
      ),
    ),
  );
  return all.filter((_, place) => place % 5 === 0);
}

describe('what is only taken back is asked for by nobody', () => {
  test.each(['en', 'es'] as const)('however it is named (%s)', (language) => {
    const asking = textsOf(language).filter((text) => {
      const { intents, asked } = read(text);
      return asked.length > 0 || intents.includes('refill') || intents.includes('new_prescription');
    });
    expect(asking).toEqual([]);
  });

  test.each([
    'please cancel the lisinopril refill for Fern Castillo 5/20/1963 Rx 8300120',
    'Hi I want to cancel the refill of lisinopril, Rx 8300124. Glenn Dominguez 6/21/1964',
    'cancel the refill for Yvonne Ellison 11/16/1952 Rx 8200096',
    'cancel Fern Castillo 5/20/1963 lisinopril Rx 8300120',
    'por favor cancele el resurtido de lisinopril de Fern Castillo 5/20/1963 Rx 8300120',
  ])('%s', (text) => {
    expect(read(text)).toEqual({ intents: ['withdraw'], asked: [] });
  });

  test.each([
    ['cancel the lisinopril refill and send metoprolol, Rx 8300120', 'metoprolol'],
    ['cancel lisinopril. I need metoprolol Rx 8300120', 'metoprolol'],
    ['cancele el lisinopril y mande metoprolol', 'metoprolol'],
    ['skip the aspirin this time but do the lisinopril', 'lisinopril'],
  ])('what is asked for beside it is asked for: %s', (text, wanted) => {
    expect(read(text).asked).toEqual([wanted]);
  });
});

describe('how, where or when it is to come takes nothing back', () => {
  test.each([
    ...['dont send it to my old address', 'dont send it to my house, ill pick it up', 'dont send it yet'],
    ...['dont ship it ups', 'i dont need a call just send it', 'never mind about calling me'],
    ...['scratch that, send it to my work', 'never mind, send it to my moms house', 'no need to call me'],
    ...['dont deliver it before friday', 'i dont want it mailed, ill pick it up', 'dont send it on friday'],
    ...['no quiero que lo manden por correo', 'no lo mande a la casa vieja', 'no lo mande todavia'],
    ...['no necesito que me llamen', 'olvidelo, mandelo a mi trabajo', 'no lo mande hasta el lunes'],
    ...['no lo necesito hoy', 'dont send the lisinopril to my old address'],
  ])('%s', (text) => {
    expect(read(text)).toEqual({ intents: ['non_clinical'], asked: [] });
  });

  test.each([
    ...[
      'dont send it',
      'dont send it anymore',
      'please dont send the lisinopril',
      'dont send that',
      'scratch that',
    ],
    ...[
      'please dont send it to me',
      'dont send it to the pharmacy',
      'i dont want it',
      'never mind',
      'forget it',
    ],
    ...['ya no lo mande por favor', 'olvidelo', 'no lo quiero'],
  ])('no more is wanted: %s', (text) => {
    expect(read(text).intents).toEqual(['withdraw']);
  });
});
