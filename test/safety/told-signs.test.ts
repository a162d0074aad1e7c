import { describe, expect, test } from 'vitest';
import { screenMessage } from '../../src/safety/screen-message.ts';

const who = 'olive hartley 3/14/1952';

describe('a sign in few words beside a whole request', () => {
  test.each([
    ...[
      `refill amlodipine ${who} right arm went limp for a second`,
      `refill amlodipine ${who} i couldnt find my words`,
    ],
    ...[`resurtir amlodipino ${who} se me adormeció la cara`],
  ])('%s: pages', (text) => {
    expect(screenMessage(text).flags).toContain('emergency');
  });

  test.each([
    ...[
      `refill metformin ${who} my skin is kinda yellow`,
      `resurtir metformina ${who} se me ve la piel amarilla`,
    ],
    ...[`refill crestor ${who} my thighs are sore`, `resurtir crestor ${who}, me duelen las piernas`],
    ...[`refill glipizide ${who} unable to keep food down`, `resurtir glipizida ${who} no retengo nada`],
    ...[`refill digoxin ${who} heart is fluttering`, `resurtir digoxina ${who} me brinca el corazón`],
    ...[`refill lasix ${who} i sleep in the recliner now`, `resurtir lasix ${who} duermo sentada`],
    ...[`refill novolog ${who} keep having lows`, `resurtir insulina ${who} se me baja mucho el azúcar`],
    ...[`refill losartan ${who} lightheaded when i get up`, `resurtir losartan ${who} ando mareada`],
    ...[`refill enalapril ${who} i have a nagging cough`, `resurtir enalapril ${who} traigo tos seca`],
    ...[`refill olanzapine ${who} he hears voices`, `resurtir olanzapina ${who} oigo voces`],
    ...[`refill ventolin ${who} needing it every hour`, `resurtir ventolin ${who} lo usa cada hora`],
    ...[`refill eliquis ${who} they put me on an antibiotic`, `resurtir eliquis ${who} me operan el lunes`],
  ])('%s: is looked at', (text) => {
    expect(screenMessage(text).flags).not.toEqual([]);
  });

  test.each([
    ...[`refill lasix ${who} i sleep fine`, `refill crestor ${who} my legs are fine`],
    ...[`refill eliquis ${who} had surgery last year`],
    ...[`refill losartan ${who} never dizzy`, `resurtir losartan ${who} ya no me mareo`],
    ...[
      `refill latanoprost ${who} the yellow cap eye drops`,
      `refill lantus ${who} im running low on sugar strips`,
    ],
    ...[`refill metformin ${who} can my daughter pick it up`, `refill metformin ${who} do you have curbside`],
    ...['albuterol inhaler for wheezing, refill please', 'they swapped my lisinopril because of the cough'],
  ])('%s: no sign', (text) => {
    expect(screenMessage(text).flags).toEqual([]);
  });
});
