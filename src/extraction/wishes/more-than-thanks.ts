import type { Intent } from '../../domain/message.ts';
import { courtesyWords } from '../keyword.ts';
import type { RuleReading } from '../read-by-rules.ts';
import { wantsNothing } from './nothing-wanted.ts';
import { taggedWords } from './tagged-words.ts';

const kindly = `${courtesyWords}|(?:i |we )?(?:really )?appreciate (?:it|you|yall|you guys)(?: all)?|please|pls|plz|por favor|porfa|dios (?:los|les|le) bendiga|que dios (?:los|les|lo|la|le|me los) bendiga|hi|hello|hey|hola`;
/** A medicine, its strength and good manners: it is asked for. */
const medicineAlone = new RegExp(
  `^ (?=.*MED )(?:(?:MED|[0-9][0-9.,/]*|mg|mcg|ml|units?|my|the|mi|la|el|and|y|${kindly}|[^\\p{L}\\p{N} ]+) )+$`,
  'u',
);
const hasCome = / (?:received|got it|listo|yay) /;

const rest =
  / (?:but|except|although|though|pero|excepto|menos|aunque|still|todavia|aun) (?!(?:no )?(?:thanks|thank you|gracias) )[\p{L}\p{N}]/u;
const noRest =
  / (?:but|pero|still|todavia|aun) (?:im|i am|i m|i|we|we are|were|ya|already|no|not|got|have|has|good|ok|okay|fine|plenty|enough|tengo|tenemos|lo|la|estoy|esta|bien)(?: (?:im|am|already|ya|still|have|got|good|ok|okay|fine|all set|set|enough|plenty|some|it|them|that|those|lo|la|los|las|tengo|tenemos|bien|suficientes?|bastantes?|need(?:ed)?|for now|left|thanks|thank you|gracias|[.,;!]))* $/;

/**
 * Thanks beside a medicine that is named without another word ("X. thank you so much") ask for it, and a "but", "still"
 * or "pero" with a rest behind it is for a person: neither is thanks and no more. Everything else stays as it was read.
 */
export function moreThanThanks({ reading, values }: RuleReading, intents: Intent[]): Intent[] {
  const [only, ...others] = intents;
  if (only !== 'thanks' || others.length > 0) return intents;
  const words = taggedWords(reading, { at: 0, next: reading.tokens.length }, values.found);
  if (medicineAlone.test(words) && !hasCome.test(words)) return ['refill'];
  return rest.test(words) && !noRest.test(words) && !wantsNothing(words) ? ['unclear'] : intents;
}
