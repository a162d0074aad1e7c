import { describe, expect, test } from 'vitest';
import { indexPhrases } from '../../../src/domain/text/phrase-index.ts';

describe('phrases where they are listed', () => {
  const index = indexPhrases({ sea: 'sea,high sea,mar', high: 'high,tall,alto,high sea', lone: 'island' });

  test('a phrase has the meanings of every list in which it stands whole', () => {
    expect(index.meaningsOf('high sea')).toEqual(['sea', 'high']);
    expect(index.meaningsOf('mar')).toEqual(['sea']);
    expect(index.meaningsOf('island')).toEqual(['lone']);
  });

  test.each(['', 'se', 'seas', 'high se', 'ea', 'sea,high sea', 'isla', 'alto,high sea'])(
    'nothing is meant by %s',
    (phrase) => expect(index.meaningsOf(phrase)).toEqual([]),
  );

  test('the first word of a longer phrase may begin one', () => {
    expect(index.mayBegin('high')).toBe(true);
  });

  test('many phrases, each with its own meaning', () => {
    const names = Array.from({ length: 3_000 }, (_, at) => `word${at} more`);
    const many = indexPhrases(Object.fromEntries(names.map((name, at) => [`m${at}`, `${name},x${at}`])));
    names.forEach((name, at) => {
      expect(many.meaningsOf(name)).toEqual([`m${at}`]);
      expect(many.meaningsOf(`x${at}`)).toEqual([`m${at}`]);
    });
    expect(many.meaningsOf('word3000 more')).toEqual([]);
  });
});
