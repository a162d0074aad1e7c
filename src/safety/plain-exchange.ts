import type { ReadableText } from '../domain/text/readable-text.ts';
import { bare } from './bare-words.ts';
import { isDangerWord } from './danger-language.ts';
import { kin } from './kin-words.ts';

const closings = [
  '(?:thats|that is|that s|this is|that will be|thatll be|itll be|was) (?:all|everything|it for (?:now|today))(?: (?:i|we) (?:need|needed|want|wanted|have|had))?',
  '(?:thats|that is) it(?: (?:i|we) need)?',
  '(?:nothing|nada) (?:else|more|mas)',
  '(?:con )?(?:eso|esto|es|eso seria|seria|esto es|eso es|ya es|ya|eso basta) todo(?: lo que (?:necesito|ocupo|queria))?',
  '(?:con )?eso basta',
];

const medicine =
  'it|this|that|they|these|them|the|my|medicines?|meds?|medications?|pills?|tablets?|la|el|esta|este|mi|medicina|pastilla|pastillas|medicamento|eso|esto';
const works = [
  `(?:when|how (?:soon|fast|quick|quickly|long)|about when) (?:can|will|does|do|should|would|is|are|might)(?: (?:i|we|he|she|${medicine}|expect|start|begin|going|gonna|take|before|until|to|be|feel|notice|see|supposed))* (?:works?|working|kick in|kicking in|help|helping|take effect|an effect|results|a difference|better|relief|anything|it)`,
  `(?:cuando|cuanto|cuanto tiempo|en cuanto tiempo|a que hora|que tanto)(?: (?:me|le|nos|se|ya|va|van|a|en|para|que|empieza|empiezan|empezara|comienza|tarda|tardara|demora|puedo|debo|esperar|deberia|${medicine}))* (?:hacer|hace|hara|haga|hagan|surtir|surte|funcionar|funciona|trabajar|ayudar|sentir|notar)(?:me)?(?: (?:efecto|bien|mejor|mejoria|la diferencia|una diferencia|algo|${medicine}))*`,
];

const whom = `(?:me|myself|mine|her|hers|him|his|them|theirs|yo|mi|mia|mio|ella|el|ellos|(?:my|our|mi|mis|the|la|el) ${kin})`;
const name =
  '(?: (?!(?:not|no|and|y|but|pero|is|has|who|was|he|she|cant|cannot|wont|took|takes|said) )[a-z]+){0,3}';
const whose = [
  `(?:(?:it|that|this|the|refill|one|which|eso|esto|ese|esa)(?: s)? )*(?:(?:its|it is|thats|is|was|should|supposed|meant|needs|to|be|been|have|shouldve|es|era|deberia|debe|tenia|que|ser) )*(?:(?:for|para|de) )?(?:my|our|mi|nuestr[oa]) ${kin}${name}(?: (?:(?:and|y) )?(?:not|no)(?: (?:for|para|es|era|de))? ${whom})?`,
  `(?:not|no)(?: (?:for|para|es|era|de))? ${whom} (?:(?:its|it is|thats|but|just|only|sino|es|pero|solo) )*(?:(?:for|para|de) )?(?:(?:my|our|mi|nuestr[oa]) ${kin}${name}|${whom})`,
  `(?:(?:just|only|solo|both) )?(?:his|hers|mine|theirs)(?: (?:(?:and|but|y|pero) )?(?:not|no) ${whom})?`,
];

const filling =
  'no|nope|yes|yeah|si|ok|okay|k|hi|hello|hola|oh|oops|ups|ay|so|and|y|but|pero|well|bueno|pues|great|perfect|perfecto|good|alright|sorry|my bad|my mistake|my fault|i meant|i mean|wait|actually|correction|perdon|perdone|disculpe|me equivoque|error mio|quise decir|please|pls|por favor|thanks|thank you|gracias|muchas gracias|for now|for today|today|now|then|por ahora|por hoy|lol|i think|creo que|usually|again';
const exchange = [...closings, ...works, ...whose].join('|');
const onlyExchange = new RegExp(`^(?:(?:${filling}) )*(?:${exchange})(?: (?:${filling}))*$`);

/** `my sister X` alone may tell of her; that it is for her, or for nobody else, puts right whose it is. */
const ofKin = new RegExp(`\\b${kin}\\b`);
const putsRight = /\b(?:not|no|for|para|de|should|supposed|meant|deberia|debe|tenia)\b/;

/** More words than this say something of their own. In characters. */
const longest = 100;

/**
 * A whole text of nothing but that this is all, when a medicine begins to work, or whose it is after all. Their few
 * words weigh like a danger now and then (`eso es todo`, a sister called Joy), and they tell of none.
 */
export function isPlainExchange({ text }: ReadableText): boolean {
  if (text.length > longest) return false;
  const words = bare(text);
  if (!onlyExchange.test(words) || words.split(' ').some(isGrave)) return false;
  return !ofKin.test(words) || putsRight.test(words);
}

/** A word in the place of a name that phrases of danger are made of, and that no name is. */
function isGrave(word: string): boolean {
  return isDangerWord(word) && word.length > longestCommon && !new RegExp(`\\b${word}\\b`).test(exchange);
}

/** Phrases of danger hold `i`, `no` and `que`, too. */
const longestCommon = 3;
