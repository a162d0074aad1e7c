import { wordAt, wordsBetween, type Reading } from '../reading.ts';

/** A comma before "es" makes it none: "no, es Ruth Lane". */
const denies =
  / (?:(?:this|it|that|name|names) (?:is not|isnt|aint)|(?:its|thats|im|i am|names) not|no soy|no es|no me llamo|nombre no es) (?:really |actually |even |for |para )?$/;

/** Right before a name: whoever writes says that it is not theirs, nor whose medicine it is. */
export function deniesName(reading: Reading, at: number): boolean {
  return /^(?:not?|isnt|aint|soy|es|llamo|really|actually|even|for|para)$/.test(wordAt(reading, at - 1))
    ? denies.test(wordsBetween(reading, at - 5, at))
    : false;
}
