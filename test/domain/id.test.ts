import { expect, test } from 'vitest';
import { isId, newId } from '../../src/domain/id.ts';

test('ids of one moment sort in the order in which they were made, however many an import makes of it', () => {
  const moment = new Date('2026-03-04T05:06:07Z');
  const ids = Array.from({ length: 30_000 }, () => newId(moment));
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((id) => isId(id) && /^.{14}7.{4}[89ab]/.test(id))).toBe(true);
});
