import { describe, expect, test } from 'vitest';
import { drugNamed, drugTable } from '../../../src/domain/drugs/drug-table.ts';
import { allDrugTerms, drugPhrase, drugsCalled, drugTerm } from '../../../src/domain/drugs/drug-terms.ts';
import { allLayTerms, fitsLayTerm, layTermIn } from '../../../src/domain/drugs/lay-terms.ts';
import { areLookAlikes } from '../../../src/domain/drugs/look-alikes.ts';
import { allMisspellings } from '../../../src/domain/drugs/misspellings.ts';
import { isOrdinaryWord } from '../../../src/domain/drugs/ordinary-words.ts';
import { drugClasses } from '../../../src/domain/drug.ts';
import ambiguous from '../../../src/domain/drugs/data/ambiguous-names.json' with { type: 'json' };
import pairs from '../../../src/domain/drugs/data/look-alikes.json' with { type: 'json' };

const urgentClasses = ['seizure', 'anticoagulant', 'insulin', 'pain'];
const sensitivities = ['mental_health', 'hiv', 'sud', 'reproductive', 'ed'];

describe('the drug table', () => {
  test('holds every row with values of the vocabulary alone', () => {
    expect(drugTable().size).toBe(1310);
    for (const drug of drugTable().values()) {
      expect(drugClasses, drug.name).toContain(drug.class);
      for (const urgent of drug.urgentClasses) expect(urgentClasses, drug.name).toContain(urgent);
      for (const kind of drug.sensitive) expect(sensitivities, drug.name).toContain(kind);
      expect([null, 2, 3, 4, 5], drug.name).toContain(drug.schedule);
    }
  });

  test('gives a brand or synonym to one row, unless it is listed as ambiguous', () => {
    const ambiguousTerms = new Set(ambiguous.rows.map(([term = '']) => drugPhrase(term)));
    for (const drug of drugTable().values()) {
      for (const written of [drug.name, ...drug.brands, ...drug.synonyms]) {
        const names = drugsCalled(written);
        expect(names, written).toContain(drug.name);
        if (!ambiguousTerms.has(drugPhrase(written))) expect(names, written).toEqual([drug.name]);
      }
    }
  });

  test('marks the classes that never wait as urgent or not to be interrupted', () => {
    expect(drugNamed('Warfarin')).toMatchObject({ urgentClasses: ['anticoagulant'], callProvider: true });
    expect(drugNamed('lorazepam')).toMatchObject({ schedule: 4, doNotInterrupt: true });
    expect(drugNamed('oxycodone')?.schedule).toBe(2);
    expect(drugNamed('lisinopril')).toMatchObject({ urgentClasses: [], schedule: null });
    expect(drugNamed('Zestril')).toBeNull();
  });

  test('names only rows of the table in the ambiguous names, misspellings and lay terms', () => {
    for (const [term = '', names = ''] of ambiguous.rows) {
      for (const name of names.split('|')) expect(drugNamed(name), term).not.toBeNull();
    }
    for (const [heard, name] of allMisspellings()) {
      expect(drugsCalled(name).length, heard).toBeGreaterThan(0);
      expect(drugTerm(heard)?.names ?? [name], heard).toContain(name);
      expect(isOrdinaryWord(heard), heard).toBe(false);
    }
    for (const term of allLayTerms())
      expect(term.classes.length + term.atcPrefixes.length, term.term).toBeGreaterThan(0);
  });
});

describe('a name in Spanish', () => {
  test.each([
    ['amlodipina', 'amlodipine'],
    ['amlodipino', 'amlodipine'],
    ['nifedipina', 'nifedipine'],
    ['ciprofloxacina', 'ciprofloxacin'],
    ['warfarino', 'warfarin'],
    ['cetirizino', 'cetirizine'],
    ['Ventolina', 'albuterol'],
  ])('%s is %s, whichever its ending', (written, name) => {
    expect(drugsCalled(written).some((one) => one.startsWith(name))).toBe(true);
  });

  test.each(['marina', 'martina', 'valentino', 'casino', 'vecina', 'cocina', 'medicina'])(
    '%s is none',
    (word) => {
      expect(drugsCalled(word)).toEqual([]);
    },
  );

  test('means no other medicine with its other ending', () => {
    for (const { phrase, names } of allDrugTerms()) {
      if (!/^[a-z]+in[aoe]?$/.test(phrase)) continue;
      const stem = phrase.replace(/[aoe]$/, '');
      for (const other of [`${stem}a`, `${stem}o`].map((word) => drugTerm(word)?.names ?? names))
        expect(
          other.some((one) => names.includes(one)),
          phrase,
        ).toBe(true);
    }
  });
});

describe('look-alikes', () => {
  test('hold in both directions, brand or generic', () => {
    for (const [a = '', b = ''] of pairs.rows) {
      expect(areLookAlikes(a, b), `${a} ${b}`).toBe(true);
      expect(areLookAlikes(b, a), `${b} ${a}`).toBe(true);
    }
    expect(areLookAlikes('Klonopin', 'Catapres')).toBe(true);
    expect(areLookAlikes('lisinopril', 'metformin')).toBe(false);
  });
});

describe('lay words', () => {
  test.each([
    ['blood thinner', 'apixaban', true],
    ['my blood thinner pills', 'warfarin', true],
    ['pills for my blood pressure', 'lisinopril', true],
    ['las pastillas de la presión', 'losartan', true],
    ['medicina para las convulsiones', 'levetiracetam', true],
    ['water pill', 'furosemide', true],
    ['blood thinner', 'metformin', false],
    ['syringes', 'insulin syringes', true],
    ['syringes', 'insulin glargine', false],
    ['jeringas', 'insulin lispro', false],
    ['tiras', 'glucose test strips', true],
    ['sensores', 'insulin glargine', false],
    ['sondas', 'urinary catheters', true],
    ['supositorios', 'mesalamine', true],
  ])('%s is said of %s: %s', (words, name, fits) => {
    const [term, drug] = [layTermIn(words), drugNamed(name)];
    expect(term).not.toBeNull();
    expect(drug && term && fitsLayTerm(drug, term)).toBe(fits);
  });

  test('the bare word for a medicine is no class', () => {
    expect(layTermIn('my meds')).toBeNull();
    expect(layTermIn('las pastillas')).toBeNull();
  });
});
