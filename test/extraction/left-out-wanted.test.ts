import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { extractRequest } from '../../src/extraction/extract-request.ts';

const today = '2026-11-21' as CalendarDate;

function read(text: string): { intents: readonly string[]; asked: string[] } {
  const { intents, medications } = extractRequest(text, { today, profile: [] });
  return { intents, asked: medications.filter(({ asked }) => asked).map(({ text: words }) => words) };
}

describe('what is wanted is not taken back by words of having', () => {
  it.each([
    ['la amlodipina no, todavía tengo; la metformina sí', 'metformina'],
    ['not the losartan, got plenty. the atorvastatin is what i need', 'atorvastatin'],
    ['me quedé sin la insulina ya no tengo ni una gota, mándemela hoy si se puede', 'insulina'],
    ["we leave on the 9th and i won't have enough montelukast to make it through", 'montelukast'],
    ["she's on her last eye drop of the dorzolamide, can we swing by for another", 'dorzolamide'],
    ['is it too soon for my gabapentin? i could use it by monday', 'gabapentin'],
    ['¿es muy pronto para mi gabapentina? la ocuparía para el lunes', 'gabapentina'],
    ['sorry to bother you, was hoping to pick up my prozac sometime this week', 'prozac'],
  ])('“%s” wants %s', (text, medicine) => {
    expect(read(text)).toEqual({ intents: ['refill'], asked: [medicine] });
  });
});

describe('what is left out beside a wish takes nothing of it back', () => {
  it.each([
    ['the spiriva ya no echa nada, can u send me another one', 'spiriva'],
    ['a mi abuelo el latanoprost ya no le cae ni una gota, mándenle otro', 'latanoprost'],
    ['nadolol for Hal Brisco by friday, he needs it, skip the loratadine', 'nadolol'],
    ['she needs the nadolol by thursday skip the loratadine she has lots of it', 'nadolol'],
    ['i wish to have the nadolol renewed and kindly omit the famotidine this time', 'nadolol'],
    ['please refill the nadolol and skip the famotidine', 'nadolol'],
    ['refill nadolol leave out the famotidine this month', 'nadolol'],
    ['resurtan el nadolol y omitan la famotidina esta vez', 'nadolol'],
    ['my nadolol ran out, hoping somebody there has a bottle of it with my name', 'nadolol'],
  ])('“%s” wants %s', (text, medicine) => {
    expect(read(text)).toEqual({ intents: ['refill'], asked: [medicine] });
  });

  it.each(['skip the famotidine', 'the famotidine ya no la tomo', 'i have a bottle of the famotidine still'])(
    '“%s” wants none',
    (text) => {
      expect(read(text)).toMatchObject({ asked: [] });
    },
  );
});

describe('one is wanted, and of another there is some, with no mark between', () => {
  it.each([
    ['actually just the metformin i still have lisinopril', 'metformin'],
    ['refill metformin i have enough lisinopril Nora Wexley 2/21/1951', 'metformin'],
    ['only need metformin still have lisinopril', 'metformin'],
    ['metformin only because i still have lisinopril', 'metformin'],
    ['metformin pls. got lisinopril already', 'metformin'],
    ['i just got lisinopril need metformin', 'metformin'],
    ['i found my lisinopril so just the metformin', 'metformin'],
    ['have enough lisinopril need metformin', 'metformin'],
    ['i need metformin i already have lisinopril', 'metformin'],
    ['solo metformina aun me queda losartan', 'metformina'],
    ['ya tengo losartan necesito metformina', 'metformina'],
  ])('“%s” wants %s', (text, medicine) => {
    expect(read(text)).toEqual({ intents: ['refill'], asked: [medicine] });
  });

  it.each([
    'i dont have enough lisinopril and metformin',
    'i have enough lisinopril for 2 days and metformin is out refill both',
    'refill lisinopril and metformin i still have 3 days',
  ])('“%s” wants both', (text) => {
    expect(read(text)).toEqual({ intents: ['refill'], asked: ['lisinopril', 'metformin'] });
  });
});

describe('a medicine in a story', () => {
  it.each([
    'saw a commercial for eliquis last night',
    'my neighbor takes ozempic and she lost thirty pounds',
    'my feet swell up on the amlodipine',
    'is it too early to take my gabapentin',
    'just got my metformin thanks a bunch',
  ])('“%s” wants none of it', (text) => {
    const { intents, asked } = read(text);
    expect(intents).not.toContain('refill');
    expect(asked).toEqual([]);
  });
});

describe('anger about the service', () => {
  it.each([
    'you lost my order again, unbelievable',
    'perdieron mi pedido otra vez, no lo puedo creer',
    'una hora esperando en la ventanilla para nada',
  ])('is heard in “%s”', (text) => {
    expect(extractRequest(text, { today, profile: [] }).flags).toContain('frustrated');
  });

  it.each(['i forgot my pill again this morning', "i'm done with the prednisone, do i need more"])(
    'is not heard in “%s”',
    (text) => {
      expect(extractRequest(text, { today, profile: [] }).flags).not.toContain('frustrated');
    },
  );
});

describe('a list of their own', () => {
  it('somebody is to be taken off it: nobody’s texts end', () => {
    const text = 'Resident Bell was discharged home friday, please take her off our list';
    expect(read(text).intents).toEqual(['withdraw']);
    expect(read('take me off your list').intents).toEqual(['opt_out']);
  });
});
