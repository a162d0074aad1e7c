const whose =
  '(?:(?:the|my|his|her|our|their|any|of|el|la|los|las|mi|mis|su|sus|de|for|por|[0-9][0-9.]*|mg|mcg) ){0,5}';
const medicine = `${whose}MED (?:[0-9][0-9.]* |mg |mcg ){0,3}`;
const came =
  '(?:(?:came(?: in)?|arrived|got here|showed up|is here|made it|was (?:there|in it|delivered)|is in (?:it|the (?:box|bag|package))|(?:si |ya )?(?:llego|llegaron|vino|vinieron|venia)) )';
const got =
  '(?:(?:thanks|thank you|thx|ty|gracias|got|received|picked up|sent|delivered|brought|recibi|recogi|llego|llegaron|vino|vinieron|trajeron|mandaron|dieron|surtieron|entregaron|enviaron) )';
const isNot =
  '(?:(?:(?:didnt|did not|hasnt|has not|havent|never)(?: (?:come|came|arrive|arrived|show up|get here|make it))?|(?:was|is|were) (?:not(?: (?:in|there|here|with|included))?|missing|left out)|(?:wasnt|isnt|werent)(?: (?:in|there|here|with|included))?|missing|no (?:llego|llegaron|vino|vinieron|venia|venian|estaba|esta|aparecio)|no (?:me )?l[ao] (?:mandaron|trajeron|dieron)|falto|faltaba|no) )';
const lacking =
  '(?:(?:no|not|without|missing|minus|sin|falto|faltaba|faltaron|never got|didnt (?:get|send|include|bring|receive)|did not (?:get|send|include|bring|receive)|no (?:me )?(?:llego|vino|venia|mandaron|trajeron|dieron|recibi)|(?:you |u |they )?forgot|(?:se les )?olvid(?:o|aron)) )';
const joint =
  '(?:(?:[.,;:!-]|and|but|y|pero|though|already|ya|ok|okay|fine|today|yesterday|hoy|ayer|so much|mucho|muchas|bien) ){0,8}';
const end =
  '(?:(?:though|yet|either|too|tampoco|todavia|aun|in the (?:box|bag|package|order|delivery)|en la (?:caja|bolsa)|en el paquete) ){0,4}(?:[.,;!]|$)';

/** `X came, Y did not`, in either order, with nothing but joining words between the two. */
const partly = new RegExp(
  [
    ` ${got}(?:so much |a lot |mucho )?(?:for |por )?${medicine}${joint}${medicine}${isNot}${end}`,
    ` MED ${joint}${came}${joint}${medicine}${isNot}${end}`,
    ` ${got}(?:so much |a lot |mucho )?(?:for |por )?${medicine}${joint}${lacking}${medicine}${end}`,
    ` MED ${joint}${came}${joint}${lacking}${medicine}${end}`,
    ` MED ${isNot}${joint}(?:(?:only|just|solo|nomas) )*(?:${got}${medicine}|${medicine}${came})${end}`,
  ].join('|'),
);
/** Beside a wish, or a question where it is, that is what is answered. */
const besides =
  / (?:need|needs|want|wants|refill|refills|please|pls|plz|still|running|run|ran|out|low|left|necesito|ocupo|quiero|surtan|resurtir|manden|mandeme|favor|when|where|why|how|cuando|donde|[?¿]) /;

/** Of two medicines one has come, and the other has not; nothing is asked for. `words` are those of the whole text. */
export function cameWithout(words: string): boolean {
  return words.split(' MED ').length > 2 && !besides.test(words) && partly.test(words);
}
