import { expect, test } from 'vitest';
import { suggestionWords } from '../../src/console/suggestion-words.ts';

test('what a model noticed is told by what it is and where to look', () => {
  const suggestions = [
    { field: 'medication', code: null, start: 11, end: 20 },
    { field: 'intent', code: 'clinical_question', start: 2, end: 8 },
  ];
  expect(suggestionWords(suggestions)).toBe(
    'look for: medication (characters 12 to 20), clinical question (characters 3 to 8)',
  );
});

test.each([[undefined], [[]], [['?']], [[{ field: 'name' }]], ['text']])(
  '%j tells of nothing',
  (suggestions) => {
    expect(suggestionWords(suggestions)).toBe('');
  },
);
