import { describe, expect, test } from 'vitest';
import { calendarDate, type CalendarDate } from '../../src/domain/calendar-date.ts';
import { extractRequest } from '../../src/extraction/extract-request.ts';

const today = calendarDate(2026, 11, 21) as CalendarDate;

/** Prescriptions of some patients. */
const lists = {
  a: 'metformin, lisinopril, atorvastatin, metoprolol, glipizide',
  b: 'losartan, metoprolol, amlodipine, hydrochlorothiazide, pantoprazole, levothyroxine',
  c: 'apixaban, furosemide, carvedilol, spironolactone, potassium chloride, digoxin',
  d: 'sertraline, trazodone, clonazepam, bupropion, lamotrigine',
  e: 'gabapentin, tramadol, cyclobenzaprine, meloxicam, duloxetine, omeprazole',
  f: 'insulin glargine, insulin lispro, metformin, empagliflozin, rosuvastatin, clopidogrel, lisinopril',
  g: 'levetiracetam, carbidopa-levodopa, donepezil, memantine, quetiapine, warfarin',
  h: 'albuterol, tiotropium, montelukast, budesonide-formoterol, prednisone, famotidine',
  i: 'escitalopram, buspirone, zolpidem, topiramate, sumatriptan, celecoxib',
  j: 'rivaroxaban, diltiazem, simvastatin, ezetimibe, ramipril, isosorbide mononitrate, nitroglycerin',
  k: 'methotrexate, folic acid, hydroxychloroquine, alendronate, prednisone, pregabalin',
  l: 'semaglutide, glimepiride, pioglitazone, sitagliptin, valsartan, fenofibrate, nifedipine',
  m: 'oxybutynin, mirtazapine, venlafaxine, aripiprazole, latanoprost, ropinirole, baclofen, valproate',
  n: 'lisinopril, levothyroxine, fluoxetine, methocarbamol, ondansetron, cetirizine',
  o: 'metformin, losartan, amlodipine, atorvastatin, levothyroxine, omeprazole',
  p: 'enalapril, furosemide, glyburide, albuterol, aspirin, clopidogrel, tamsulosin, gabapentin',
  q: 'hydralazine, clonidine, tamsulosin, finasteride, allopurinol, colchicine',
} satisfies Record<string, string>;

function read(text: string, list: string, strength: string | null = null) {
  const profile = list
    .split(', ')
    .map((drugName) => ({ drugName, text: drugName, strength, rxNumber: null }));
  return extractRequest(text, { today, profile });
}

function told(text: string, list: string): string {
  const { medications } = read(text, list);
  return medications.map((one) => `${one.text}: ${one.name ?? `[${one.candidates.join('|')}]`}`).join(', ');
}

describe('names as they are heard and written, with the list known', () => {
  test.each<[text: string, list: keyof typeof lists, expected: string]>([
    [
      'need the met for men and the lice in a pril refilled thanks bye',
      'a',
      'met for men: metformin, lice in a pril: lisinopril',
    ],
    ['i need the low sartin fifty milligrams once a day please', 'b', 'low sartin: losartan'],
    ["i'd like the synthesroid please i get it every ninety days", 'b', 'synthesroid: levothyroxine'],
    ['the blood pressure one co czar would be great', 'b', 'co czar: losartan'],
    ["i'm on ella quiz five milligrams twice a day and i need more of it", 'c', 'ella quiz: apixaban'],
    ['can you do all dack tone twenty five milligrams', 'c', 'all dack tone: spironolactone'],
    ['can i get the zoe loft again please', 'd', 'zoe loft: sertraline'],
    ['i need gabba pen tin three hundred milligrams three times a day', 'e', 'gabba pen tin: gabapentin'],
    ['need my mel oxy cam fifteen once a day', 'e', 'mel oxy cam: meloxicam'],
    [
      'i need sim balta sixty milligrams and pry low sec',
      'e',
      'sim balta: duloxetine, pry low sec: omeprazole',
    ],
    [
      'please renew dull ox a teen and oh mep razole',
      'e',
      'dull ox a teen: duloxetine, oh mep razole: omeprazole',
    ],
    [
      'need jar dee ants ten milligrams and crest or',
      'f',
      'jar dee ants: empagliflozin, crest or: rosuvastatin',
    ],
    ['need the cinnamet he takes it four times a day', 'g', 'cinnamet: carbidopa-levodopa'],
    ['i need my al buterol inhaler and the spy reva', 'h', 'al buterol: albuterol, spy reva: tiotropium'],
    ['my pro air is out can i get another one', 'h', 'pro air: albuterol'],
    ['can i get lex a pro refilled', 'i', 'lex a pro: escitalopram'],
    ['need my isosore bide thirty milligrams', 'j', 'isosore bide: isosorbide mononitrate'],
    ["it's the bone pill fossa max once a week", 'k', 'fossa max: alendronate'],
    ['need gly mepiride two milligrams and act os', 'l', 'gly mepiride: glimepiride, act os: pioglitazone'],
    ['i need back low fen ten milligrams three times a day', 'm', 'back low fen: baclofen'],
    ['need zoe fran and zer tech', 'n', 'zoe fran: ondansetron, zer tech: cetirizine'],
    [
      'para pedir la ator vas tatina y el ome prazol',
      'o',
      'ator vas tatina: atorvastatin, ome prazol: omeprazole',
    ],
    ['quisiera el clo pido grel de setenta y cinco miligramos', 'p', 'clo pido grel: clopidogrel'],
    ['mi serta lina de cien miligramos', 'd', 'serta lina: sertraline'],
    [
      'la insulina lan tus por favor y el yar dians',
      'f',
      'lan tus: insulin glargine, yar dians: empagliflozin',
    ],
    ['la predni sona de cinco miligramos y la li rica', 'k', 'predni sona: prednisone, li rica: pregabalin'],
    [
      'la venla faxina y la mirta zapina por favor',
      'm',
      'venla faxina: venlafaxine, mirta zapina: mirtazapine',
    ],
    ['metforman n lisinopral refil pls', 'a', 'metforman: metformin, lisinopral: lisinopril'],
    ['losarten pls, 50mg tabs', 'b', 'losarten: losartan'],
    [
      'Lantuss pens, humalogg pens and jardience for mom in rm 12',
      'f',
      'Lantuss: insulin glargine, humalogg: insulin lispro, jardience: empagliflozin',
    ],
    ['albuteral inhaler + symbacort', 'h', 'albuteral: albuterol, symbacort: budesonide-formoterol'],
    ['hydralizine refill, 3x a day one', 'q', 'hydralizine: hydralazine'],
    [
      'oxibutynin, effexer, latanaprost',
      'm',
      'oxibutynin: oxybutynin, effexer: venlafaxine, latanaprost: latanoprost',
    ],
    ['ocupo metformia y losaratan porfa', 'o', 'metformia: metformin, losaratan: losartan'],
    [
      'lantu, yardianse y clopidogrel',
      'f',
      'lantu: insulin glargine, yardianse: empagliflozin, clopidogrel: clopidogrel',
    ],
    [
      'metrotexato, acido folico, alendronto',
      'k',
      'metrotexato: methotrexate, acido folico: folic acid, alendronto: alendronate',
    ],
    [
      "they gave me traza don fifty milligrams and it works so i'd like another month",
      'd',
      'traza don: trazodone',
    ],
    [
      'calling for mister Donny Pezell room twelve he needs the carbidopa levo dopa',
      'g',
      'carbidopa levo dopa: carbidopa-levodopa',
    ],
    ['dival pro x two fifty please', 'm', 'dival pro x: valproate'],
    [
      'no more spironolactone, doc stopped it. just carvedilol and digox',
      'c',
      'spironolactone: spironolactone, carvedilol: carvedilol, digox: digoxin',
    ],
    ['Rx for pantaprozole 40mg, 30 tabs', 'b', 'pantaprozole: pantoprazole'],
    ['Necesito la glimepirida y balsartan de 160', 'l', 'glimepirida: glimepiride, balsartan: valsartan'],
    [
      'me recetaron la sin bastatina y el rami pril los dos por favor',
      'j',
      'sin bastatina: simvastatin, rami pril: ramipril',
    ],
  ])('%s', (text, list, expected) => {
    expect(told(text, lists[list])).toBe(expected);
  });
});

describe('what may be another medicine, a person or a street', () => {
  test.each<[text: string, list: string, expected: string]>([
    ['please refill my hidr oxolina', 'hydrochlorothiazide, losartan', 'hidr oxolina: [hydrochlorothiazide]'],
    ['please refill my hidr oxicina', 'hydrochlorothiazide, losartan', 'hidr oxicina: hydroxyzine'],
    ['please refill my pant axil', 'pantoprazole, losartan', 'pant axil: [pantoprazole]'],
    ['refill rosemide', 'furosemide, torsemide', 'rosemide: [furosemide|torsemide]'],
    ['colchisine refill', 'colchicine, clonidine', 'colchisine: [colchicine|clonidine]'],
    ['the driver was Gabby Penton, call me about the bill', 'gabapentin, tramadol', ''],
    ['vivo en la calle Atorba, necesito el omeprazol', 'atorvastatin, omeprazole', 'omeprazol: omeprazole'],
    ['my insulin is called lantus', 'insulin glargine, insulin lispro', 'lantus: insulin glargine'],
  ])('%s', (text, list, expected) => {
    expect(told(text, list)).toBe(expected);
  });

  test('who seems spoken of in a misheard name is nobody', () => {
    expect(read("i'm on ella quiz and i need more of it", 'apixaban, digoxin').speaksOfAnother).toBe(false);
    expect(read('ella necesita su ella quiz', 'apixaban, digoxin').speaksOfAnother).toBe(true);
  });
});

describe('a strength as it is said', () => {
  test.each([
    ['digoxin one twenty five micrograms', 'digoxin', '125 mcg', '125 mcg'],
    ['bupropion one fifty please', 'bupropion', '150 mg', '150'],
    ['valproate two fifty milligrams', 'valproate', '250 mg', '250 mg'],
    ['lisinopril one twenty milligram tablet', 'lisinopril', '20 mg', '20 mg'],
    ['clonazepam point two five milligrams', 'clonazepam', '0.25 mg', '0.25 mg'],
    ['digoxin zero point one two five milligrams', 'digoxin', '0.125 mg', '0.125 mg'],
    ['clonazepam point oh five milligrams', 'clonazepam', '0.5 mg', '0.05 mg'],
  ])('%s, of %s %s', (text, name, strength, expected) => {
    expect(read(text, name, strength).medications[0]?.strength).toBe(expected);
  });
});
