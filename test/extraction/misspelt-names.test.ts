import { describe, expect, test } from 'vitest';
import { calendarDate, type CalendarDate } from '../../src/domain/calendar-date.ts';
import { allDrugTerms, drugTerm, drugsCalled } from '../../src/domain/drugs/drug-terms.ts';
import { allMisspellings } from '../../src/domain/drugs/misspellings.ts';
import { areLookAlikes } from '../../src/domain/drugs/look-alikes.ts';
import { soundOf } from '../../src/domain/text/sound.ts';
import { extractRequest, type ProfileMedicine } from '../../src/extraction/extract-request.ts';
import { nearInVocabulary } from '../../src/extraction/medicines/near-in-vocabulary.ts';
import { edit, randomFrom, respell, slip } from './support/misspell.ts';

const today = calendarDate(2026, 11, 21) as CalendarDate;
const seed = Number(process.env['MISSPELLING_SEED'] ?? 20_261_121);
const names = [...allDrugTerms()].filter((term) => /^[a-z]{6,}$/.test(term.phrase));

type Tally = { tried: number; right: number; wrong: string[]; twins: string[] };

/** Every name of six letters or more, misspelt once by `spoil`, asked for without a list. */
function tally(spoil: (word: string, random: () => number) => string): Tally {
  const random = randomFrom(seed);
  const result: Tally = { tried: 0, right: 0, wrong: [], twins: [] };
  for (const term of names) {
    const written = spoil(term.phrase, random);
    if (written === term.phrase || drugTerm(written)) continue;
    result.tried++;
    const mention = extractRequest(`please refill my ${written}`, { today, profile: [] }).medications[0];
    const read = mention?.name ? [mention.name] : (mention?.candidates ?? []);
    const right = read.length > 0 && read.every((name) => term.names.includes(name));
    if (right) result.right++;
    else if (mention?.name) {
      result.wrong.push(`${written} (${term.phrase}) as ${mention.name}`);
      if (areLookAlikes(term.phrase, mention.name)) result.twins.push(written);
    }
  }
  return result;
}

function share(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(2)} %`;
}

const kinds: [label: string, spoil: (word: string, random: () => number) => string, least: number][] = [
  ['one slip of the fingers', slip, 0.975],
  ['two slips of the fingers', (word, random) => slip(slip(word, random), random), 0.92],
  ['one edit of no pattern', edit, 0.975],
  ['two edits of no pattern', (word, random) => edit(edit(word, random), random), 0.9],
  ['one letter by ear', respell, 0.98],
  ['two letters by ear', (word, random) => respell(respell(word, random), random), 0.94],
];

describe(`misspelt names in the open vocabulary (seed ${seed})`, () => {
  const results = kinds.map(([label, spoil, least]) => ({ label, least, ...tally(spoil) }));

  test.each(results)('$label', ({ label, tried, right, wrong, twins, least }) => {
    console.info(`${label}: ${share(right, tried)} right, ${share(wrong.length, tried)} wrong of ${tried}`);
    expect(right / tried).toBeGreaterThanOrEqual(least);
    expect(wrong.length / tried, wrong.join('; ')).toBeLessThanOrEqual(0.006);
    expect(twins).toEqual([]);
  });

  test('together at least 95 % are right and at most 0.5 % another drug', () => {
    const tried = results.reduce((sum, one) => sum + one.tried, 0);
    const right = results.reduce((sum, one) => sum + one.right, 0);
    const wrong = results.reduce((sum, one) => sum + one.wrong.length, 0);
    expect(right / tried).toBeGreaterThanOrEqual(0.95);
    expect(wrong / tried).toBeLessThanOrEqual(0.005);
  });
});

test('misspellings seen in public posts are read without their own entry', () => {
  let [right, wrong] = [0, 0];
  const all = allMisspellings();
  for (const [heard, name] of all) {
    const settled = nearInVocabulary({ word: heard, sound: soundOf(heard) }, true, null);
    if (!settled || settled.names.length === 0) continue;
    if (settled.names.includes(name) || drugsCalled(name).some((row) => settled.names.includes(row))) right++;
    else wrong++;
  }
  console.info(`seen misspellings: ${share(right, all.length)} right, ${share(wrong, all.length)} wrong`);
  expect(right / all.length).toBeGreaterThanOrEqual(0.9);
  expect(wrong / all.length).toBeLessThanOrEqual(0.005);
});

test.each(['zalgo', 'z\u0337a\u0337l\u0337g\u0337o\u0337'])(
  '%s, five letters two slips from an opioid, is none',
  (written) => {
    expect(extractRequest(`refill my ${written}`, { today, profile: [] }).medications).toEqual([]);
  },
);

test('five letters two slips from any other name are left open', () => {
  const [mention] = extractRequest('refill my zargo', { today, profile: [] }).medications;
  expect(mention).toMatchObject({ name: null, candidates: ['filgrastim'] });
});

describe('names as speech recognition writes them, with the list known', () => {
  const drugs =
    'metoprolol lisinopril furosemide apixaban gabapentin atorvastatin sertraline metformin levothyroxine amlodipine'.split(
      ' ',
    );
  const list = drugs.map((drugName): ProfileMedicine => ({
    drugName,
    text: drugName,
    strength: null,
    rxNumber: null,
  }));

  test.each([
    ['alley quis', 'apixaban'],
    ['ellie quiz', 'apixaban'],
    ['listen april', 'lisinopril'],
    ['lease in oh pril', 'lisinopril'],
    ['met form in', 'metformin'],
    ['met foreman', 'metformin'],
    ['ator vast a tin', 'atorvastatin'],
    ['a torva statin', 'atorvastatin'],
    ['gabba pentin', 'gabapentin'],
    ['gava pentina', 'gabapentin'],
    ['sir tra leen', 'sertraline'],
    ['metal pro lol', 'metoprolol'],
    ['me top roll all', 'metoprolol'],
    ['fur oh sum ide', 'furosemide'],
    ['la six', 'furosemide'],
    ['leave a thigh rocks in', 'levothyroxine'],
    ['levo tiroxina', 'levothyroxine'],
    ['am low dip een', 'amlodipine'],
  ])('%s is %s, and nobody else’s', (heard, name) => {
    const text = `i need a refill of my ${heard} please`;
    const read = extractRequest(text, { today, profile: list }).medications;
    expect(read.map((mention) => mention.name)).toEqual([name]);
    const others = list.filter((medicine) => medicine.drugName !== name);
    for (const mention of extractRequest(text, { today, profile: others }).medications)
      expect([name, null]).toContain(mention.name);
  });
});

describe('a slip between two look-alikes that one patient takes', () => {
  const list = ['hydroxyzine', 'hydralazine'].map((drugName): ProfileMedicine => ({
    drugName,
    text: drugName,
    strength: null,
    rxNumber: null,
  }));

  test.each(['hydroxizine', 'hydralizine', 'hydroxyzne', 'hydralazne', 'hydroxizina'])(
    '%s is asked for',
    (written) => {
      const [mention] = extractRequest(`refill ${written}`, { today, profile: list }).medications;
      expect(mention?.name).toBeNull();
      expect(mention?.candidates.toSorted()).toEqual(['hydralazine', 'hydroxyzine']);
    },
  );

  test.each(['hydroxyzine', 'hydralazine'])('%s as it is written stands', (written) => {
    const [mention] = extractRequest(`refill ${written}`, { today, profile: list }).medications;
    expect(mention?.name).toBe(written);
  });
});
