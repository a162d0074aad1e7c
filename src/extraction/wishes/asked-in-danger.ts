import { taggedWords } from './clauses.ts';
import type { RuleReading } from '../read-by-rules.ts';

const owner = '(?:my|his|her|our|the|a|an|some|any|mi|mis|su|sus|el|la|los|las|un|una)';
const needing =
  '(?:need|needs|want|wants|get|order|send|fill|refill|renew|necesito|necesita|necesitamos|ocupo|ocupa|quiero|pido|resurtir|surtir|resurtan|surtan|rellenar|mandar|manden|urge|urgen)';
const more = '(?:refill|refills|refilled|filled|renewed|resurtido|surtido|relleno|resurtir|surtir)';
const between = `(?:(?:${owner}|more|another|new|also|urgent|emergency|refills?|of|for|on|que|me|nos|de|mas|otro|otra|surtan|resurtan|surtir|resurtir|un|resurtido|please|por|favor) ){0,5}`;
/** Words that ask for a medicine by its name, or for a refill of it. */
const asks = new RegExp(
  `(?<! (?:dont|not|no|never|didnt|doesnt|para que|why would i|why should i|point|use|sirve|sense)(?: (?:in|of|to|que|i|me))?) (?:${needing} ${between}MED|MED (?:[^ ]+ )?(?:${more}|please|por favor)|${needing} (?:${owner} |another )?${more}) `,
);
/** A medicine that is missing where nothing was taken. */
const missing = new RegExp(
  ` (?:(?:out of|(?:have|has|got|with) no|no more|ran out of|run out of|no hay|(?:ya )?no (?:tengo|tiene)|(?:havent|hasnt|have not|has not|didnt have|no (?:he|ha) tenido)(?: had| taken)?|se (?:me|le|nos) (?:acabo|acabaron|termino|terminaron)) (?:${owner} |more |any |mas ){0,2}MED|MED (?:[^ .]+ )?(?:left|ran out|is out|is gone|se (?:me |le )?(?:acabo|termino))) `,
);
const taken =
  / (?:took|taken|taking|swallowed|swallowing|popped|downed|ate|drank|gave|given|got into|overdosed|tome|tomado|tomo|trague|trago|dio|di|comio) /;

/**
 * Beside a danger, a medicine that is plainly asked for, or that somebody is without: that is asked for as if no danger
 * were told. What was taken, and is gone for that, is not.
 */
export function isAskedInDanger({ reading, values }: RuleReading): boolean {
  if (values.found.length === 0 || !reading.context.endangered) return false;
  const words = taggedWords(reading, { at: 0, next: reading.tokens.length }, values.found);
  if (asks.test(words)) return true;
  return missing.test(words) && !taken.test(words);
}
