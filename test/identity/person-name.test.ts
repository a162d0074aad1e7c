import { describe, expect, it } from 'vitest';
import { nameReadings, nameWords, parsePersonName, readSuffix } from '../../src/domain/person-name.ts';

describe('reading a name', () => {
  it.each([
    ['Mary Johnson', ['mary', 'johnson'], null],
    ['JOHNSON, MARY A.', ['mary', 'a', 'johnson'], null],
    ["O'Brien-Smith, Séan", ['sean', 'obrien', 'smith'], null],
    ['Dr. José Núñez Jr.', ['jose', 'nunez'], 'jr'],
    ['Smith, John, III', ['john', 'smith'], 'iii'],
    ['Smith Jr, John', ['john', 'smith'], 'jr'],
    ['Sra. María del Carmen Ruiz', ['maria', 'del', 'carmen', 'ruiz'], null],
    ['Don Smith', ['don', 'smith'], null],
    ['Mary Johnson,', ['mary', 'johnson'], null],
    ['', [], null],
    ['!?', [], null],
    ['Ms', ['ms'], null],
  ])('%s', (text, words, suffix) => {
    expect(parsePersonName(text)).toMatchObject({ words, suffix });
  });

  it('keeps other scripts and cuts what is longer than any name', () => {
    expect(nameWords('Мария Иванова')).toEqual(['мария', 'иванова']);
    expect(nameWords('x'.repeat(1000))[0]).toHaveLength(200);
    expect(nameWords('a b c d e f g h i j')).toHaveLength(8);
  });

  it('splits at every place, both ways around', () => {
    expect(nameReadings(parsePersonName('Ana Maria Ruiz'))).toEqual([
      { given: ['ana'], family: ['maria', 'ruiz'], swapped: false },
      { given: ['maria', 'ruiz'], family: ['ana'], swapped: true },
      { given: ['ana', 'maria'], family: ['ruiz'], swapped: false },
      { given: ['ruiz'], family: ['ana', 'maria'], swapped: true },
    ]);
    expect(nameReadings(parsePersonName('Ruiz, Ana Maria'))).toHaveLength(2);
    expect(nameReadings(parsePersonName('Ana'))).toEqual([]);
  });

  it('reads a suffix of the roster', () => {
    expect(readSuffix('Jr.')).toBe('jr');
    expect(readSuffix('MD')).toBeNull();
    expect(readSuffix(null)).toBeNull();
  });
});
