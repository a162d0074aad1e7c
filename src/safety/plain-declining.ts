import type { ReadableText } from '../domain/text/readable-text.ts';
import { bare } from './bare-words.ts';

const kin =
  '(?:mother|mom|mum|mama|father|dad|papa|wife|husband|spouse|partner|son|daughter|stepson|stepdaughter|brother|sister|grandma|grandmother|grandpa|grandfather|grandson|granddaughter|aunt|uncle|niece|nephew|roommate|kid|boy|girl)';
const kinEs =
  '(?:mama|madre|papa|padre|esposa|esposo|marido|senora|hijo|hija|hermano|hermana|abuela|abuelo|nieto|nieta|tia|tio|suegra|suegro)';
const someone = `(?:he|she|they|(?:(?:my|our|the) )?${kin}(?: in law)?)`;
const someoneEs = `(?:ella|el|(?:mi|nuestr[oa]) ${kinEs})`;
const says = `(?:(?:${someone} (?:says|said|told me|tells me|thinks)(?: that)?|dicen?(?: ${someoneEs})? que|${someoneEs} dic(?:e|en|io) que) )?`;
/** Never "this": "he doesn't want this anymore" may be said of life. */
const it =
  '(?:it|them|any|any more|(?:the|his|her|that) (?:medicine|medication|meds?|pills?|tablets?|inhaler|refill|one|prescription)|the refill)';
const itEs = '(?:la|lo|las|los)';
const not =
  '(?:doesnt|does not|dont|do not|wont|will not|no longer|isnt going to|is not going to|not going to)';
const declines = [
  `${says}${someone} (?:really |actually |said )*${not} (?:really |actually |even )*(?:needs?|wants?)(?: to (?:take|use|have|get|refill))? ${it}`,
  `${says}(?:${someoneEs} )?(?:ya )?no ${itEs} (?:quieren?|necesitan?|ocupan?)`,
  `${says}(?:${someoneEs} )?(?:ya )?no (?:quieren?|necesitan?|ocupan?) (?:la medicina|las pastillas|el medicamento|el resurtido|esa medicina|mas)`,
  `${says}${someone} (?:already|still) (?:has|have|got) (?:it|them|some|enough|plenty|one|more)(?: (?:left|at home))?`,
  `${someoneEs} ya ${itEs} tienen?`,
  // What is needed no more is a thing, whatever it is called; what is not wanted may be life.
  `${says}${someone} (?:really |actually )*${not} (?:really |even )*needs? (?:the|her|his|that) [a-z]+`,
  `${says}(?:${someoneEs} )?(?:ya )?no (?:necesitan?|ocupan?) (?:el|la|su|esa|ese) [a-z]+`,
];
const filling =
  'no|nope|yes|yeah|si|ok|okay|hi|hello|hey|hola|oh|oops|ups|so|and|y|but|pero|well|bueno|pues|sorry|wait|actually|perdon|perdone|disculpe|please|pls|por favor|thanks|thank you|gracias|muchas gracias|now|right now|for now|anymore|any more|any longer|after all|at all|yet|this time|this month|today|ya|ahora|por ahora|siempre|hoy|never mind|nevermind|nvm|cancel it|cancel|cancelela|cancelelo|cancele';
const onlyDeclines = new RegExp(`^(?:(?:${filling}) )*(?:${declines.join('|')})(?: (?:${filling}))*$`);

/** More words than this say something of their own. In characters. */
const longest = 100;

/**
 * A whole text of nothing but that somebody else does not need or want a medicine, or has it. "He doesn't want it
 * anymore" weighs like despair by its words, and "it" is what was asked for; with one word of anything else (to live, this
 * life, to be here) it is weighed as ever.
 */
export function isPlainDeclining({ text }: ReadableText): boolean {
  return text.length <= longest && onlyDeclines.test(bare(text));
}
