import { clausePattern } from './clause-grammar.ts';
import { namesLaterDay } from './later-day.ts';
import { plainSentences } from './plain-sentences.ts';

const some = '(?:a|an|one|two|three|four|five|six|a few|a couple(?: of)?|[0-9]{1,2})';
const algunas = '(?:un|una|dos|tres|cuatro|cinco|seis|unas|unos|[0-9]{1,2})';
/** A day that is a week away or more. */
const later = [
  '(?:the )?(?:next|following) (?:week|month)',
  `(?:in|within) (?:about |around |roughly )?${some} (?:more )?(?:weeks?|months?)`,
  `${some} (?:weeks?|months?) from (?:now|today)`,
  'after (?:thanksgiving|christmas|xmas|new years?|easter|the holidays?)|despues de (?:navidad|ano nuevo|las fiestas|accion de gracias)',
  '(?:la (?:proxima|otra|siguiente) semana|el (?:proximo|otro|siguiente) mes)',
  '(?:la semana|el mes) (?:que (?:viene|entra)|proxim[ao]|entrante|siguiente)',
  `(?:en|dentro de) ${algunas} (?:semanas?|mes(?:es)?)`,
].join('|');
const wants =
  '(?:do (?:my|his|her|our|the)|refill|fill|renew|reorder|order|send|ship|mail|deliver|need|want|(?:surt|resurt|renuev|mand|envi)[a-z]*|necesit[a-z]+|ocup[a-z]+|quiero|(?:me|le|nos) tocan?)';

const said = clausePattern(
  `${wants} ~5(?:${later})(?= (?:please|pls|plz|thanks|thank|por favor|gracias|instead|not|no|$))`,
  `${wants} ~5(?:${later})(?= $)`,
  `(?:ill|i will|well|we will|hell|shell|he will|she will|im going to|im gonna) (?:be )?(?:need|needing|want|wanting) ~5(?:${later})`,
  `(?:${later}) (?:ill|i will|we will|well) ~1(?:need|want)`,
  `(?:${later}) (?:yo )?(?:(?:me|le|nos) tocan?|voy a (?:necesitar|ocupar)|necesitare|necesitaremos)`,
);
/** By when it is wanted, or what happens then: it is wanted before. */
const before = clausePattern(
  `(?:by|before|until|till|through|for|lasts?|thru|antes de|para|hasta) ~1(?:${later})`,
  '(?:appointments?|appts?|visits?|trip|travel[a-z]*|vacations?|leave|leaves|leaving|going|gone|away|surgery|move|moving|flying|out|run|runs|running|ran|left|last|enough|due|early|now|today|tomorrow|asap|already|see|seeing|citas?|viaj[a-z]+|vacaciones|salgo|salimos|me voy|nos vamos|acab[a-z]+|termin[a-z]+|quedan?|cirugia|ahora|hoy|ya|urgente)',
);

/** Says that it is not wanted before, which is no word for now. */
const notNow = / (?:not|no) (?:right )?(?:now|today|before|ahora|ahorita|hoy|antes)(?= )/g;

/** Whether a text asks for a medicine at a later time: "refill X next week", "en dos semanas me toca X", "not till the first". */
export function isWantedLater(text: string): boolean {
  return plainSentences(text).some(
    (words) => namesLaterDay(words) || isWeeksAway(words.replace(notNow, ' not')),
  );
}

function isWeeksAway(words: string): boolean {
  return said.test(words) && !before.test(words);
}
