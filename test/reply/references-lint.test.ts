import { expect, test } from 'vitest';
import { newReference } from '../../src/domain/id.ts';
import { composeReceived } from '../../src/reply/compose-fixed.ts';
import { lintText } from '../../src/reply/lint-text.ts';
import { shippedBook } from '../../src/reply/template-book.ts';

const org = { name: 'Bay Pharmacy', phone: '+14155550199' };

function problems(reference: string) {
  const { text, template, disclosure } = composeReceived('en', org, reference);
  const { en: set } = shippedBook;
  const wordings = set.wordings.received.texts;
  return lintText({
    text,
    template,
    disclosure,
    language: 'en',
    isText: true,
    events: [],
    wordings,
    set,
    org,
  });
}

test('no reference, whatever letters it has, holds a text back', () => {
  // T3 is a thyroid hormone, B12 a vitamin.
  const spelling = ['RG-T3MD7DW', 'RG-KB12QXW', 'RG-AT4WXYZ'];
  const references = [...spelling, ...Array.from({ length: 3_000 }, () => newReference())];
  expect(references.filter((reference) => problems(reference).length > 0)).toEqual([]);
});
