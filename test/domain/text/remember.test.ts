import { expect, test } from 'vitest';
import { remember } from '../../../src/domain/text/remember.ts';

test('what was made for one of the last keys is not made again', () => {
  const made: string[] = [];
  const recall = remember<string>(2);
  for (const key of ['a', 'b', 'a', 'c', 'b', 'a']) {
    expect(
      recall(key, () => {
        made.push(key);
        return key.toUpperCase();
      }),
    ).toBe(key.toUpperCase());
  }
  expect(made).toEqual(['a', 'b', 'c', 'a']);
});
