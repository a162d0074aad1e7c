import { normaliseText } from '../../domain/normalise-text.ts';
import { relativePhrase } from '../people/people-words.ts';

const besides =
  /^(?:and|also|plus|y|tambien|ademas)\b|\b(?:too|also|as well|likewise|same for|the same|same thing|same one|tambien|lo mismo|igual)\b/;

const self = '(?:me|myself|i|mine|my own|mi|yo|mia|mio)';
const other = `(?:(?:my|mi|the|our|his|her|el|la|mis|for my|for|para mi|para) )?(?:${relativePhrase}|him|her|them|ella)`;
const both = new RegExp(
  `\\b(?:${self} (?:and|y|plus) (?:for |para )?${other}|${other} (?:and|y|plus) (?:for |para )?${self}|both of us|for both|for us|the two of us|para (?:los|las) dos|para ambos|para ambas|para nosotr[oa]s)\\b`,
);

/** "Is hers too", "¿y la de ella también ya salió?": how something stands is asked, and nothing more is asked for. */
const asksOfOthers =
  /^(?:(?:and|so|ok|y) )*(?:(?:is|are|was|were|did|does|when|where|why|cuando|donde) |(?:will|do|has|have) (?:it|they|hers|his|mine|i) |ya (?:esta|salio|llego)|estan? (?:list|en camino))/;

/** "and for … too", "y también …": whoever is named in it is one more, and nobody's place is taken. */
export function namesOneMore(text: string): boolean {
  if (asksOfOthers.test(normaliseText(text))) return false;
  return besides.test(normaliseText(text.replaceAll('&', ' and ')));
}

const forOneself =
  /^(?:(?:and|also|plus|please|y|tambien|por favor) )*(?:(?:refill |fill |send )?(?:mine|my own)|(?:for )?(?:me|myself)|i need (?:it|mine)|(?:para )?mi|(?:el |la |lo )mi[oa])(?: (?:too|also|as well|tambien|please|por favor|igual))*$/;

/** "and mine too", "y para mí también", and nothing else: the same for whoever writes. */
export function asksForOwnToo(text: string): boolean {
  return namesOneMore(text) && forOneself.test(normaliseText(text));
}

/** "for me and my husband": what the text asks for is asked for two people. */
export function asksForBoth(text: string): boolean {
  return both.test(normaliseText(text.replaceAll('&', ' and ')));
}

const ofEach =
  /\b(?:we (?:are |re |have |ve )?both|both (?:of us|of them|need|are|have|take|boys|girls|kids|children|twins)|each of (?:us|them)|(?:los|las|nos|a los|a las) dos (?:se|nos|necesit|ocup|quer|tom|est)\w*|(?:los|las) dos$|ambos|ambas|cada un[oa])\b/;

/** "We are both out of …", "a los dos se nos acabó …": all of it is asked for each of those who are named. */
export function asksForEverybody(text: string): boolean {
  return asksForBoth(text) || ofEach.test(normaliseText(text));
}

const two = /\b(?:both|the two|the 2|two of them|them both|las dos|los dos|las 2|los 2|ambas|ambos)\b/;

/** "Both", "the two of them": two medicines, unless two people are meant. */
export function asksForTwo(text: string): boolean {
  return two.test(normaliseText(text)) && !asksForBoth(text);
}
