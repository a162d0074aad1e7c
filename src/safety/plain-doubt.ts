import { drugTerm } from '../domain/drugs/drug-terms.ts';
import type { ReadableText } from '../domain/text/readable-text.ts';
import { bare } from './bare-words.ts';

const thing =
  '(?:MEDICINE|medicine|medication|meds?|pills?|tablets?|inhaler|cream|drops|dose|dosage|it|this|that|they|these|this one|medicina|pastillas?|medicamento|esto|esta|dosis)';
const which = `(?:(?:the|my|this|these|his|her|that|new|old|la|el|mi|esta|este|las|los|mis) )*${thing}(?: (?:[0-9]+|mg|pills?|tablets?|medicine))*`;
const doubt =
  '(?:(?:i|we) (?:think|feel like|feel|believe|dont think|dont feel like|guess|am not sure|wonder if|do not think)|(?:it )?(?:seems|feels|looks) like|im not sure|not sure|siento que|creo que|me parece que|parece que|pienso que|no creo que|no se si)';
const works =
  '(?:(?:is|are|has|have|does|do|was) )?(?:(?:not|really|just|even|been|isnt|arent|doesnt|dont|hasnt|havent|aint|stopped|quit|no longer|barely|hardly|seem|to|be|seems) )*(?:working|work|works|worked|helping|help|helps|helped|doing (?:anything|much|its job|its thing|the trick|nothing)|do (?:anything|much|nothing)|strong enough|as strong|the same)';
const funciona =
  '(?:(?:ya|no|me|le|casi|esta|estan|hace|hacen|haga) )*(?:funcion[a-z]+|sirv[a-z]+|ayud[a-z]+|haciendo (?:nada|efecto|lo mismo)|hace (?:nada|efecto)|nada|efecto|lo mismo)';
const more =
  '(?:anymore|any more|any longer|as well|like (?:it )?(?:used to|before|it did|it should)|the way it used to|well|good|right|at all|for me|for him|for her|lately|much|now|so well|(?:what (?:do|should|can) (?:i|we) do|what now|can (?:i|we) (?:change|switch|try something else|up it)|is there something (?:else|stronger)|any ideas|hi|hello|hola|hey|so|and|but|please|thanks|thank you|gracias|ya|para nada|como antes|igual|tan bien|bien|mucho|que hago|que puedo hacer|a mi|ultimamente))';
const onlyDoubt = new RegExp(
  `^(?:${more} )*(?:${doubt} )?(?:that )?${which} (?:${works}|${funciona})(?: ${more})*$`,
);
const onlyDoubtEs = new RegExp(
  `^(?:${more} )*(?:${doubt} )?(?:ya )?no (?:me |le )?(?:esta )?(?:funcion[a-z]+|sirv[a-z]+|ayud[a-z]+|haciendo efecto|hace (?:nada|efecto)) ${which}(?: ${more})*$`,
);

/** More words than this say something of their own. In characters. */
const longest = 120;

/**
 * A whole text of nothing but that a medicine works less than it did: a question for a pharmacist. Its words (`i think`,
 * `not … anymore`) lie near those of despair, and with one word more it is weighed like any other.
 */
export function isPlainDoubt({ text }: ReadableText): boolean {
  if (text.length > longest) return false;
  const words = bare(text)
    .split(' ')
    .map((word) => (drugTerm(word) === null ? word : 'MEDICINE'))
    .join(' ');
  return onlyDoubt.test(words) || onlyDoubtEs.test(words);
}
