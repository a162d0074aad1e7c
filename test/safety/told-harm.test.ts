import { describe, expect, test } from 'vitest';
import { screenMessage } from '../../src/safety/screen-message.ts';

const harms = [
  'my grandson is selling my oxys at school, you should know before you fill them',
  'a guy pays me 10 a pop for these so make it 120',
  'my buddy wants to buy my adderall off me',
  'somebody offered me cash for my pain pills',
  'my husband hides my insulin when he is angry',
  'her son locks up her pills and she goes without',
  'my boyfriend hits me. please send the refill to my sister',
  'call me when he is at work, please',
  'the pill count is off for the second weekend, same nurse both times',
  'i am not safe at home',
  'el vecino está vendiendo las pastillas de su abuela',
  'mi marido me esconde la medicina',
  'mi esposo me golpea, no llamen a la casa',
  'llámenme cuando él no esté',
  'me ofrecen dinero por mis pastillas',
  "i'll burn your store down",
  'voy a ir con un bate',
];

const ordinary = [
  'do you sell pill cutters',
  'do y’all sell compression socks',
  'venden pastilleros?',
  'my husband picks up my pills, is that ok',
  'I paid 10 dollars for my pills last time',
  'my wife wants to buy a cane from you',
  'can you call me when my pills are in',
  'my son will pick up my medicine at school',
  'me pueden vender un bastón',
  'mi esposo me recoge las pastillas',
  'how much do I pay for these',
];

describe('a person looks where somebody is harmed by others or medicines are sold', () => {
  test.each(harms)('%s', (text) => {
    expect(screenMessage(text).flags).not.toEqual([]);
  });

  test.each(ordinary)('and not where nobody is: %s', (text) => {
    expect(screenMessage(text).flags).toEqual([]);
  });
});
