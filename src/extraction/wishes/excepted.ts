import { lazyPattern, type LazyPattern } from '../../domain/text/lazy-pattern.ts';
import type { Found } from '../medicines/find-mentions.ts';
import { endsSentence, type Reading } from '../reading.ts';
import { taggedWords } from './tagged-words.ts';

/** Says itself where it begins and ends. */
function anchored(source: string): LazyPattern {
  return lazyPattern(source, '(?:', ')');
}

const goods =
  '(?:refills?|order|list|meds?|medications?|medicines?|prescriptions?|pills?|ones|stuff|things|pedido|orden|lista|medicinas?|medicamentos?|pastillas?|resurtidos?)';
/** As it always is, or was the last time. */
const usual = `(?:(?:the )?same (?:as|ones?|things?|stuff|order|again|meds|list)|(?:the|my|his|her|our|their) (?:(?:usual|regular|normal|standard|monthly|typical|last|whole|full|entire) ${goods}|usuals?|regulars?)|(?:usual|regular|normal|monthly) ${goods}|lo (?:de siempre|mismo|de cada mes|del mes|de costumbre)|(?:l[ao]s|el) (?:mism[ao]s?|de siempre)|(?:mis?|el|las|los|sus?) ${goods} (?:de siempre|usual(?:es)?|normal(?:es)?|regular(?:es)?)|igual que)(?: (?!and |y )[^ .;?!]+){0,5}?`;
const every = `(?:all|everythings?|every thing|every (?:one|med|medicine|medication|prescription|rx|refill|pill)|(?:the |my )?(?:whole|entire|full) (?:list|order|lot)|tod[oa]s?)(?: (?:is |are )?(?:low|due))?(?: of)?(?: (?:my|the|his|her|our|them|it|mis|las|los|sus|el|la|lo))?(?: ${goods})?(?: (?:(?:on|in|de|en) (?:my|the|mi|la) list[a]?|i take|que tomo|please|pls|de siempre|por favor))?`;
const but =
  '(?:minus|cept|without|sans|less|excluding|excepting|except(?: for)?|save for|apart from|aside from|besides|but(?: for| not| no)?|other than|not counting|leaving (?:out|off)|sin(?: incluir| contar)?|menos|excepto|salvo|quitando(?:le)?|aparte de|exceptuando)';
const article = '(?:(?:the|my|his|her|their|our|that|any|for|el|la|los|las|mi|mis|su|sus|de) )*';
const listed = '(?:MED (?:(?:[0-9.]+|mg|mcg|,|and|or|nor|y|o|e|ni|&|the|my|el|la|los|las|mi) )*)*';

const excepted = anchored(`^(.*?) (?:${usual}|${every}) (?:, |\\( )?${but} ${article}${listed}$`);
/** "Cancel all but X". */
const denied =
  / (?:cancel[a-z]*|stop|hold|dont|do not|not|no|never|forget|skip|delete|remove|quit[ae]n?|anul[ae]n?) /;
const joint =
  '(?:(?:[,:()-]|but|and|just|only|though|please|pls|refills?|again|this (?:time|month|week)|today|now|pero|y|nada mas|nomas|por favor|esta vez|hoy|este mes) )*';
const leave =
  '(?:skip|skipping|leave (?:out|off)|omit|drop|minus|hold(?: off on)?|hold the|(?:i )?(?:dont|do not) (?:need|want|send|include|fill|refill)(?: me)?|not|no need for|no|quit[ae]n?(?:le|me)?|salt[ae]n?(?:se)?|omit[ae]n?|no (?:me |nos |le )?(?:mand|envi|surt|resurt|necesit|ocup|incluy|quier)[a-z]*) ';
/** "The usual, skip X": the order of all, and behind it the words that leave one out; or this one, of which it is said later. */
const leftOut = anchored(`^(.*?) (${usual}|${every}) ${joint}${leave}${article}${listed}$`);
const led = anchored(`^(.*?) (${usual}|${every}) ${joint}${article}${listed}$`);
/** All are ordered, and nothing is told of them. */
const orders =
  /^(?: (?:hi|hello|hey|ok|okay|yes|so|and|can|could|would|will|you|u|i|we|id|ill|just|like|to|need|want|refill|refills|fill|send|order|get|renew|reorder|do|give|me|us|have|a|of|on|for|with|please|pls|plz|hola|por|favor|quiero|queremos|necesito|ocupo|(?:mand|envi|surt|resurt|renuev|dej)[aeo]n?(?:me|nos)?|mandar|surtir|resurtir|de|la|el|los|las|si|[,.:!]))* ?$/;

/** What came, what ran out or what nobody can do without is told, and of that medicine something else. */
const told =
  / (?:out|ran|came|arrived|got|received|sent|delivered|llego|llegaron|mandaron|recibi|acabo|acabaron|cant|cannot|never|dont|be|been|being|stuck|go|going|went|left|days?|weeks?|puedo|estoy|esta|estar|ando|llevo|quede|dias?|tengo|tiene|tenemos) |(?<! (?:can|could|may|should|if|let)) (?:i|we|he|she) (?:already |now )?(?:have|has|had) /;
/** In tokens. */
const farthest = 20;

/** "The same as last time minus X", "the usual, skip X": all of them are wanted, and this one is not. */
export function isExcepted(reading: Reading, found: readonly Found[], index: number): boolean {
  const words = wordsBefore(reading, found, index);
  return (excepted.test(words) && !told.test(words)) || isOrderOfAll(leftOut.matches(words)[0]);
}

/** The same, and not of those that are taken back. */
export function isExceptedFromOrder(reading: Reading, found: readonly Found[], index: number): boolean {
  const words = wordsBefore(reading, found, index);
  const before = excepted.matches(words)[0]?.[1];
  if (before !== undefined && !told.test(words)) return !denied.test(`${before} `);
  return isOrderOfAll(leftOut.matches(words)[0]);
}

/** "All my meds, X can wait": right behind an order of all this one is named. */
export function followsOrderOfAll(reading: Reading, found: readonly Found[], index: number): boolean {
  return isOrderOfAll(led.matches(wordsBefore(reading, found, index))[0]);
}

function isOrderOfAll(match: RegExpExecArray | undefined): boolean {
  const [, before = '', all = ''] = match ?? [];
  return match !== undefined && orders.test(before) && !told.test(` ${all} `);
}

/** Those of the sentence, without what is known of who it is. */
function wordsBefore(reading: Reading, found: readonly Found[], index: number): string {
  const one = found[index];
  if (!one) return ' ';
  let at = one.at;
  while (at > 0 && one.at - at < farthest && !endsSentence(reading, at - 1)) at--;
  return taggedWords(reading, { at, next: one.at }, found, reading.taken);
}
