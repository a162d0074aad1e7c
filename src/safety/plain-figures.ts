import type { ReadableText } from '../domain/text/readable-text.ts';
import { bare } from './bare-words.ts';

const unit =
  '(?:mg|mcg|ml|g|units?|unidades|pills?|tablets?|tabs?|capsules?|caps|pastillas?|tabletas?|capsulas?|days?|dias?|refills?)';
const amount = `[0-9]+(?: [0-9]+)?(?: ?${unit})?`;
const inPlace = [
  `${amount} (?:(?:and|y) )?(?:not|no|instead of|rather than|en vez de|en lugar de) (?:the |el |la )?${amount}`,
  `(?:not|no) ${amount} (?:(?:but|sino|its|it is|es|son) )*${amount}`,
];

const years =
  '(?:1[01][0-9]|[1-9]?[0-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|un|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)';
const relative =
  '(?:son|daughter|kid|child|baby|boy|girl|grandson|granddaughter|nephew|niece|brother|sister|husband|wife|mom|mother|dad|father|grandma|grandpa|patient|resident|hijo|hija|nino|nina|bebe|nieto|nieta|sobrino|sobrina|hermano|hermana|esposo|esposa|mama|papa|abuelo|abuela|paciente|residente)';
const somebody = `(?:he|she|it|i|hes|shes|im|el|ella|(?:my|the|our|mi|la|el) ${relative})`;
const ages = [
  `(?:${somebody} )?(?:(?:is|am|turned|just turned|will be|tiene|cumplio|acaba de cumplir) )?(?:(?:only|just|about|almost|now|solo|apenas|casi) )*${years} (?:years?|yrs?|months?|weeks?|anos?|meses|semanas)(?: (?:old|of age|de edad))?`,
  `${somebody} (?:(?:is|am|turned|just turned|will be|tiene|cumplio|acaba de cumplir) )?(?:(?:only|just|about|almost|now|solo|apenas|casi) )*${years}(?: (?:yo|y o|old))?`,
];

const time =
  '(?:(?:(?:[0-9]+|an?|one|two|three|four|five|six|a few|several|un|una|dos|tres|cuatro|cinco|seis|much[oa]s|varias?|varios) (?:whole |full |long |entera?s? )?(?:minutes?|hours?|days?|weeks?|months?|years?|minutos?|horas?|dias?|semanas?|mes(?:es)?|anos?)|long enough|so long|too long|forever|ages|a while|a long time|mucho(?: tiempo)?|demasiado|una eternidad|bastante))';
const deed =
  '(?:(?:to|for|before|until|till|en|para|a) (?:you |it |me |them |us |the |my |mi |la |el )*(?:get|fill|refill|send|ship|arrive|come|answer|respond|reply|deliver|delivery|process|hear back|reach you|be ready|happen|do|work|kick in|start working|shipping|a refill|refills|prescription|llegar|surtir(?:lo|la)?|mandar(?:lo|la)?|enviar(?:lo|la)?|contestar(?:me)?|responder(?:me)?|entregar(?:lo|la)?|estar list[oa]|hacer efecto|funcionar)(?: (?:it|that|them|here|back|this|one|there|done|ready|to me|in|a refill|refill|effect))*)';
const you = '(?:you|u|yall|you guys|you people|them|they|the pharmacy|your office|my doctor|les|le)';
const took = [
  `(?:it |that |this |which )?(?:has |really |only |just |already )*(?:took|takes|taken|taking) ${you} (?:only |just |about |like |over |almost |nearly |more than |at least )*${time}(?: ${deed})?`,
  `(?:it|that|this|which) (?:has |really |only |just |already )*(?:took|takes|has taken|is taking) (?:only |just |about |like |over |almost |nearly |more than |at least )*${time}(?: ${deed})?`,
  `(?:solo |nomas |nada mas |apenas )?(?:se |les |le )?(?:tardaron|tardo|tardaste|demoraron|demoro|llevo|tomo) (?:solo |nomas |apenas |como |casi |mas de )*${time}(?: ${deed})?`,
];
const howLong = [
  `how (?:much )?(?:long|longer|time) (?:does|do|will|would|is|should|did|might|can) (?:it|this|that|they|you|refills?|shipping|delivery|the (?:refill|order|delivery|shipping|process|pharmacy)) (?:usually |normally |typically |going to |gonna )*(?:take|be|need)(?: ${you})?(?: ${deed})?`,
  `(?:cuanto|que tanto)(?: tiempo)? (?:se |mas |les |le |me )*(?:tardan?|tardara|tardaran|demoran?|toman?|dilatan?|va a tardar|van a tardar)(?: ${deed})?`,
];

/** As they are in health: none needs anybody. */
const reads =
  '(?: (?:reading|level|is|was|at|of|today|now|this morning|came back|reads|says|esta|fue|es|en|salio|la tengo en))*';
const readings = [
  `(?:(?:my|his|her|mi|su) )?(?:heart rate|heartrate|pulse|hr|pulso)${reads} (?:5[5-9]|[6-9][0-9]|10[0-9])(?: bpm)?`,
  `(?:(?:my|his|her|mi|su) )?(?:temp|temperature|temperatura)${reads} (?:9[6-9]|3[67])(?: [0-9])?(?: (?:degrees|grados|f|c))*`,
  `(?:(?:my|his|her|mi|su) )?(?:oxygen|o2|o2 sat|sats|spo2|oxigeno|saturacion)${reads} (?:9[4-9]|100)(?: (?:percent|por ciento))?`,
];

const filling =
  'no|nope|nah|oops|ups|sorry|wait|correction|i meant|i mean|meant|its|it is|perdon|disculpe|quise decir|es|son|the|el|la|and|y|so|ok|okay|wow|oh|well|hi|hello|hola|please|pls|por favor|thanks|thank you|gracias|lol|geez|jeez|gee|damn|guau|vaya|great|but|pero|btw|only|mg';
const figure = [...inPlace, ...ages, ...took, ...howLong, ...readings].join('|');
const onlyFigure = new RegExp(`^(?:(?:${filling}) )*(?:${figure})(?: (?:${filling}|now|ahora|ya))*$`);

/** More words than this say something of their own. In characters. */
const longest = 100;

/**
 * A whole text of nothing but one number in place of another, an age, how long something took or will take, a healthy
 * reading. Its figures
 * lie near those of doses and readings (`took`, `not 10`, `he is 6`), and it tells of none.
 */
export function isPlainFigure({ text }: ReadableText): boolean {
  return text.length <= longest && onlyFigure.test(bare(text));
}
