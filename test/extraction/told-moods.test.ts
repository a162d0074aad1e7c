import { describe, expect, test } from 'vitest';
import { extractRequest } from '../../src/extraction/extract-request.ts';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import type { Extraction } from '../../src/domain/message.ts';

function read(text: string): Extraction {
  return extractRequest(text, { today: '2026-11-21' as CalendarDate, profile: [] });
}

describe('anger about the service', () => {
  test.each([
    'you people lost my prozac order again',
    'for the love of god just send the insulin',
    'FOURTH time asking for my metformin',
    'been on hold for forty minutes about my lipitor refill',
    'how hard is it to fill one bottle of lisinopril',
    'does anyone there even read these texts',
    'no thanks to your driver it came a week late',
    'your guy hung up on me, i need my norvasc',
    'es el colmo, llevo tres semanas esperando la losartan',
    'siempre me dicen que mañana y nada de mi insulina',
    'ya van cuatro veces que llamo por la metformina',
    'me están viendo la cara con el precio',
  ])('is heard: %s', (text) => {
    expect(read(text).flags).toContain('frustrated');
  });

  test.each([
    'please send my lipitor again, same as last month',
    'this is my third refill of metformin',
    'the heat is ridiculous today lol, refill my lasix please',
    'no im not mad at all, just need the zoloft',
    'can i put you on hold, need to find my lisinopril bottle',
    'hasta cuándo está abierta la farmacia hoy',
    'es la segunda vez que tomo losartan, mándenme otra',
  ])('is not heard: %s', (text) => {
    expect(read(text).flags).not.toContain('frustrated');
  });
});

describe('insults and threats', () => {
  test.each([
    'you are a bunch of crooks',
    'listen you clowns i want my percocet',
    'if it isnt ready youll be sorry',
    'i know where you park your car',
    'son una bola de rateros',
    'si no me la dan les va a pesar',
  ])('are heard: %s', (text) => {
    expect(read(text).flags).toContain('hostile');
  });

  test.each([
    'im such an idiot i lost my lipitor',
    'feeling stupid, i dropped my insulin',
    'i know where the bottle is, its lisinopril 10',
    'she will see the doctor on monday, refill her lasix',
    'qué tonta soy, se me perdió la metformina',
  ])('are not heard: %s', (text) => {
    expect(read(text).flags).not.toContain('hostile');
  });
});

describe('the last of a medicine', () => {
  test.each([
    'no more lipitor after friday',
    'my metformin box is empty by thursday',
    'im two days from out of lasix',
    'the lisinopril bottle is almost empty',
    'ill be out of zoloft come monday',
    'la losartan se va a acabar el viernes',
  ])('is not used up yet: %s', (text) => {
    expect(read(text).flags).not.toContain('out_of_medicine');
  });

  test.each([
    'no warfarin in this house since monday, send it',
    'my lisinopril is all gone',
    'took my last metformin this morning',
    'i ran out of lasix on friday',
    'no hay losartan en la casa desde el lunes',
  ])('is used up: %s', (text) => {
    expect(read(text).flags).toContain('out_of_medicine');
  });
});

describe('a text in a third language', () => {
  test.each([
    'Bom dia, preciso de mais metformina para meu pai, só tem uma',
    'bonjour je voudrais renouveler mon ordonnance de metformine',
    'Naubos na po ang gamot ng nanay ko, pa refill po ng losartan',
    'Dzień dobry, potrzebuję leki dla mojej mamy, metformina',
    'ich brauche bitte meine Tabletten, Metformin 500',
    'buongiorno ho bisogno della metformina per mia mamma',
    'mwen bezwen medikaman tansyon pou manman mwen',
    'Здравствуйте, нужна метформина для мамы',
    '我的药吃完了，请帮我再配一个月',
    'mujhe metformin chahiye, dawai khatam ho gayi hai',
  ])('is left to a person, and no medicine is asked for by it: %s', (text) => {
    const { intents, medications, language } = read(text);
    expect(intents).toEqual(['unclear']);
    expect(medications.filter((one) => one.asked)).toEqual([]);
    expect(language).toBeNull();
  });

  test.each([
    ['merci! please refill my metformin', 'en'],
    ['Mein Kampf is a book, anyway refill lisinopril', 'en'],
    ['metformin 500 mg po bid, please refill', 'en'],
    ['necesito mais metformina por favor', 'es'],
    ['resurtan la metformina de mi mamá, sono urgente', 'es'],
  ])('is not a word of one amid English or Spanish: %s', (text, language) => {
    expect(read(text)).toMatchObject({ intents: ['refill'], language });
  });
});
