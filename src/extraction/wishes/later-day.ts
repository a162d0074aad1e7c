import { clausePattern } from './clause-grammar.ts';

const weekday =
  '(?:(?:mon|tues?|wed|weds|wednes|thurs?|fri|sat|satur|sun)(?:day)?|lunes|martes|miercoles|jueves|viernes|sabado|domingo)';
const month =
  '(?:january|jan|february|feb|march|april|may|june|july|august|aug|september|sept|october|oct|november|nov|december|dec|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre)';
const nth =
  '(?:[0-9]{1,2} ?(?:st|nd|rd|th)|first|second|third|fifth|tenth|fifteenth|twentieth|primero|uno|quince)';
/** `the 15th`, `el 15 de diciembre`, `dec 3`, `12 15`. */
const date = [
  `the (?:${nth}|[0-9]{1,2})(?: of (?:the |next )?(?:month|${month}))?`,
  `(?:the )?${nth}(?: of ${month})?`,
  `${month} (?:the )?(?:${nth}|[0-9]{1,2})`,
  `(?:el (?:dia )?|dia )(?:[0-9]{1,2}|primero|quince|uno)(?: de ${month}| del mes| del proximo mes)?`,
  `(?:[0-9]{1,2}|primero) de ${month}`,
  '(?:0?[1-9]|1[0-2]) (?:0?[1-9]|[12][0-9]|3[01])',
].join('|');
const turn =
  '(?:the )?(?:end|beginning|start|middle) of (?:the |this |next )?(?:month|week|year)|(?:a |el )?(?:fin|fines|final|finales|principios?|mediados) de(?:l)? (?:mes|proximo mes|semana|ano)';
const week =
  '(?:the )?(?:next|following) (?:week|month)|(?:la|el) (?:proxim[ao]|otr[ao]|siguiente) (?:semana|mes)|la semana que (?:viene|entra)|el mes que (?:viene|entra)';
const someDay = `(?:(?:next |this |this coming |el |el proximo |este )?${weekday}|tomorrow|manana|${date}|${turn}|${week}|(?:next )?${month})`;
const aDay = `(?:(?:next|the following|el proximo) ${weekday}|${weekday} (?:next week|que viene)|on (?:${date})|the ${nth}|${month} (?:${nth}|[0-9]{1,2})|el (?:dia (?:[0-9]{1,2}|primero)|primero|[0-9]{1,2} de ${month})(?: de ${month})?|in ${month}|en ${month}|para ${month}|(?:for|around|at|on) (?:${turn})|(?:${turn}))`;

const order =
  '(?:do|refill|fill|renew|reorder|order|send|ship|mail|deliver|need|want|get|(?:surt|resurt|renuev|renov|mand|envi|llen)(?:[aeo]n?|ir|ar)(?:me|nos|l[aeo]s?)*|necesit[oa]n?|ocup[oa]n?|quiero)';
/** What is ordered, its name and whose it is; nothing that is told beside it. */
const what =
  '(?:(?!(?:i|im|q|ive|ill|we|he|she|hes|shes|they|its|is|are|was|were|because|cause|since|so|and|when|if|as|dob|born|que|porque|ya|tengo|me|salgo|es|on|before|by|for|until|till|the [0-9])\\b)[^ .]+ ){0,8}';
/** A day stands at the end of what it belongs to. */
const end = '(?= (?:please|pls|plz|thanks|thank|por favor|porfa|gracias|instead|not|no|ok|okay|$)| $)';

const not = '(?:not|no|dont|do not|dnt|wont|never)';
const early = '(?:before|till|til|until|prior to|sooner than|earlier than|antes de(?:l| la)?|hasta)';
/** It is not to be done before a day, however near that is. */
const notBefore = clausePattern(
  `${not} (?:please |me |nos |le |l[ao]s? |have to |going to |to )*${order} ~5${early} ${someDay}`,
  `${not} (?:needed |due |any )?${early} ${someDay}${end}`,
  `(?:hold|wait|pause|delay|postpone|put off|keep) ~5(?:till|til|until|to) ${someDay}`,
  `hold ~4for ${someDay}`,
  `${order} ${what}(?:after|starting(?: on)?|beginning|as of|no sooner than|no earlier than|not before) ${someDay}${end}`,
  `(?:next )?(?:${weekday}|${date}) (?:and )?(?:not|no) (?:before|sooner|earlier|any sooner|any earlier|now|yet|antes|ahora|todavia)`,
  `(?:esper|aguant|guard|det[ie]+n?g?|pospon|aplac)[a-z]* ~4(?:hasta|para|a) ${someDay}`,
  `${order} ${what}(?:a partir|despues) de(?:l| la)? ${someDay}`,
);
/** It is ordered for a day to come. */
const ordered = clausePattern(
  `${order} ${what}${aDay}${end}`,
  `${order} [^ .]+ ${what}el (?:[12]?[0-9]|3[01])${end}`,
  `(?<=^ )(?:(?!i |my )[^ .]+ ){1,2}para ${month}${end}`,
);

/** By when, why, or of what was done and is: it is wanted now. */
const now = clausePattern(
  `(?:by|before|antes de(?:l)?|hasta) (?:el |la )?(?:${someDay})`,
  '(?:appointments?|appts?|visits?|trip|travel[a-z]*|flight|vacations?|leave|leaves|leaving|going|gone|away|surgery|procedure|move|moving|flying|out|run|runs|running|ran|left|last|lasts?|lasted|enough|due|today|asap|already|see|seeing|pick|picking|picked|pickup|stop by|come (?:get|by)|paid|payday|check|citas?|viaj[a-z]+|vacaciones|salgo|salimos|me voy|nos vamos|acab[a-z]+|termin[a-z]+|quedan?|alcanzan?|cirugia|hoy|urgente|recog[a-z]+|recoj[a-z]+|paso|cobro|pagan|was|were|did|got|sent|filled|ordered|since|desde|ultima|expire[sd]?|expiring|caduc[a-z]+|venc[a-z]+)',
);
/** What is not to be done before a day is not by that day either. */
const plainNow = clausePattern(
  '(?:should (?:i|he|she|we)|cant|cannot|can not|wont (?:be|last|make|have)|not (?:going to |gonna )?(?:last|make|be able|have enough|see|be seen|home|available)|dont (?:have|get paid|see|leave|run)|no (?:puedo|tengo|me alcanza|aguanto|llego|veo)|enough|lasts?|appointments?|appts?|citas?|out|run|ran|running|already|wait list|(?:is|its|still|been) on hold|cant wait|not wait|dont (?:wait|hold)|no (?:esper|aguant)[a-z]*|why|tracking|says?|said|told|dijeron|dice)',
);

/** Whether a sentence in plain words puts the medicine off to a day: "not till the first", "refill X on the 15th". */
export function namesLaterDay(words: string): boolean {
  if (notBefore.test(words)) return !plainNow.test(words);
  return ordered.test(words) && !now.test(words);
}
