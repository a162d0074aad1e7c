import { describe, expect, test } from 'vitest';
import { saysForAnother } from '../../src/extraction/answers/for-another.ts';
import { readAnswer } from '../../src/extraction/answers/read-answer.ts';

function read(text: string): boolean {
  return saysForAnother(text, readAnswer(text));
}

describe('what was asked for is somebody else’s', () => {
  test.each([
    'sorry thats for my wife not me',
    'my bad that should be my sister Ann Radcliff, not her',
    'oh sorry i put my own name in. should be for my dad',
    'perdon es para mi esposa no para mi',
    'actually make that for my husband',
    'not for me for my son',
    'its my moms not mine',
    'that was supposed to be for my mom',
    "oops that's my husband's refill not mine",
    'disculpe, no es para mi, es para mi papá',
    'me equivoqué, es para mi hermana',
    'no es mío es de mi mamá',
    'puse mi nombre pero es para mi abuela',
    'wait thats not me its for my neighbor',
    'gave you my info by accident its for my mother in law',
    'wrong one. i need it for my brother',
    'mistake, that request is for my grandma',
    'ay perdón era de mi suegra',
    'its supposed to be for my roommate not me',
  ])('%j', (text) => {
    expect(read(text)).toBe(true);
  });
});

describe('one more for somebody, somebody who only comes or calls, and other slips', () => {
  test.each([
    'actually i also need one for my wife',
    'and my wife needs hers too',
    'sorry its for my wife and me',
    'refill for my wife please',
    'sorry, call my wife not me',
    'sorry my wife will pick it up not me',
    'sorry, ask for my husband when you call',
    'sorry, leave it for my husband to get',
    "sorry, send it to the address for my daughter's house",
    'sorry i gave you the wrong birthday',
    'is that for my wife, not me?',
    'sorry for the late reply',
    'no, 20 not 10',
    'tambien para mi esposa',
    'my husband is not himself',
  ])('%j', (text) => {
    expect(read(text)).toBe(false);
  });
});
