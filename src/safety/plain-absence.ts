import type { ReadableText } from '../domain/text/readable-text.ts';
import { lazyPattern, type LazyPattern } from '../domain/text/lazy-pattern.ts';
import { blankWords } from './blank-words.ts';

/** Begins and ends as it says itself. */
function unasked(source: string): LazyPattern {
  return lazyPattern(source, '(?:', ')');
}

function some(words: readonly string[]): string {
  return `(?:${words.join('|')})`;
}

const weekday =
  '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?|(?:el |este |los |todo el )?(?:lunes|martes|miercoles|jueves|viernes|sabados?|domingos?)';
const figure = '(?:[0-9]+|one|two|three|four|five|six|a few|a couple(?: of)?|un|una|dos|tres|unos|varios)';
const day = `(?:this |next |on |el )?(?:${weekday})`;

/** Places nobody leaves for good when they say so. */
const place = some([
  '(?:at |in |inside )?(?:(?:the|my|our|this) )?(?:home|house|apartment|apt|office|store|shop|building|facility|address|work|school)(?! (?:anymore|any more|again|ever|much longer|long|any longer))',
  '(?:in|out of) (?:town|state|the (?:country|state|city|area|office))',
  'back (?:home |here |in town )?(?:until|till|til|before|for|on|from)',
  'available|able to (?:sign|receive|accept|pick|come|get|drive|answer|take|meet|make it)',
  'en (?:la |mi |nuestra |el |esa |ese |esta |este )?(?:casa|direccion|oficina|ciudad|pueblo|tienda|trabajo|apartamento|departamento|domicilio)',
  'disponibles?',
]);
const here = '(?:here|around|there|in|aqui|ahi|alli|por aqui)';
/** A time somebody else counts on. */
const fixed = some([
  day,
  'that (?:day|morning|afternoon|week|weekend)|this (?:weekend|morning|afternoon|evening)|over the weekend|on the weekend|during the (?:day|week)',
  '(?:at|after|before|until|till|til|from|past|on|the) (?:(?:about|around|the|like) )?(?:[0-9]+|noon|lunch|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:st|nd|rd|th|pm|am)?',
  `(?:until|till|til) (?:(?:after|before|about) )*(?:[0-9]+|noon|lunch|${day}|tomorrow|later|tonight|next|the)`,
  'when (?:you|yall|they|it|he|she|the [a-z]+|ups|usps|fedex|delivery)|for (?:the|your|my|our) (?:delivery|driver|drop ?off|order|package)|to (?:sign|receive|accept|get|answer|open|pick|let)',
  'ese dia|este fin de semana|(?:hasta|desde|despues de|antes de|a) (?:el |la |las |los )?(?:[0-9]+|lunes|martes|miercoles|jueves|viernes|sabado|domingo|mediodia)|el (?:dia )?[0-9]+',
  'cuando (?:lleguen?|vengan?|entreguen?|traigan?|pasen?)|para (?:recibir|firmar|recoger|abrir|la entrega)[a-z]*',
]);
/** A time that may as well be none: who will be gone says so too. */
const loose = some([
  '(?:much |any )?(?:longer|later) (?:today|tonight|this [a-z]+)|(?:all |later )?today|tonight|tomorrow(?: [a-z]+)?|all (?:day|week|weekend)|(?:this|next) (?:week|month)|(?:the )?(?:rest of|whole|all of) (?:the |this )?(?:day|week|month)',
  '(?:in the|en la|por la) (?:morning|afternoon|evening|manana|tarde|noche)',
  `for (?:the next |about |like )?${figure} (?:days?|weeks?|months?)`,
  '(?:pasado )?manana|hoy|(?:todo el |en todo el )dia|esta (?:noche|semana)|(?:en )?toda la semana|(?:en )?la (?:proxima|otra|siguiente) semana|(?:en )?la semana (?:que|q) (?:viene|entra)|(?:en )?el (?:proximo mes|mes que viene)',
  `(?:por )?${figure} (?:dias?|semanas?)`,
]);

const notBe =
  "(?:won'?t|will not|'ll not|can'?t|cannot|can not|not (?:going to|gonna|gunna)|(?:are|is)n'?t (?:going to|gonna)) be|no (?:voy|va|van|vamos) a (?:poder )?estar|no (?:estare|estara|estaremos|estaran)";
const oneself = "(?:(?:i|i'?m|i am|im|he|she|he'?s|she'?s|yo) )?";
const several =
  "(?:(?:we|we'?re|we are|they|they'?re|they are) (?:all )?(?:won'?t|will not|can'?t|cannot|not (?:going to|gonna)) be|(?:are|were)n'?t (?:going to|gonna) be|(?:nobody|no ?one|none of us)(?: here)? (?:will|is going to|'ll|is gonna) be|(?:my|our|the) [a-z]+ (?:won'?t|will not|can'?t|is not (?:going to|gonna)|isn'?t (?:going to|gonna)) be|no (?:vamos|van) a estar|no (?:estaremos|estaran)|no (?:va a haber|habra) nadie|nadie (?:va a estar|estara)|no (?:hay|habra) nadie|(?:nobody|no ?one)(?:'s| is)?)";

/** Somebody is away from a place, or at a time, that others count on. */
const away = unasked(
  `(?<![a-z'])(?:(?:${day}|tomorrow|manana) )?${oneself}(?:${notBe}|${several}) (?:${place}|(?:${here} )?(?:${loose} )?${fixed})(?![a-z])|(?<![a-z'])(?<!(?:come|by|after|past|para|pa) )${day} ${oneself}(?:${notBe}) ${here}(?![a-z])|(?<![a-z'])${several} (?:${here} )?${loose}(?![a-z])`,
);
const awaySoon = unasked(`(?<![a-z'])(?<!ya )${oneself}(?:${notBe}) (?:${here} )?${loose}(?![a-z])`);
/** Told by somebody else, and weighed as their words. */
const reported =
  /(?:say|says|said|saying|told (?:me|us|him|her)|swears|texted|wrote|dice|dijo|diciendo) (?:that |que )?(?:he|she|he's|hes|shes|she's|i|i'm|im|ya )? ?$/;

/** From that time on, and not only at it. */
const fromThen =
  /(?<![a-z])(?:by|come|after|past|para|pa|despues de(?:l)?) (?:the |el )?(?:end of (?:the )?)?[a-z]+ ?$/;

/** What has to be done before somebody leaves, or the journey itself. */
const errand =
  /(?<!(?:not|n't|dont|no|never|stop|quit|need to|bother|sin) )(?<![a-z])(?:send|sending|ship(?:ped)?|mail(?:ed)?|deliver(?:y|ed|s|ing)?|drop (?:it|them)|bring|leave (?:it|them|the|my)|come (?:by|before|at|early|earlier|soon|now|today|on|over|sooner|get)|pick(?:ed)? (?:it |them |my [a-z]+ )?up|pickup|get (?:it|them|my|the)|refill|fill|need (?:it|them|my|the|more)|hurry|rush|early|earlier|sooner|ahead|reschedule|sign|trip|travel(?:l?ing)?|vacation|flight|flying|fly|cruise|visiting|out of (?:town|state)|moving|surgery|appointment|manden?(?:la|lo|las|los|me|mela|melo)?|mandar(?:la|lo|me)?|envien?(?:la|lo|me)?|surt[a-z]+|entreg[a-z]+|traig[a-z]+|vengan?|pasen?|recog[a-z]+|dejen?(?:la|lo|me)?|antes|viaje|vacaciones|necesito|ocupo|salgo de)(?![a-z])/;
/** Nothing is wanted any more: no errand then. */
const letGo =
  /(?<![a-z])(?:cancel[a-z]*|no need|not need|(?:don'?t|wont|won'?t) (?:need|want|bother)|bother|forget|no (?:necesito|quiero|hace falta)|cancel[ae]n?)(?![a-z])/;
/** Words of leave-taking and despair: with them an absence is what it may be. */
const despair =
  /(?<![a-z])(?:good ?-?bye|adios|farewell|love (?:you|them|him|her|my|y'?all)|tell (?:my|them|him|her|everyone)|forgive|can'?t (?:take|do|go on|keep|anymore)|tired of|done with|kill|die|dying|dead|end (?:it|my)|ending|suicid[a-z]*|burden|better off|without me|worry about me|forever|never|alive|miss me|matar[a-z]*|mori[a-z]*|muer[a-z]*|vida|aguant[a-z]*|perdon(?:en|a|ame|enme)|despid[a-z]*|siempre|nunca|jamas|cansad[oa] de|no puedo mas|los (?:quiero|amo)|(?:la )?carga)(?![a-z])/;
const forGood = /(?<![a-z])(?:any ?more|ever)(?![a-z])/;

const other =
  '(?:he|she|they|mom|mother|mama|mum|dad|daddy|father|papa|grandma|grandmother|grandpa|grandfather|(?:my|our|the|his|her) [a-z]+(?: in [a-z]*[ ]?[0-9]+[a-z]?)?|patient|resident|pt)';
const noNeed =
  "(?:won'?t|will not|'ll not|(?:is|are|'s|'re)? ?not (?:going to|gonna)|(?:is|are)n'?t (?:going to|gonna)) (?:be )?(?:need(?:ing)?|wanting|requir(?:e|ing)|using|taking)|no longer (?:needs?|requires?|takes?|uses?)";
const what =
  '(?: (?:any|the|his|her|their|that|this|those|these|it|them|more|of|all|either))*(?: (?!where|when|after|once|if|because|he|she|i|we|they|anymore|any)[a-z]{3,}){0,2}(?: (?:anymore|any more|any longer|now|either))*';
const notBefore =
  "(?! (?:where|when|after|once|if|soon|tonight|much|by))(?! [a-z']+ (?:tonight|soon|where|after))";
/** Somebody else's need is over: of who left, changed or died it is news, and no danger that a page could avert. */
const othersNeed = unasked(
  `(?<![a-z'])(?:${other} (?:[a-z ]{1,24} (?:and|so|but) )?(?:${noNeed})|(?:${noNeed})(?= (?:any of )?(?:his|her|their) ))${what}${notBefore}(?![a-z])`,
);
const ownNeed = unasked(
  `(?<![a-z'])(?:(?:i|we|i'?m|we'?re|i am|we are) )?(?:${noNeed}|(?:ya )?no (?:la |lo |las |los )?(?:voy|vamos) a (?:necesitar|ocupar)(?:la|lo|las|los)?)(?![a-z])`,
);
/** Why a medicine is needed no more, or until when. */
const reason =
  /(?<![a-z])(?:(?:stopped|changed|switched|replaced|discontinued|increased|lowered|doubled|raised|bumped) (?:it|me|my|that|this|the|to|him|her)|took me off|taken off|still (?:have|got)|have (?:plenty|enough|some|lots|extra|a lot)|got (?:it|some|them|plenty)|plenty|leftovers?|(?:until|till|til) (?:january|february|march|april|may|june|july|august|september|october|november|december|next|the|after|i see|my|monday|tuesday|wednesday|thursday|friday|[0-9])|this (?:month|week|time|round)|for (?:another|a few|now|a while)|yet|other pharmacy|different pharmacy|samples?|me (?:la|lo|las|los) (?:cambi|quit|suspend|par|sub|baj)[a-z]+|(?:doctora?|medic[oa]) [a-z ]{0,12}(?:cambi|quit|suspend)[a-z]+|(?:todavia|aun) (?:me )?(?:tengo|queda|quedan)|tengo (?:suficientes?|bastantes?|de sobra)|este mes|por ahora|hasta (?:el|la|que|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre))(?![a-z])/;
const leaving = /(?<![a-z])(?:where (?:i|we|he|she|they)|heaven|after tonight|donde voy|al cielo)/;

const hint = /\bbe\b|need|longer|estar|nadie|necesit|ocup/;

/**
 * The text without what it says of being away from a place or at a time that others count on, and of a need that is
 * over, each other character in its place. The same few words (`won't be here`, `won't need`) are a farewell when
 * nothing is told with them, and so they stay where leave is taken or nothing is asked.
 */
export function withoutPlainAbsence(readable: ReadableText): ReadableText {
  if (!hint.test(readable.text)) return readable;
  let text = readable.text;
  const telling = [away, awaySoon, ownNeed].some((pattern) => pattern.test(text));
  if (telling && !despair.test(text)) {
    if (!forGood.test(text)) {
      const errandTold = errand.test(text) && !letGo.test(text);
      text = away.replace(text, (found, at) =>
        isSaidOfMore(readable.text, at) && !errandTold ? found : blankWords(found),
      );
      if (errandTold) text = awaySoon.replace(text, blankWords);
    }
    if (reason.test(text)) text = ownNeed.replace(text, blankWords);
  }
  if (othersNeed.test(text) && !leaving.test(text)) {
    const told = text;
    text = othersNeed.replace(told, (found, at) => (isReported(told, at) ? found : blankWords(found)));
  }
  return text === readable.text ? readable : { ...readable, text };
}

function isSaidOfMore(text: string, at: number): boolean {
  return isReported(text, at) || fromThen.test(text.slice(Math.max(0, at - 30), at));
}

function isReported(text: string, at: number): boolean {
  return reported.test(text.slice(Math.max(0, at - 24), at));
}
