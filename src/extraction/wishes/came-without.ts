const whose =
  '(?:(?:the|my|his|her|our|their|any|of|el|la|los|las|mi|mis|su|sus|de|for|por|[0-9][0-9.]*|mg|mcg) ){0,5}';
const medicine = `${whose}MED (?:[0-9][0-9.]* |mg |mcg ){0,3}`;
const came =
  '(?:(?:came(?: in)?|arrived|got here|showed up|is here|made it|was (?:there|in (?:it|there)|delivered)|is in (?:it|the (?:box|bag|package))|(?:si |ya )?(?:llego|llegaron|vino|vinieron|venia)) )';
const got =
  '(?:(?:thanks|thank you|thx|ty|gracias|got|received|picked up|sent|delivered|brought|recibi|recogi|llego|llegaron|vino|vinieron|trajeron|mandaron|dieron|surtieron|entregaron|enviaron) )';
const isNot =
  '(?:(?:(?:didnt|did not|hasnt|has not|havent|never)(?: (?:come|came|arrive|arrived|show up|get here|make it))?|(?:was|is|were) (?:not(?: (?:in|there|here|with|included))?|missing|left out)|(?:wasnt|isnt|werent)(?: (?:in|there|here|with|included))?|missing|no (?:llego|llegaron|vino|vinieron|venia|venian|estaba|esta|aparecio)|no (?:me )?l[ao] (?:mandaron|trajeron|dieron)|falto|faltaba|no) )';
const lacking =
  '(?:(?:no|not|without|missing|minus|sin|falto|faltaba|faltaron|never got|didnt (?:get|send|include|bring|receive)|did not (?:get|send|include|bring|receive)|no (?:me )?(?:llego|vino|venia|mandaron|trajeron|dieron|recibi)|(?:you |u |they )?forgot|(?:se les )?olvid(?:o|aron)) )';
const joint =
  '(?:(?:[.,;:!-]|and|but|y|pero|though|already|ya|ok|okay|fine|today|yesterday|hoy|ayer|so much|mucho|muchas|bien) ){0,8}';
const end =
  '(?:(?:though|yet|either|too|tampoco|todavia|aun|in (?:it|there|the (?:box|bag|package|order|delivery))|en la (?:caja|bolsa)|en el paquete) ){0,4}(?:[.,;!]|$)';

const box =
  '(?:package|parcel|box|bag|order|delivery|shipment|envelope|mail|paquete|caja|bolsa|pedido|orden|entrega|envio)';
const parcel = `(?:(?:my|the|this|that|our|his|her|last|todays|your|mi|el|la|este|esta|su) )*${box} `;
const day =
  '(?:(?:today|yesterday|this morning|just|finally|only|that came|hoy|ayer|ya|que llego|apenas) ){0,3}';
const held =
  '(?:(?:came(?: in| here)?|arrived|showed up|got here|has|had|held|contained|included|was delivered|is here|was|vino|llego|traia|trae|tenia|tiene|venia|estaba) )';
const and = '(?:(?:,|&|and|or|nor|y|o|ni) )+';
const list = `${medicine}(?:${and}${medicine})*`;
const alone = '(?:(?:just|only|solo|nomas|solamente) )*';
const inside = '(?:(?:inside|in it|in there|adentro|only|solo) )*';
const none = '(?:(?:without|missing|minus|short|lacking|sin|no|not) (?:any |the |a )?)';
const inParcel = `(?:in|inside|en|dentro de) ${parcel}`;
const rest =
  '(?:everything|all|all of (?:it|them|those)|(?:all|the rest|the others?|rest)(?: of)?(?: (?:my|the))? ?(?:meds|medicines|medications|pills|order|stuff)?|todo|tod[oa]s|lo demas|todas? l[ao]s? (?:demas|medicinas|pastillas))(?: else| lo demas)? ';
const but = '(?:(?:but|except|except for|minus|besides|other than|menos|excepto|salvo) (?:not |no |for )?)';

/** `X came, Y did not`, in either order, with nothing but joining words between the two. */
const partly = new RegExp(
  [
    ` ${got}(?:so much |a lot |mucho )?(?:for |por )?${medicine}${joint}${medicine}${isNot}${end}`,
    ` MED ${joint}${came}${joint}${medicine}${isNot}${end}`,
    ` ${got}(?:so much |a lot |mucho )?(?:for |por )?${alone}${list}${joint}${lacking}${list}${end}`,
    ` MED ${joint}${came}${joint}${lacking}${medicine}${end}`,
    ` MED ${isNot}${joint}(?:(?:only|just|solo|nomas) )*(?:${got}${medicine}|${medicine}${came})${end}`,
    ` ${parcel}${day}${held}(?:with |con )?${alone}${list}${inside}${joint}(?:${lacking}|${none})${list}${end}`,
    ` ${inParcel}${day}(?:was|were|there was|venian?|estaba|llego) ${alone}${list}${joint}${lacking}${list}${end}`,
    `^ (?:(?:hi|hello|hey|hola|ok) )*came with ${alone}${list}${joint}${lacking}${list}${end}`,
  ].join('|'),
);
/** Of what came one is not there, whatever else is. */
const short = new RegExp(
  [
    ` ${parcel}${day}${held}(?:with )?(?:(?:short|incomplete|incompleto|incompleta|[,.;-]|but|pero|and|y) )*${none}${list}${end}`,
    ` no ${list}${inParcel.trimEnd()}(?= )`,
    ` ${list}(?:wasnt|werent|isnt|was not|were not|is not|not|no venian?|no estaban?|no venia) ${inParcel.trimEnd()}(?= )`,
    ` ${parcel}${day}(?:didnt|did not|doesnt|no) (?:have|include|contain|come with|traia|trae|tenia|incluia|venia con) (?:any )?${list}${end}`,
    ` ${rest}${held}${day}${but}${list}${end}`,
    ` (?:got|received|gotten|sent|delivered|recibi|llego|llegaron|vino|mandaron|trajeron) (?:me |us )?${rest}${day}${but}${list}${end}`,
  ].join('|'),
);
/** Beside a wish, or a question where it is, that is what is answered. */
const besides =
  / (?:need|needs|want|wants|refill|refills|please|pls|plz|still|running|run|ran|out|low|left|necesito|ocupo|quiero|surtan|resurtir|manden|mandeme|favor|when|where|why|how|cuando|donde|[?¿]) /;

/** Who forgot it is asked for it. */
const blames = / (?:you|u|yall|they|guys) (?:forgot|missed|left (?:out|off)|skipped) | olvid(?:o|aron) /;

/**
 * A medicine has not come that was due, perhaps beside one that has: `told`, and nothing is asked for, or `asked`, of those
 * who forgot it. `words` are those of the whole text.
 */
export function cameWithout(words: string): 'told' | 'asked' | null {
  if (besides.test(words)) return null;
  const isSo = short.test(words) || (words.split(' MED ').length > 2 && partly.test(words));
  if (!isSo) return null;
  return blames.test(words) ? 'asked' : 'told';
}

const comeWith = new RegExp(
  `^ (?:(?:hi|hello|hey|ok|so|and|but|hola|pero|y|[,.]) )*${parcel}${day}${held}(?:with|con) ${alone}${list}(?:(?:and|but|so|y|pero|asi que|[,.;!]) )*$`,
);

/** "My order came with X": there is some of it. `words` are those of a clause. */
export function tellsWhatCame(words: string): boolean {
  return comeWith.test(words);
}
