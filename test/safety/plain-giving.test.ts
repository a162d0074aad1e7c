import { describe, expect, it } from 'vitest';
import { screenMessage } from '../../src/safety/screen-message.ts';

describe('what is given or taken in error and is no medicine too many', () => {
  it.each([
    'sorry i gave you my info by accident',
    'i gave the wrong birthday by accident',
    'I accidentally gave you my husbands name',
    'i put in the wrong rx number by mistake',
    'took the wrong bus sorry ill come tomorrow',
    'you only gave me 20 pills and now i am out',
    'you gave me 30 instead of 90 and im out',
    'you gave me fourteen instead of thirty and im about out of the famotidine',
    'me dieron 25 en vez de 28 de la pildora, completenmela',
    'i put in for ambien by mistake, the one i meant was amitriptyline',
    'took mine at nine instead of seven, next one still at seven?',
    'me dieron 10 pastillas menos y ya no tengo',
    'solo me dieron 15 pastillas y ya se acabaron',
    'les di el numero de mi esposa por error',
    'le di mal la fecha de nacimiento',
  ])('“%s” pages nobody', (text) => {
    expect(screenMessage(text).flags).toEqual([]);
  });
});

describe('what somebody was given or took too much of', () => {
  it.each([
    'i gave him the wrong pills by mistake',
    'I gave my mom her pills twice by accident',
    'they gave me 30 instead of 3 and i took them all',
    'i took the wrong bag of pills home and took one',
    'you gave me the wrong pills and i took two',
    'i used the wrong insulin',
    'le dieron 30 en vez de 3 y se las tomo',
    'le di la medicina de mi esposa por error',
    'you only gave me 20 pills so i took all of them at once',
  ])('“%s” is an overdose', (text) => {
    expect(screenMessage(text).flags).toContain('overdose');
  });
});
