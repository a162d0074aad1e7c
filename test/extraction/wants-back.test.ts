import { describe, expect, test } from 'vitest';
import { tellsDeath } from '../../src/extraction/wishes/not-theirs.ts';
import { wantsBack } from '../../src/extraction/answers/wants-back.ts';

describe('what was taken back', () => {
  test.each([
    'actually yes please fill it',
    'No wait, I do want it!',
    'I changed my mind, I want it',
    'oh no go ahead and fill it',
    'Don’t cancel it',
    'i still need them',
    'Sí lo quiero',
    'mejor sí',
    'no la cancelen por favor',
    'wait no i want it keep it',
    'no no keep it please i need it',
    'I do need it',
    'ignore that, i want it',
    'oops disregard my last text',
    'i didnt mean to cancel',
    'sorry leave it as it is',
    'on second thought i do need it',
    'i take that back',
    'espere no, sí la necesito, no la cancelen',
    'mejor déjela',
    'me arrepentí, todavía la quiero',
    'no quería cancelar',
  ])('%s: is wanted after all', (text) => expect(wantsBack(text)).toBe(true));

  test.each([
    'yes',
    'no',
    'i do not want it',
    'cancel it',
    'please fill my metoprolol',
    'i want it to stop',
    'I need it delivered to another address',
    'ya no lo quiero',
    'where is it',
    'i do not need it, keep it',
    'leave me alone',
    'i want to take it back to the pharmacy',
    'no quiero nada',
  ])('%s: says nothing of that', (text) => expect(wantsBack(text)).toBe(false));
});

describe('a death', () => {
  test.each([
    'my mom passed away, cancel her metoprolol',
    'he passed last night',
    'my husband has died',
    'falleció mi mamá',
  ])('%s: is told', (text) => expect(tellsDeath(text)).toBe(true));

  test.each([
    'my phone just died',
    'a week has passed and nothing came',
    'she passed me your number',
    'my husband is gone until Monday',
    'se me murió el celular',
  ])('%s: nobody has died', (text) => expect(tellsDeath(text)).toBe(false));
});
