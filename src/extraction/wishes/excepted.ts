import { lazyAlternatives } from '../../domain/text/lazy-pattern.ts';
import type { Found } from '../medicines/find-mentions.ts';
import { endsSentence, type Reading } from '../reading.ts';
import { taggedWords } from './tagged-words.ts';

const goods =
  '(?:refills?|order|list|meds?|medications?|medicines?|prescriptions?|pills?|ones|stuff|things|pedido|orden|lista|medicinas?|medicamentos?|pastillas?|resurtidos?)';
/** As it always is, or was the last time. */
const usual = `(?:(?:the )?same (?:as|ones?|things?|stuff|order|again|meds|list)|(?:the|my|his|her|our|their) (?:(?:usual|regular|normal|standard|monthly|typical|last|whole|full|entire) ${goods}|usuals?|regulars?)|(?:usual|regular|normal|monthly) ${goods}|lo (?:de siempre|mismo|de cada mes|del mes|de costumbre)|(?:l[ao]s|el) (?:mism[ao]s?|de siempre)|(?:mis?|el|las|los|sus?) ${goods} (?:de siempre|usual(?:es)?|normal(?:es)?|regular(?:es)?)|igual que)(?: (?!and |y )[^ .;?!]+){0,5}?`;
const every = `(?:all|everything|every thing|tod[oa]s?)(?: of)?(?: (?:my|the|his|her|our|them|it|mis|las|los|sus|el|la|lo))?(?: ${goods})?(?: (?:(?:on|in|de|en) (?:my|the|mi|la) list[a]?|i take|que tomo|please|pls|de siempre|por favor))?`;
const but =
  '(?:minus|without|sans|less|excluding|excepting|except(?: for)?|save for|apart from|aside from|besides|but(?: for| not| no)?|other than|not counting|leaving (?:out|off)|sin(?: incluir| contar)?|menos|excepto|salvo|quitando(?:le)?|aparte de|exceptuando)';
const article = '(?:(?:the|my|his|her|their|our|that|any|for|el|la|los|las|mi|mis|su|sus|de) )*';
const listed = '(?:MED (?:(?:[0-9.]+|mg|mcg|,|and|or|nor|y|o|e|ni|&|the|my|el|la|los|las|mi) )*)*';

const excepted = lazyAlternatives([usual, every], ' (?:', `) (?:, |\\( )?${but} ${article}${listed}$`);
/** What came, what ran out or what nobody can do without is told, and of that medicine something else. */
const told =
  / (?:out|ran|came|arrived|got|received|sent|delivered|llego|llegaron|mandaron|recibi|acabo|acabaron|cant|cannot|never|dont|be|been|being|stuck|go|going|went|left|days?|weeks?|puedo|estoy|esta|estar|ando|llevo|quede|dias?) /;
/** In tokens. */
const farthest = 20;

/** "The same as last time minus X", "lo de siempre sin X y Y": all of them are wanted, and this one is not. */
export function isExcepted(reading: Reading, found: readonly Found[], index: number): boolean {
  const one = found[index];
  if (!one) return false;
  let at = one.at;
  while (at > 0 && one.at - at < farthest && !endsSentence(reading, at - 1)) at--;
  const words = taggedWords(reading, { at, next: one.at }, found);
  return excepted.test(words) && !told.test(words);
}
