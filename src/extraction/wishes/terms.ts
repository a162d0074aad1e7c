import { clausePattern } from './clause-grammar.ts';

const opening =
  '(?<=^ )(?:(?:hi|hello|hey|no|oh|ok|okay|sorry|actually|and|also|but|so|just|maybe|please|pls|plz|can|could|you|u|we|i want to|id like to|need to|hola|perdon|y|pero|por favor|puede|pueden|podria|podrian|me|mejor|[,.;:!]) )*';
const until = '(?:until|till|til|before|hasta|antes del?|para antes del?)';
const from =
  '(?:until|till|til|hasta|for (?:a|an|one|two|three|now|[0-9]+)|por ahora|por un[ao]?|por (?:dos|tres|[0-9]+))';
const order =
  '(?:(?:the|my|that|this|his|her|our|el|la|los|las|mi|mis|su|sus) )*(?:<request>|<it>|filling|refilling|sending|ordering|delivery|shipment)';

const whose = '(?:(?:the|my|that|this|his|her|our|all|of|el|la|los|las|mi|mis|su|sus|de|[^ .]+s) )*';
const medicine = '(?:MED|meds?|medicines?|medications?|pills?|medicinas?|medicamentos?|pastillas?)';
const postpone = '(?:pause|delay|postpone|push (?:back|out|off)|put off)';

/** When it is to be filled, or that it has to wait: neither a wish for it now nor a wish to have it no more. */
const postponed = clausePattern(
  `<refuse> (?:need|want|necesito|quiero|ocupo) (?:it |them |that |this |mine |lo |la |los |las )?${until} [^ .]+`,
  `${opening}(?:not|no) (?:right away |yet )?(?:until|till|til|before|hasta|antes del?) [^ .]+`,
  `${opening}(?:put|place|set|keep|leave) ~5on hold`,
  `${opening}(?:pong[ao]n?|dej[ae]n?|mantengan?|poner|dejar)(?:l[ao]s?)? ~4en (?:espera|pausa)`,
  `${opening}(?:hold|pause|delay|postpone|push back) ${order} ~3${from}`,
  `${opening}(?:paus[ae]n?|pausar|pospongan?|posponer|aplac[ae]n?|(?:re|a)tras[ae]n?|demor[ae]n?) ~4${from}`,
  `${opening}(?:${postpone}|hold) ${whose}${medicine}`,
  `${opening}${postpone} ${whose}(?:<request>|delivery|shipment)`,
  `${opening}(?:push|move) ${whose}(?:${medicine}|<request>) (?:<request> )?~1(?:back|out|to (?:next|the|later|monday|tuesday|wednesday|thursday|friday|saturday|sunday))`,
  `${opening}(?:paus[ae]n?|pausar|pospongan?|posponer|aplac[ae]n?|aplazar|aplacen?|(?:re|a)tras[ae]n?|(?:re|a)trasar|demor[ae]n?|demorar)(?:me|nos)? ${whose}(?:${medicine}|<request>)`,
  `(?<=^ )(?:(?:the|my|mi|la|el) )*MED (?:(?:[0-9.]+|mg|is|for|maybe|but|es|para|hasta) )*(?:later|next (?:week|month|time)|(?:el|la) (?:proxim[oa]|otr[oa]) (?:mes|semana|vez)|despues|mas (?:tarde|adelante)|luego)(?: (?:not now|not yet|no ahora|ahora no|instead|please|pls|por favor|thanks|gracias|[.!,]))*(?= $)`,
  '(?:only|just) (?:<send>) ~4(?:if|when|once) (?!possible)',
  '(?:<send>) ~3only (?:if|when|once) (?!possible)',
  '(?:solo|solamente|unicamente) (?:me )?(?:<sendEs>) ~3(?:si|cuando)',
  '(?:<sendEs>) ~3(?:solo|solamente|unicamente) (?:si|cuando)',
);

/** Says that a refill is to wait, or on what it depends. */
export function setsTerm(words: string): boolean {
  return postponed.test(words) && !forClinician.test(words);
}

/** A clinician's reason to leave it off. */
const forClinician = clausePattern(
  '(?:hold|pause) ~9(?:<prescriber>|surgery|procedure|dental|colonoscopy|operation|cirugia|operacion|blood|level|inr|sugar|pressure)',
);

/** Whether it can still be taken back is no condition of theirs; nor is who reads it. */
const conditioned = clausePattern(
  'if (?!(?:its? |it is |thats |that is |you |u |yall |they |there is |theres |i |we )?(?:possible|able|can|could|may|not|havent|have not|hasnt|has not|isnt|didnt|did not|dont|do not|still|already|time|okay|ok|fine|please|get|got|see|read|receive|too|only|need|needed|necessary|would|mind|want|like|so|allowed) )',
  '(?:unless|a menos que|a no ser que|salvo (?:que|si)|excepto si|siempre y cuando|en caso de que|in case|as long as|provided)',
  'si (?:ya )?(?:no )?(?:me |nos |les? |l[ao]s? |se )?(?:cuestan?|cobran?|salen?|valen?|es (?!posible)|son|estan?|cubren?|pasan?|suben?|hay|tiene que|tarda|tardan|fuera|requiere|cost[ao]r[ao]|sal[ei]r[ao])',
);

/** "If it costs more than 20": what hangs on it is neither to be done nor to be left before somebody has looked. */
export function hasCondition(words: string): boolean {
  return conditioned.test(words);
}
