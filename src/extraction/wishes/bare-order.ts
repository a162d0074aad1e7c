import { lazyAlternatives } from '../../domain/text/lazy-pattern.ts';
import { relativePhrase } from '../people/people-words.ts';

const courtesy =
  '(?:hi|hello|hey|good morning|good afternoon|good evening|hola|buenos dias|buenas tardes|buenas|please|pls|por favor|porfa|thanks|thank you|gracias|also|and|y|tambien)';
const wanting = '(?:i need|need|i want|i would like|necesito|ocupo|quiero|quisiera)';
const opening = `(?: (?:${courtesy}|[.,!]))*`;
const ordered = new RegExp(
  `^${opening}(?: ${wanting})?(?: (?:a|an|the|my|our|some|another|one|un|una|unos|el|los|mi|mis|otro|otros))? (?:refills?|resurtidos?)(?= )`,
);
const whom = `(?:for|para) (?:(?:my|our|the|mi|nuestr[oa]|el|la) )?(?:${relativePhrase}|me|myself|him|her|mi|ella|el)`;
const closing = lazyAlternatives(['', ` ${whom}`], '^(?:', `)${opening} $`);

/** "Un resurtido para mi hijo": an order, and no word beside it that could be weighed for anything else. */
export function isBareOrder(words: string): boolean {
  const order = ordered.exec(words)?.[0];
  return order !== undefined && closing.test(words.slice(order.length));
}
