import { describe, expect, test } from 'vitest';
import { lazyAlternatives, lazyPattern } from '../../../src/domain/text/lazy-pattern.ts';

describe('a pattern that is compiled when it is first needed', () => {
  test('fits where the regular expression does, the same text again and again', () => {
    const pattern = lazyPattern('(?:refills?|pills?) (?:[^ ]+ ){0,2}please');
    for (let time = 0; time < 3; time++) {
      expect(pattern.test(' my pills soon please ')).toBe(true);
      expect(pattern.test(' my pills soon ')).toBe(false);
    }
  });

  test('gives every place, with its groups', () => {
    const pattern = lazyPattern('took ([0-9]+) ', '(?<= )', '');
    const found = pattern.matches(' took 5 and took 12 then ');
    expect(found.map(({ index, 1: count }) => [index, count])).toEqual([
      [1, '5'],
      [12, '12'],
    ]);
    expect(pattern.matches(' nothing ')).toEqual([]);
  });

  test('puts something in the place of each, told where it stands', () => {
    const pattern = lazyPattern('took ([0-9]+)', '(?<= )', '(?= )');
    expect(pattern.replace(' took 5 and took 12 then ', (found, at) => `${at}:${found.length}`)).toBe(
      ' 1:6 and 12:7 then ',
    );
    expect(pattern.replace(' nothing ', () => 'x')).toBe(' nothing ');
  });

  test('one of several alternatives is enough', () => {
    const either = lazyAlternatives(['a b|c d', 'e(?:f|g)']);
    expect([' a b ', ' c d ', ' eg ', ' eh ', ' a ', ' d '].map((text) => either.test(text))).toEqual([
      ...[true, true, true],
      ...[false, false, false],
    ]);
  });
});
