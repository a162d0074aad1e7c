import { normaliseText } from '../../domain/normalise-text.ts';

/** Says that we have reached somebody else. */
const reached = [
  /\bwrong (?:number|person|phone|guy|lady|contact|patient)\b/,
  /\b(?:is not|isnt|isn t|not) (?:her|his|their|that persons?) (?:number|phone|cell)\b/,
  /\bno one (?:here )?(?:by|with) that name\b|\bnobody (?:here )?(?:by|with) that name\b|\bno such person\b/,
];
/** Says that the number has changed hands. */
const handedOver = [
  /(?:\bthis |^)(?:phone )?number (?:now )?(?:belongs to (?:someone|somebody|me|another)|no longer belongs|(?:doesn ?t|does not) belong|used to (?:be|belong to) (?!for\b|the\b|a\b|my\b|your)\p{L}+|(?:isn ?t|is not) \p{L}+ (?:s )?any ?more)/u,
  /\bthis (?:isn ?t|is not|ain ?t) (?!my\b|a\b|the\b|ur\b|your|right\b|correct\b|good\b)\p{L}+ (?:s )?(?:phone|cell|mobile|number)\b/u,
  /\b(?:got|bought|received|have had|only had|inherited|was assigned) this (?:phone )?number\b(?! (?:from|off|to|for)\b)/,
  /\b(?:gave|given) up this (?:phone )?number\b/,
  /\b(?:este|ese|el) (?:numero|cel|celular|telefono) (?:ya no es|era) de (?!(?:la|el) (?:casa|trabajo))/,
];
/** It is of something else: "the wrong number of pills", "sent to the wrong number". */
const otherwiseWrong =
  /\bwrong (?:number of|person s|patient)\b|\b(?:sent|send|gave|give|texted|meant|enter\p{L}*|mande|envie|di)\b.*\b(?:wrong|equivocad[oa])\b|\b(?:wrong|equivocad[oa])\b.*\bmeant\b/u;
/** Says that we have reached somebody else, or that they asked us for nothing. */
const wrongNumber = [
  ...reached,
  /\b(?:never|didnt|didn t|did not) (?:ever )?(?:ask(?:ed)? (?:you )?for (?:any|this|that|it)|sign(?:ed)? up|order(?:ed)? any|request(?:ed)? any)|^(?:i|we) (?:never|didnt|didn t|did not) ask(?:ed)? for (?:that|anything|these)(?: \w+)?$/,
  /\bi (?:dont|don t|do not) know (?:who (?:this|that|you)|this person|anyone|anybody)/,
  /\bthis (?:isnt|isn t|is not) (?:\p{L}+ ){1,2}you have\b/u,
  /\b(?:este|ese) (?:ya )?no es (?:el|su) (?:numero|telefono)\b|\b(?:yo )?no (?:pedi|solicite|he pedido) nada\b/,
];
const wrongNumberInSpanish = [
  /\b(?:se )?(?:equivoc\p{L}+|equivocad[oa]) (?:de|del?) (?:persona|numero|telefono)\b|\b(?:numero|telefono|persona) equivocad[oa]\b/u,
  /\baqui no (?:vive|hay) (?:nadie|ningun)/,
  /\b(?:se equivoc(?:o|a|an|aron)|esta equivocad[oa]) de (?:numero|persona|telefono)\b|^(?:esta|estan) equivocad[oa]s?$/,
  /\bno (?:la |lo )?conozco a (?:nadie|ningun|es[ea]|est[ea])\b|\bno conozco a (?:esa|esta|ninguna) persona\b/,
  /\b(?:se )?(?:confundi[a-z]+|confundid[oa]s?) de (?:persona|numero|telefono)\b|\b(?:marcaron|marco) mal\b/,
];

const death = [
  /\b(?:passed away|passed on|has passed|(?:is|was) deceased|has died|just died)\b/,
  /\b(?:husband|wife|mother|mom|father|dad|son|daughter|brother|sister|grandmother|grandma|grandfather|grandpa|uncle|aunt|partner|he|she|patient) (?:has )?(?:died|passed|is dead|is gone)\b/,
  /\b(?:fallecio|fallecido|fallecida|ha muerto|murio|se nos fue)\b/,
];

const whoWeAre =
  /^(?:(?:hi|hello|hey|sorry|hola|um|new phone|ok|and|y|perdon) )*(?:who (?:is|s) this|whos this|who (?:are|r) (?:you|u)(?: guys)?|who dis|who is texting me|de parte de quien|who am i (?:texting|talking to)|(?:de parte de )?quien (?:es|eres|habla|escribe|es usted)|quienes son(?: ustedes)?)(?: (?:please|pls|again|now|really|por favor))*$/;

/** More is a story of its own. */
const mostWords = 30;

/** "This isn't her phone anymore", "se equivocaron de persona". */
export function tellsWrongNumber(text: string): boolean {
  return says(text, wrongNumber) || tellsItInSpanish(text);
}

/** That whoever is on file at this number is not, or no longer, who has it: "I just got this number". */
export function tellsOtherHands(text: string): boolean {
  if (says(text, handedOver)) return true;
  return (says(text, reached) || tellsItInSpanish(text)) && !says(text, [otherwiseWrong]);
}

/** The language of such words that say nothing of it otherwise: "número equivocado". */
export function tellsItInSpanish(text: string): boolean {
  return says(text, wrongNumberInSpanish);
}

/** Asks who has texted them, and nothing else. */
export function asksWhoWeAre(text: string): boolean {
  return whoWeAre.test(normaliseText(text));
}

/** "My phone just died", "a week has passed", "she passed me your number". */
const nobodyDied = [
  /\b(?:phone|cell|battery|laptop|computer|tablet|car|hours?|days?|weeks?|months?|years?|dates?|time|deadline) (?:has |have |had |just |already )*(?:passed|died|gone)\b/,
  /\bgone (?:to|till|until|for|on|this|away|at|today|right|out|back)\b/,
  /\bpassed (?:me|it|this|that|the|your|along|out)\b/,
  /\b(?:celular|telefono|bateria) (?:se )?(?:murio|ha muerto)\b|\bse (?:me )?murio (?:el|la|mi) (?:celular|telefono|bateria)\b/,
];

/** Somebody is told to have died. */
export function tellsDeath(text: string): boolean {
  return says(text, death) && !says(text, nobodyDied);
}

/** What is under way is not to go on: `stop her pills`, `take him off`, `ya no mande sus pastillas`. */
const ending = [
  /\b(?:stop|cancel|hold|end|discontinue|halt|close)\b/,
  /\btake (?:him|her|them|his|my) (?:\p{L}+ ){0,4}?off\b/u,
  /\b(?:doesnt|doesn t|does not|wont|won t|will not|dont|don t|do not|no longer|not going to) (?:\p{L}+ )?(?:need|send|fill|refill|ship|deliver|mail|take|use)/u,
  /\bno (?:more|longer)\b|\bya no\b|\bno (?:le |la |lo |los |las )?(?:mand|envi|surt|resurt)\p{L}*/u,
  /\b(?:cancel(?:e|en|ar|a)|pare|paren|parar|deje|dejen|suspend(?:a|an|er)|quite|quiten)\b/,
];

/** Beside a death: the medicine of whoever has died is not to go on. */
export function asksToEnd(text: string): boolean {
  return says(text, ending);
}

/** A relative has died who is not called by a name: `my husband just died`, `falleció mi esposo`. */
const relatives = [
  /\b(?:my|our) (?:late )?\p{L}+ (?:in law )?(?:has |just |have )*(?:died|passed|is dead|is gone)\b/u,
  /\bmi \p{L}+ (?:ya )?(?:fallecio|murio|ha muerto|ha fallecido|se nos fue)\b|\b(?:fallecio|murio|ha muerto) mi \p{L}+\b/u,
];

export function tellsRelativesDeath(text: string): boolean {
  return says(text, relatives);
}

function says(text: string, forms: RegExp[]): boolean {
  const words = normaliseText(text);
  return words.split(' ').length <= mostWords && forms.some((form) => form.test(words));
}
