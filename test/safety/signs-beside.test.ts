import { describe, expect, test } from 'vitest';
import { screenMessage } from '../../src/safety/screen-message.ts';

describe('a sign beside a refill', () => {
  test.each([
    ...[
      'bruises all over, on warfarin, need refill',
      'on eliquis and my gums are bruised and bleeding a bit',
    ],
    ...['tengo moretones y tomo warfarina, necesito más', 'out of zoloft 3 days brain zaps'],
    ...['estoy muy mareado y veo borroso se me acabó el losartan', 'out of lisinopril and dizzy and blurry'],
    ...['fell down need my lisinopril delivered', 'me caí ayer y necesito mi metformina'],
    ...['robert has 104 fever 5/27/2015', 'my baby has a temp of 103', 'tiene fiebre de 39'],
  ])('%s: is looked at', (text) => {
    expect(screenMessage(text).flags).not.toEqual([]);
  });

  test.each([
    ...['blood thinner refill, no bleeding, no bruises'],
    ...[
      'the pills fell behind the couch',
      'he fell asleep, need his lisinopril',
      'me caí de sueño esperando',
    ],
    ...['refill 103 of them', 'out of metformin, please refill'],
  ])('%s: no sign', (text) => {
    expect(screenMessage(text).flags).toEqual([]);
  });

  test('a chest that hurts pages, whatever is asked for beside it', () => {
    expect(screenMessage('my chest hurts refill my nitro please').flags).toContain('emergency');
    expect(screenMessage('i take nitro when my chest hurts, refill please').flags).not.toContain('emergency');
  });
});
