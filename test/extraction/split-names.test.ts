import { describe, expect, test } from 'vitest';
import { calendarDate, type CalendarDate } from '../../src/domain/calendar-date.ts';
import { allDrugTerms, drugTerm } from '../../src/domain/drugs/drug-terms.ts';
import { extractRequest } from '../../src/extraction/extract-request.ts';

const today = calendarDate(2026, 11, 21) as CalendarDate;

/** Name, or candidates in brackets, of each medicine read. */
function told(text: string, list: readonly string[] = []): string[] {
  const profile = list.map((drugName) => ({ drugName, text: drugName, strength: null, rxNumber: null }));
  return extractRequest(text, { today, profile }).medications.map(
    (mention) => mention.name ?? `[${mention.candidates.join('|')}]`,
  );
}

describe('a name that lost its front is not the shorter medicine', () => {
  test.each<[text: string, expected: string[], list?: string[]]>([
    ['refill methyl prednisolone 4 mg', ['methylprednisolone']],
    ['refill methyl-prednisolone', ['methylprednisolone']],
    ['metil prednisolona por favor', ['methylprednisolone']],
    ['refill hydro chlorothiazide', ['hydrochlorothiazide']],
    ['refill hydro chlorothiazide', ['hydrochlorothiazide'], ['hydrochlorothiazide']],
    ['refill hydro chlorothiazide', ['hydrochlorothiazide'], ['chlorothiazide']],
    ['hidro clorotiazida', ['hydrochlorothiazide']],
    ['refill hydroxy chloroquine 200 mg', ['hydroxychloroquine']],
    ['refill medroxy progesterone', ['[medroxyprogesterone|medroxyprogesterone injection]']],
    ['refill my nor triptyline', ['nortriptyline']],
    ['des venlafaxine 50', ['desvenlafaxine']],
    ['levo cetirizine', ['levocetirizine']],
    ['dex methylphenidate', ['dexmethylphenidate']],
    ['please refill my es citalopram', ['escitalopram']],
  ])('joined exactly: %s is %j', (text, expected, list) => {
    expect(told(text, list)).toEqual(expected);
  });

  test.each<[text: string, expected: string[], list?: string[]]>([
    ['refill ox carbamazepine', ['[carbamazepine|oxcarbazepine]']],
    ['refill ox carbamazepine', ['oxcarbazepine'], ['oxcarbazepine']],
    ['refill ox carbamazepine', ['[carbamazepine|oxcarbazepine]'], ['carbamazepine']],
    ['refill ox carbamazepine', ['[carbamazepine|oxcarbazepine]'], ['carbamazepine', 'oxcarbazepine']],
    ['refill hydro morphine', ['[morphine|hydromorphone]']],
    ['refill hydroxy chlorquine', ['[chloroquine|hydroxychloroquine]']],
    ['refill hydroxy chlorquine', ['hydroxychloroquine'], ['hydroxychloroquine']],
    ['refill fos phenytoin', ['[phenytoin]']],
    ['la pastilla es citalopram', ['[citalopram|escitalopram]']],
    ['la pastilla es citalopram', ['[citalopram|escitalopram]'], ['citalopram']],
    ['it s citalopram', ['[citalopram|escitalopram]']],
    ['es citalopram', ['escitalopram'], ['escitalopram']],
  ])('joined nearly or doubtfully: %s is %j with %j listed', (text, expected, list) => {
    expect(told(text, list)).toEqual(expected);
  });

  test.each([
    ['refill for phenytoin', ['phenytoin']],
    ['metformin or carbamazepine', ['metformin', 'carbamazepine']],
    ['I am on carbamazepine', ['carbamazepine']],
    ['su progesterona', ['progesterone']],
    ['my prednisone', ['prednisone']],
    ['Maria lisinopril', ['lisinopril']],
    ['please citalopram', ['citalopram']],
  ])('a word of its own before a name joins with nothing: %s', (text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

type Twin = { front: string; shorter: string; longer: string };

/** Every name of the vocabulary that ends with another one's letters and means another medicine. */
const twins = [...allDrugTerms()].flatMap(({ phrase, names }): Twin[] => {
  const first = /^[a-z]+/.exec(phrase)?.[0] ?? '';
  return [...first.slice(1)].flatMap((_, cut): Twin[] => {
    const shorter = drugTerm(phrase.slice(cut + 1));
    if (!shorter || shorter.phrase.length < 5 || shorter.names.some((name) => names.includes(name)))
      return [];
    return [{ front: phrase.slice(0, cut + 1), shorter: shorter.phrase, longer: phrase }];
  });
});

describe('names that end with another name', () => {
  test('are many', () => {
    expect(twins.length).toBeGreaterThan(60);
  });

  test.each(twins)('$front $shorter is not taken for $shorter', ({ front, shorter, longer }) => {
    const [long, short] = [longer, shorter].map((phrase) => drugTerm(phrase)?.names ?? []);
    for (const list of [[], long, short].map((names) => [...(names ?? [])])) {
      const read = extractRequest(`please refill my ${front} ${shorter}`, {
        today,
        profile: list.map((drugName) => ({ drugName, text: drugName, strength: null, rxNumber: null })),
      }).medications;
      expect(read).toHaveLength(1);
      for (const { name, candidates } of read) {
        expect(short).not.toContain(name);
        expect(long?.some((one) => one === name || candidates.includes(one))).toBe(true);
      }
    }
  });

  test.each(twins)('$longer and $shorter, written whole, stay themselves', ({ shorter, longer }) => {
    for (const [written, other] of [
      [longer, shorter],
      [shorter, longer],
    ] as const) {
      const list = drugTerm(other)?.names ?? [];
      for (const name of told(`please refill my ${written}`, list)) expect(list).not.toContain(name);
    }
  });
});

describe('everyday words are no misspelt medicine', () => {
  const words =
    'nacida nacido nacidas nacio nina nino ninos cita citas receta recetas dosis pedida surtida necesita bonita born birthday appointment prescription';

  test.each(words.split(' '))('%s', (word) => {
    for (const list of [[], ['niacin', 'nadolol', 'citalopram', 'doxepin']]) {
      expect(told(`necesito medicina ${word} el 4 de marzo`, list)).toEqual([]);
      expect(told(`refill ${word}`, list)).toEqual([]);
    }
  });

  test('nacida beside a medicine adds none', () => {
    expect(told('Juana Pérez nacida el 4 de marzo de 1952, necesito lisinopril')).toEqual(['lisinopril']);
  });
});
