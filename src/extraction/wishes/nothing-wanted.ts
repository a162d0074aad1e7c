import { clausePattern } from './clause-grammar.ts';
import { isToldOtherwise } from './told-otherwise.ts';

const goods =
  '(?:<goods>|order|package|delivery|shipment|box|bag|bottles?|antibiotics?|steroids?|course|packet|z pack|pedido|paquete|caja|bolsa|entrega|antibioticos?|tratamiento|las dos|los dos|ambas|ambos|todo)';
const hasCome =
  '(?:came|arrived|got here|showed up|made it|is here|are here|here now|was delivered|were delivered|got delivered|came in|llego|llegaron|esta aqui|ya estan aqui|vino|vinieron)';
const took = '(?:got|received|picked up|collected|recogi|recogimos|recibi|recibimos|me entregaron|me dieron)';
const well =
  '(?:(?:feel|feels|feeling|doing|am|im|is|shes|hes|i feel|getting) (?:so |much |all |a lot |way |very |really |just )*(?:better|fine|great|good|well|healed|cured|normal)|all better|all cleared up|cleared (?:right |all )?up|no more (?:is |are )?needed|(?:me|se) siente?o? (?:ya )?(?:muy |mucho |mas )*(?:bien|mejor)|(?:estoy|esta|quede|quedo) (?:ya )?(?:muy |mucho |mas )*(?:bien|mejor|curad[oa]))';
const ended =
  '(?:finish|finished|completed|done with|through with|took (?:the|my|his|her) (?:very )?last|last one of|termine|terminamos|termino|acabe|acabo|acabamos)';

/** A parcel has come, or a course is over and whoever took it is well. */
const over = clausePattern(
  `${goods} ~4${hasCome}`,
  `${hasCome} ~3${goods}`,
  `(?<=^ (?:(?:hi|hello|hey|ok|okay|yes|yep|just|finally|already|so|and|i|we|ive|weve|have|my (?:mom|wife|husband|son|daughter)|she|he|hola|ya|si|por fin) )*)${took} ~4${goods}`,
  `(?:they|you|u|yall|you guys|the pharmacy|somebody|someone|he|she) (?:guys |have |has |just )*already (?:re ?)?filled ~2${goods}`,
  `ya (?:me |nos |le |la |lo )*(?:surtieron|resurtieron|llenaron|rellenaron) ~2${goods}`,
  `${ended} ~4${goods} ~4[,.;]? ?~4${well}`,
  `${well} ~3[,.;]? ?~3(?:since|after|now that|desde que|despues de|y ya) ~2${ended} ~4${goods}`,
);

/** Something is asked, missing or wanted besides. */
const besides =
  / (?:need|needs|want|wants|refill|refills|more|another|next|send|please|pls|can|could|would|when|where|how|why|what|if|but|except|not|didnt|never|no|still|missing|remaining|remain|until|till|queda|quedan|restantes|hasta|short|wrong|instead|forgot|only|without|rest|other|low|out|left|due|again|necesito|necesita|quiero|quisiera|ocupo|mas|otra|otro|manden|mande|surtan|surtir|favor|puede|pueden|cuando|donde|pero|menos|no|falta|faltan|falto|sin|solo|nomas|tambien|[?¿]) /;

/**
 * "Just got the box with my X, thanks", "finished the X, feeling better": what only tells that it has come, or that it
 * is over and all is well, wants nothing. `words` are those of a whole text with a blank around each and `MED` for a medicine.
 */
export function wantsNothing(words: string): boolean {
  if (isToldOtherwise(words)) return true;
  return !besides.test(words.replace(/ no more (?:is |are )?needed /, ' ')) && over.test(words);
}
