import type { Surroundings } from './clause-places.ts';

/** How old somebody was then (`died of a heart attack at 50`, `a fit when he was 3`). */
const ofAge =
  /^ (?:[^ .,]+ ){0,2}(?:(?:at|a los|age|at age|at the age of) (?:age )?(?:1[3-9]|[2-9][0-9]|twenty|thirty|forty|fifty|sixty|seventy|eighty)(?! (?:[0-9]+|am|pm|a m|p m|oclock|bpm|percent|over|hours?|minutes|mins|days|weeks|mph|milligrams|mg|units))|(?:when|back when) (?:he|she|i|they) (?:was|were) (?:(?:a|an|in|only|just|about) )*(?:[0-9]+|little|young|younger|small|kid|child|baby|teen|teenager|college|school)|cuando (?:era|tenia)) /;
/** Of what somebody died: nobody lies there now. */
const diedBefore =
  / (?:died|passed(?: away)?|dead|lost (?:him|her|my [^ .,]+)|took (?:him|her)|murio|fallecio|se murio|se nos fue) (?:(?:suddenly|early|young|joven) )?(?:of|from|by|to|due to|with|after|de|por|a causa de) (?:(?:a|an|the|his|her|massive|sudden|un|una|el|la|su) )*$/;
/** `the bleeding stopped when I switched`, told as over; `but it came back` is not. */
const ceased = String.raw`(?:stopped|went away|gone away|is gone|are gone|cleared(?: up)?|resolved|quit|got better|ended|se (?:me|le) (?:quito|quitaron|fue|fueron|paso)|desaparecio|cedio|pararon|paro) (?:(?:since|when|after|with|once|now that|thanks|as soon as|ever since|desde|cuando|con|gracias) |[,.] |fine |completely )`;
const overAfter = new RegExp(
  `^ (?:(?:has|have|had|all|finally|completely|pretty|much|mostly|ya|totally) )*${ceased}`,
);
const overWithin = new RegExp(` ${ceased}`);
/** `it stopped the burning in my chest`: what a medicine did. */
const reliefBefore =
  / (?<!(?:not|nothing|never|hasnt|havent|didnt|doesnt|isnt|no|barely|hardly|nunca|nada) (?:[^ .]+ ){0,2})(?:(?:it|this|that|they|medicine|pills?|stuff|one|which|ones|[^ .,]+(?:ole|ine|ol|ide|in|pril|one|tan|id)) )(?:(?:has|have|really|totally|completely|finally|also|always|just) )*(?:stopped|stops|fixed|fixes|cured|cures|took away|takes away|got rid of|gets rid of|cleared up|eased|eases|relieved|relieves|calmed|calms|helped|helps|helps with|helped with|knocked out) (?:(?:the|my|that|all|his|her|this|of) )*$| (?:me|le) (?:ha )?(?:quita|quito|quitado|calma|calmo|alivia|alivio|ayuda con|ayudo con) (?:(?:el|la|los|las|mi|ese|esa|un poco) )*$/;
const backAgain =
  / (?:but|pero|though|however|again|back|still|until|till|worse|otra vez|de nuevo|regreso|volvio|todavia|sigue|empeor[a-z]*) /;
/** What a leaflet says of a medicine, or what one asks it may do: nobody has it. */
const printed =
  / (?:it|paper|papers|paperwork|leaflet|insert|label|bottle|box|pamphlet|booklet|sheet|printout|website|google|internet|info|information|warnings?|article|ad|commercial|effects?|list|handout|packet|folleto|hoja|etiqueta|papel|caja|frasco|instructivo) (?:(?!i |im |ive |he |she |but )[^ .,]+ ){0,4}(?:says?|said|saying|lists?|listed|warns?|warned|mentions?|mentioned|talks? about|dice|decia|menciona|advierte) (?:(?!i |im |ive |my |me |he |she |but |and )[^ .,]+ ){0,5}/g;
const mayCause =
  / (?:(?:can|could|may|might|does|do|will|would|puede|pueden|podria) (?:(?!i |im |ive |my |he |she |no |not )[^ .,]+ ){0,3}?(?:cause|causes|lead to|give|trigger|make|causar|provocar|dar|ocasionar)|(?:risk|risks|side effects?|chance|chances|riesgo|efectos? secundarios?) (?:of|is|are|include|includes|like|such as|de|es|son|como)) (?:(?!i |im |ive |my |he |she |but )[^ .,]+ ){0,4}$/;
/** `if I ever missed two, would I have a seizure`. */
const wouldOne =
  / (?:if|si) (?:i|he|she|you|we|someone|somebody|yo) (?:[^ .]+ ){1,9}(?:[,.] )?(?:would|could|will|can|might|do|does|am|is) (?:i|he|she|you|it|we) (?:[^ .,]+ ){0,3}$/;
/** How one tells an overdose, asked by who tells of none. */
const asksOfSigns =
  / (?:signs?|symptoms?|meaning|definition|risk|chance|danger|senales|sintomas|riesgo) (?:[^ .,]+ ){0,3}(?:of|de|for|una?|an?|the) $/;
const someoneDid =
  / (?:took|taken|has|have|having|had|shows?|showing|showed|found|swallowed|ate|got|is|he|she|tomo|tome|tiene|tengo|trago) /;
/** More of it because the doctor said so. */
const ordered =
  / (?:bc|because|cuz|cause|since|as|like|per|porque|como|segun) (?:(?:my|the|his|her|mi|el|la|su) )?(?:dr|doctor|doctora|doc|nurse|np|pcp|cardiologist|provider|prescriber|md|medico)(?: [^ .,]+)? ?(?:said|told|says|wants|wanted|ordered|instructed|raised|upped|had|dijo|mando|indico|ordeno|quiere) /;
/** No doctor orders these. */
const many = / (?:[5-9]|[1-9][0-9]+|whole|all|entire|handful|bunch|bottle) /;

/** An overdose that is asked about in general, or more taken as the doctor said. */
export function isAskedOrOrdered({ before, hit, after }: Surroundings): boolean {
  const clause = `${before}${hit}${after}`;
  return (ordered.test(clause) && !many.test(hit)) || (asksOfSigns.test(before) && !someoneDid.test(clause));
}

/** What stands on a leaflet, or is asked of a medicine. */
export function isOnlyRead({ before, hit }: Surroundings): boolean {
  const read = [...`${before}${hit}`.matchAll(printed)].some(
    ({ index, 0: words }) => index < before.length && index + words.length >= before.length,
  );
  return read || mayCause.test(before) || wouldOne.test(before);
}

/** A death, an age at which it was, or a sign that has ceased. */
export function isOver({ before, hit, after }: Surroundings): boolean {
  if (diedBefore.test(before) || ofAge.test(after)) return true;
  return (overAfter.test(after) || overWithin.test(hit)) && !backAgain.test(`${hit}${after}`);
}

/** What a medicine has taken away. */
export function isRelieved({ before, after }: Surroundings): boolean {
  return reliefBefore.test(before) && !backAgain.test(after);
}
