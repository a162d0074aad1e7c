import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { extractRequest } from '../../src/extraction/extract-request.ts';

const today = '2026-11-21' as CalendarDate;

function read(text: string) {
  const { intents, medications, asksForAll, flags } = extractRequest(text, { today, profile: [] });
  const asked = medications.filter((one) => one.asked).map(({ text: words }) => words.toLowerCase());
  return { intents, asked, asksForAll, flags };
}

describe('all of them but one', () => {
  it.each([
    'same as last time minus the xanax',
    'same as last month without the xanax',
    'my regular order minus atorvastatin',
    'lo de siempre sin la glipizida',
    'lo mismo del mes pasado menos la glipizida',
    'everything besides warfarin',
    'all of them except the warfarin',
    'my usual meds without the metformin or the lisinopril please',
  ])('%s', (text) => {
    expect(read(text)).toMatchObject({ intents: ['refill'], asked: [], asksForAll: true });
  });

  it.each([
    ["I can't go all day without my metformin, refill please", 'metformin'],
    ['refill everything, I have been without my warfarin for two days', 'warfarin'],
    ['no puedo estar sin la glipizida, mándemela', 'glipizida'],
  ])('and who is without it wants it: %s', (text, wanted) => {
    expect(read(text).asked).toEqual([wanted]);
  });
});

describe('what is left out, put off or taken back beside another is not asked for', () => {
  it.each([
    ['neither warfarin nor metoprolol, only atorvastatin', ['atorvastatin']],
    ['ni la metformina ni la glipizida, nomás la losartan', ['losartan']],
    ['leave warfarin alone this time, only need atorvastatin', ['atorvastatin']],
    ['drop hydroxyzine, add lithium', ['lithium']],
    ['bupropion and hydroxyzine, oh and forget the hydroxyzine', ['bupropion']],
    ['quiero metformina, no espere, quiero glipizida', ['glipizida']],
    ['metoprolol. no wait sorry, atorvastatin. got the metoprolol last week', ['atorvastatin']],
    ['got the metoprolol monday, need the atorvastatin', ['atorvastatin']],
    ['Refill gabapentin? nah. metformin? yes. lisinopril? yes', ['metformin', 'lisinopril']],
    ['warfarin? no. metoprolol? please', ['metoprolol']],
    ['send metoprolol. warfarin can wait', ['metoprolol']],
    ['mándeme losartan; la metformina aguántela', ['losartan']],
    [
      'i need the metoprolol actually scratch that i need the warfarin and uh not the atorvastatin',
      ['warfarin'],
    ],
  ])('%s', (text, wanted) => {
    const { intents, asked } = read(text);
    expect([intents, asked]).toEqual([['refill'], wanted]);
  });

  it.each([
    ['need metformin. actually I need losartan too', ['metformin', 'losartan']],
    ['drop the metformin off at my house please', ['metformin']],
    ['the warfarin cant wait, refill it', ['warfarin']],
    ['you guys forget my metformin every time, refill it', ['metformin']],
    ['no tengo ni metformina ni glipizida, mándenmelas', ['metformina', 'glipizida']],
    ['need warfarin, not the warfarin 5, the warfarin 2', ['warfarin', 'warfarin']],
  ])('and what only sounds so is: %s', (text, wanted) => {
    expect(read(text).asked).toEqual(wanted);
  });
});

describe('a stop, or a doubt, beside what is wanted is seen by a person, and the rest is asked for', () => {
  it.each([
    ['quit taking the lasix, refill eliquis', ['eliquis']],
    ['stopped lasix for now per cardiology but keep eliquis coming', ['eliquis']],
    ['cardiologist stopped digoxin. eliquis refill please', ['eliquis']],
    ['eliquis yes. lasix, should i still be on it?', ['eliquis']],
    ['eliquis yes, lisinopril yes, digoxin idk what do u think', ['eliquis', 'lisinopril']],
  ])('%s', (text, wanted) => {
    const { intents, asked } = read(text);
    expect([intents.toSorted(), asked]).toEqual([['clinical_question', 'refill'], wanted]);
  });

  it.each(['el doctor dice que ya no ocupo la warfarina', 'levothyroxine 88 is what dr wants now'])(
    'alone it is a change: %s',
    (text) => {
      const { intents, flags } = read(text);
      expect(intents).toContain('clinical_question');
      expect(intents).not.toContain('refill');
      expect(flags).toContain('medication_change');
    },
  );
});

describe('where it is not clear which one is taken back, none is sent and a person looks', () => {
  it.each([
    'refill warfarin and metoprolol. scratch the first one',
    'refill metoprolol, warfarin and atorvastatin. not the last one',
    'refill warfarin and metoprolol, just kidding only metoprolol',
  ])('%s', (text) => {
    expect(read(text)).toMatchObject({ intents: ['unclear'], asked: [] });
  });
});

describe('an order of all, and words behind it that leave one out', () => {
  it.each([
    'the usual, skip the quetiapine',
    'all my meds but leave out the quetiapine',
    'my regular order, drop the quetiapine',
    'my usual refills but skip quetiapine this month',
    'send everything but hold the quetiapine',
    'same order as always omit quetiapine',
    'I need everything, the quetiapine can wait',
    'lo de siempre, salten la quetiapina',
    'todas mis medicinas, quiten la quetiapina',
    'todo pero no me mande la quetiapina',
    'quiero todas pero la quetiapina no',
  ])('%s', (text) => {
    const { intents, asksForAll, medications } = extractRequest(text, { today, profile: [] });
    expect({ intents, asksForAll }).toEqual({ intents: ['refill'], asksForAll: true });
    expect(medications.map(({ name, asked }) => [name, asked])).toEqual([['quetiapine', false]]);
  });

  it.each([
    'skip the quetiapine',
    'cancel all but the quetiapine',
    'cancel everything except quetiapine',
    'all my meds came, skip the quetiapine next time',
    'everything is fine, skip the quetiapine',
  ])('and no order: %s', (text) => {
    const { intents, asksForAll } = extractRequest(text, { today, profile: [] });
    expect({ intents, asksForAll }).toEqual({ intents: ['withdraw'], asksForAll: false });
  });
});

it.each([
  ["I don't take quetiapine no more refill losartan", ['losartan']],
  ['no longer on quetiapine need losartan', ['losartan']],
  ["don't use quetiapine anymore send my losartan", ['losartan']],
  ['ya no tomo la quetiapina surtan el losartán', ['losartan']],
  ['refill losartan, let the quetiapine be', ['losartan']],
  ["I don't need a losartan refill", []],
  ["don't forget quetiapine refill losartan", ['quetiapine', 'losartan']],
])('behind what is taken no more an order begins: %s', (text, names) => {
  const { medications, flags } = extractRequest(text, { today, profile: [] });
  expect(medications.filter(({ asked }) => asked).map(({ name }) => name)).toEqual(names);
  expect(flags).not.toContain('out_of_medicine');
});

describe('all but one, in other words for all', () => {
  it.each([
    ["everything's low but the warfarin", []],
    ['everything cept warfarin please', []],
    ['refill the whole list without the xanax', []],
    ['every prescription aside from the metformin', []],
    ['can I have everything but the metformin', []],
  ])('%s', (text, asked) => expect(read(text)).toMatchObject({ asked, asksForAll: true }));

  it('who has all but one does not want the rest', () => {
    const one = { asked: ['metformin'], asksForAll: false };
    expect(read('I have everything but the metformin')).toMatchObject(one);
    expect(read('ya tengo todo menos la metformina')).toMatchObject({ asked: [], asksForAll: false });
  });
});
