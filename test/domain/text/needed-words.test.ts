import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heldBy, needOf } from '../../../src/domain/text/held-words.ts';
import { alternativesOf, neededWords } from '../../../src/domain/text/needed-words.ts';

describe('what a text must hold for a pattern to fit it', () => {
  test.each<[pattern: string, needed: string[][]]>([
    ['refill my meds', [['refill my meds']]],
    [
      '(?:is|are) (?:ready|done)',
      [
        ['is', 'are'],
        ['ready', 'done'],
      ],
    ],
    ['(?:the )?refills?', [['refill']]],
    ['list[oa]s (?:ya|aqui)', [['list'], ['ya', 'aqui']]],
    ['(?:[^ .]+ ){0,3}ready', [['ready']]],
    ['(?:a|[0-9]+) day', [[' day']]],
    ['(?<=^ )(?:hi )*where', [['where']]],
    ['ir(?! a )', [['ir']]],
    ['goo+d', [['goo']]],
    ['(?:me|le) chilla|pecho chilla', [[' chilla', 'pecho chilla']]],
    // Of each alternative the one with the fewest choices: ` been`, not `has` or `have`.
    ['(?:(?:has|have) been|was) sent', [[' sent'], [' been', 'was']]],
  ])('%s', (pattern, needed) => {
    expect(neededWords(pattern)).toEqual(needed);
  });

  test('parts are told by the bars that stand in no group', () => {
    expect(alternativesOf('a (?:b|c)|d')).toEqual(['a (?:b|c)', 'd']);
  });

  test('no text that a pattern fits lacks what it needs', () => {
    const word = fc.constantFrom(
      'is',
      'ready',
      'refill',
      'refills',
      'my',
      'the',
      'ir',
      'a',
      'sent',
      'listo',
      '5',
      '.',
    );
    const { pattern } = fc.letrec<{ pattern: string; piece: string }>((tie) => ({
      piece: fc.oneof(
        { depthSize: 'small' },
        word,
        fc.constantFrom(
          'refills?',
          'list[oa]',
          '[0-9]+',
          '(?:[^ .]+ ){0,2}my',
          '(?<= )is',
          'goo+d',
          'a{1,2}',
        ),
        fc.array(tie('pattern'), { minLength: 1, maxLength: 3 }).map((parts) => `(?:${parts.join('|')})`),
        fc
          .array(tie('pattern'), { minLength: 1, maxLength: 2 })
          .map((parts) => `(?:${parts.join('|')} )?the`),
      ),
      pattern: fc.array(tie('piece'), { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join(' ')),
    }));
    const texts = fc.array(word, { maxLength: 12 }).map((words) => ` ${words.join(' ')} `);
    fc.assert(
      fc.property(pattern, fc.array(texts, { minLength: 1, maxLength: 8 }), (source, some) => {
        for (const text of some) {
          for (const part of alternativesOf(source)) {
            const needs = neededWords(part).map(needOf);
            if (new RegExp(` (?:${part}) `).test(text))
              expect(needs.every((need) => heldBy(text)[need] === 1)).toBe(true);
          }
        }
      }),
      { numRuns: 3_000 },
    );
  });
});
