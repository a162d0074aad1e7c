import { expect, test } from 'vitest';
import { isWordInUse } from '../../../src/domain/names/words-in-use.ts';
import table from '../../../src/domain/names/data/words-in-use.json' with { type: 'json' };

const words = Object.values(table).flatMap((line) => line.split(' '));

test('every word of the list is in use, and what lies between two of them is not', () => {
  expect(words.filter((word) => !isWordInUse(word))).toEqual([]);
  const listed = new Set(words);
  const others = words.flatMap((word) => [`${word}zz`, word.slice(1), `a${word}`, `${word}!`]);
  expect(others.filter((word) => isWordInUse(word) !== listed.has(word))).toEqual([]);
});

test.each(['', ' ', '!', '~', 'aa ab', '\ud800', 'zzzz', '0'])('%j is none', (word) => {
  expect(isWordInUse(word)).toBe(false);
});
