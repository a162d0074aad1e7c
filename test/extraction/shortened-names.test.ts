import { describe, expect, it } from 'vitest';
import { calendarDate, type CalendarDate } from '../../src/domain/calendar-date.ts';
import { extractRequest, type ProfileMedicine } from '../../src/extraction/extract-request.ts';

const today = calendarDate(2026, 11, 21) as CalendarDate;

function listOf(...names: string[]): ProfileMedicine[] {
  return names.map((row) => {
    const [drugName = '', strength = null] = row.split('|');
    return { drugName, text: row.replace('|', ' '), strength, rxNumber: null };
  });
}

function read(text: string, ...list: string[]) {
  const { medications } = extractRequest(text, { today, profile: listOf(...list) });
  return medications.map(({ text, name, candidates }) => ({ text, name, candidates: candidates.toSorted() }));
}

function one(text: string, name: string) {
  return [{ text, name, candidates: [] }];
}

describe('a name of the patient’s list that was cut short', () => {
  it.each([
    ['levo 88 please', 'levo', 'levothyroxine', ['levothyroxine', 'liothyronine']],
    ['need my gaba', 'gaba', 'gabapentin', ['gabapentin', 'cyclobenzaprine']],
    ['refill vastatin please', 'vastatin', 'pravastatin', ['pravastatin', 'metformin']],
    ['need my sartan', 'sartan', 'losartan', ['losartan', 'nebivolol']],
    ['refill my gabas pls', 'gabas', 'gabapentin', ['gabapentin', 'cyclobenzaprine']],
    ['mis metfs por favor', 'metfs', 'metformin', ['metformin', 'famotidine']],
    ['la formina por favor', 'formina', 'metformin', ['metformin', 'famotidine']],
  ])('%s', (text, words, name, list) => {
    expect(read(text, ...list)).toEqual(one(words, name));
  });

  it('shortens two of them and is left open', () => {
    expect(read('zepam refill', 'clonazepam', 'lorazepam')).toEqual([
      { text: 'zepam', name: null, candidates: ['clonazepam', 'lorazepam'] },
    ]);
  });

  it.each([
    ['I have my neuro appointment friday', 'gabapentin'],
    ['this is Lora, need a refill', 'loratadine'],
    ['perdi mi cita de hoy', 'citalopram'],
    ['refill my sulfate', 'albuterol'],
    ['quiero ver a mis hijos', 'fluticasone nasal'],
    ['para ver si ya hay', 'fluticasone nasal'],
  ])('is not read in “%s”', (text, drug) => {
    expect(read(text, drug).filter(({ name }) => name === drug)).toEqual([]);
  });

  it('means nothing to somebody who does not take it', () => {
    expect(read('need my gaba', 'lisinopril')).toEqual([]);
  });
});

describe('names in the plural, and what medicines are called on the street', () => {
  it.each([
    ['need my norcos', 'norcos', 'hydrocodone-acetaminophen', []],
    ['all out of ambiens', 'ambiens', 'zolpidem', []],
    ['refill my xannies', 'xannies', 'alprazolam', []],
    ['necesito mis eliquis', 'eliquis', 'apixaban', []],
    ['out of percs', 'percs', 'oxycodone-acetaminophen', ['oxycodone-acetaminophen', 'metformin']],
    ['need my addys', 'addys', 'amphetamine-dextroamphetamine', ['amphetamine-dextroamphetamine']],
    ['my benzos please', 'benzos', 'clonazepam', ['clonazepam', 'metformin']],
  ])('%s', (text, words, name, list) => {
    expect(read(text, ...list)).toEqual(one(words, name));
  });

  it('are left open where they may be two, and the list does not say which', () => {
    const both = ['oxycodone', 'oxycodone-acetaminophen'];
    expect(read('need my oxys')).toEqual([{ text: 'oxys', name: null, candidates: both }]);
    expect(read('need my percs', ...both)).toEqual([{ text: 'percs', name: null, candidates: both }]);
    expect(read('my benzos', 'alprazolam', 'clonazepam')).toEqual([
      { text: 'benzos', name: null, candidates: ['alprazolam', 'clonazepam'] },
    ]);
  });

  it.each([
    'my addy is 12 Oak st',
    'the perks of this program',
    'las metas de mi papá',
    'our androids broke',
  ])('are not read in “%s”', (text) => {
    expect(read(text, 'metformin')).toEqual([]);
  });
});

describe('a medicine told by its letters', () => {
  it.each([
    ['i need m e t h o t r e x a t e', 'm e t h o t r e x a t e', 'methotrexate', []],
    ['h c t z please', 'h c t z', 'hydrochlorothiazide', []],
    ['refill the one that starts b a c l o', 'b a c l o', 'baclofen', ['baclofen']],
    ['se deletrea e n a l a p r i l', 'e n a l a p r i l', 'enalapril', ['enalapril']],
  ])('%s', (text, words, name, list) => {
    expect(read(text, ...list)).toEqual(one(words, name));
  });

  it('is no medicine where it tells a person’s name', () => {
    expect(read('my name is J O H N S M I T H, refill', 'lisinopril')).toEqual([]);
  });
});

it.each([
  ['please needmontelukast', 'needmontelukast', 'montelukast'],
  ['necesitolosartan hoy', 'necesitolosartan', 'losartan'],
])('a name that was run together with the word before it: %s', (text, words, name) => {
  expect(read(text)).toEqual(one(words, name));
});

describe('what everybody says is no medicine that sounds alike', () => {
  it.each([
    ['me lo surtan por favor', ['losartan']],
    ['cuando la surten?', ['losartan']],
    ['she’s real sick, refill', ['lisinopril']],
    ['refill please, llevo tres dias', ['levothyroxine']],
    ['la pastilla se me terminó ayer, surtan', ['metformin']],
    ['ya me termina mañana', ['metformin']],
    ['refill for my mother in law', ['ibuprofen', 'motrin']],
    ['the rocks in my kidney hurt, refill', ['levothyroxine']],
    ['ever since I moved I need a refill', ['continuous glucose monitor']],
  ])('%s', (text, list) => {
    expect(read(text, ...list)).toEqual([]);
  });

  it.each([
    ['necesito mi lo sartan', 'lo sartan', 'losartan'],
    ['refill my listen april', 'listen april', 'lisinopril'],
    ['need met for men', 'met for men', 'metformin'],
    ['my limb ic tall refill', 'limb ic tall', 'lamotrigine'],
  ])('and one that was heard as several words is found: %s', (text, words, name) => {
    expect(read(text, name)).toEqual(one(words, name));
  });
});

describe('what is nearer to another medicine than to one of the list', () => {
  it.each([
    ['need my hydroxy zeen tonight', 'hydralazine'],
    ['fill the vie vance for my son', 'fluticasone nasal'],
    ['Guadalupe Lupita needs a refill', 'evolocumab'],
  ])('“%s” is not taken for it', (text, drug) => {
    expect(read(text, drug).filter(({ name }) => name !== null)).toEqual([]);
  });
});

describe('a strength that is pointed at', () => {
  it.each([
    ['its time for neurontin, the 300 ones', ['gabapentin|300 mg', 'gabapentin|100 mg'], '300'],
    ['mi losarten de 50 x favor', ['losartan|50 mg', 'losartan|100 mg'], '50'],
    ['my trazodone a hundred for sleep', ['trazodone|50 mg', 'trazodone|100 mg'], '100'],
    ['need my losartan, la de 100', ['losartan|50 mg', 'losartan|100 mg'], '100'],
    ['need my losartan the 3 times a day one', ['losartan|3 mg'], null],
  ])('%s', (text, list, strength) => {
    const { medications } = extractRequest(text, { today, profile: listOf(...list) });
    expect(medications.map((one) => one.strength)).toEqual([strength]);
  });
});

it('strips are strips, and never the insulin', () => {
  expect(read('necesito mis tiras para el azucar', 'insulin glargine')).toMatchObject([{ name: null }]);
  expect(read('necesito mis tiras para el azucar', 'insulin glargine', 'glucose test strips')).toMatchObject([
    { name: 'glucose test strips' },
  ]);
});

it('a class word behind the medicine itself names nothing more', () => {
  expect(read('the albut inhaler please', 'albuterol', 'budesonide-formoterol')).toEqual(
    one('albut', 'albuterol'),
  );
});

it.each([
  'la pastilla de mi corazón se llama so ta lol me quedan para el fin de semana',
  'my heart pill so ta lol please',
])('a name whose first part is a word that opens a reason comes to an end: %s', (text) => {
  expect(read(text, 'sotalol', 'lisinopril')).toContainEqual({
    text: 'so ta lol',
    name: 'sotalol',
    candidates: [],
  });
});
