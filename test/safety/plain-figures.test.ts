import { describe, expect, test } from 'vitest';
import { screenMessage } from '../../src/safety/screen-message.ts';

describe('figures that lie near those of doses and readings', () => {
  test.each([
    ...['no, 20 not 10', 'no, 60 not 30', 'No, 2.5 not 5', 'sorry 20 mg instead of 10', 'not 10, 20'],
    ...['no, son 20, no 10', 'perdón, 20 mg en vez de 10', 'no 10 sino 20'],
    ...['he is 6', "he's 6", 'She is 84', 'she is 84 years old', 'my son is 6', '8 months old'],
    ...['tiene 6 años', 'El niño tiene 8 meses.', 'mi mamá tiene 84 años'],
    ...[
      'wow only took you 3 weeks',
      'It took you guys 3 weeks to answer',
      'it took 3 weeks',
      'took you long enough',
    ],
    ...[
      'se tardaron 3 semanas',
      'nomás se tardaron mucho',
      'how long does it take',
      'cuánto tarda en hacer efecto',
    ],
  ])('%s: no danger', (text) => {
    expect(screenMessage(text).flags).toEqual([]);
  });

  test.each([
    ...['i took 20 not 10', 'he took 20 not 10', 'no, i took 20 pills not 10', 'me tomé 20 no 10'],
    ...[
      'he is 6 and swallowed my pills',
      'she is 84 and not breathing',
      'her sugar is 40',
      'his oxygen is 84',
    ],
    ...['tiene 6 años y se tragó mis pastillas', 'no respira, tiene 6 años'],
    ...['it took 3 weeks of pills to end it', 'she took 3 weeks worth', 'se tomó 3 semanas de pastillas'],
    ...['how long does it take to die from metoprolol', 'cuánto tarda en matarme'],
  ])('%s: still one', (text) => {
    expect(screenMessage(text).flags).not.toEqual([]);
  });
});
