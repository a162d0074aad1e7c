import type { ReadableText } from '../domain/text/readable-text.ts';
import { bare } from './bare-words.ts';

/** What we have written, or asked for. */
const ours =
  '(?:what(?:ever)?(?: (?:you|yall|this|that|it|is|are|do|to|me|want|need|mean|means|meant|say|said|saying|ask|asking|asked|wanting|send|sent|put|from|for|here|about|be|trying|all|now|even))*|(?:any of |all )?(?:it|this|that|you|u|yall|these|those)|(?:the |your |ur |this |that |these |those |any of the |any of your )*(?:messages?|msgs?|texts?|txts?|questions?|letters?|words?|instructions?|robots?|bot|system|thing|website|link))';
const graspEn = [
  `(?:i |we )?(?:really |still |just |honestly |also )*(?:dont|do not|didnt|did not|cant|cannot|couldnt|never) (?:really |quite |even )*(?:(?:understand|follow|understood)(?: ${ours})?|(?:get|make out|figure out|read|see|open) ${ours})`,
  `(?:i am|im|am) (?:so |really |very |just |all |totally )*(?:confused|lost|puzzled|mixed up) (?:by|about|with) ${ours}`,
];
const graspEs = [
  '(?:yo )?(?:no|ya no|tampoco) (?:le |les |lo |la |te )?(?:entiendo|entendi|comprendo|comprendi|capto)(?: (?:nada|bien|lo que|que|sus?|el|los|este|esta|eso|esto|mensajes?|textos?|preguntas?|me|quieren?|quiere|dicen?|dice|piden?|pide|preguntan?|pregunta|escriben?|escribe|ustedes|usted|de|ni|jota))*',
  '(?:estoy|me quede) (?:muy |bien |toda |todo )?(?:confundid[oa]|perdid[oa]|hech[oa] bolas)(?: con (?:esto|eso|sus mensajes|tantas preguntas))?',
];

/** What somebody would rather keep. */
const own =
  '(?:(?:my|that|this|it|the|those|these|you|u|yall|any|all|such|mi|ese|eso|esa|el|la|los|le|ningun) )*(?:birthdays?|birth ?dates?|date of birth|dob|names?|info|information|details?|data|stuff|numbers?|personal|private|say|saying|tell|give|giving|share|sharing|send|text|it|that|you|that out|out|datos?|informacion|fecha(?: de nacimiento)?|nombre|numero|decir(?:lo|selo|le)?|dar(?:lo|selo|le)?|ese dato)(?: (?:out|over (?:text|the phone|here)|by text|here|to (?:a|you|the) (?:robot|bot|machine|stranger|computer)|to you|por (?:mensaje|texto|aqui)|a (?:un robot|una maquina|ustedes|usted)))*';
const keepsEn = [
  `(?:i |id |i would |i d |we |wed )?(?:rather|would rather|prefer|would prefer)(?: to)? not(?: to)?(?: (?:say|tell|give|share|send|answer|text))?(?: ${own})?`,
  `(?:i am|im|i|we are) (?:not|dont|do not|wont|will not|am not|not going to|not gonna) (?:really |so )*(?:feel |be )?(?:(?:comfortable|ok|okay|fine|happy) )?(?:with )?(?:say|saying|tell|telling|give|giving|share|sharing|send|sending)(?: ${own})?`,
];
const keepsEs = [
  `(?:yo )?(?:prefiero|preferiria|mejor) no(?: (?:decir|dar|mandar|contestar)(?:lo|selo|les|le)?)?(?: ${own})?`,
  `(?:yo )?no (?:le |les |se |te )?(?:lo |la |los )?(?:voy a|quiero|pienso|puedo) (?:decir|dar|mandar|contestar)(?:lo|selo|les|le)?(?: ${own})?`,
];

const weary = [
  '(?:there (?:are|is) |its |thats |this is |son |es )*(?:(?:way |just )?(?:too|so) many (?:questions|texts|messages|steps|things)|demasiadas? (?:preguntas|mensajes|cosas)|(?:son )?(?:muchas|tantas) preguntas)',
  '(?:i )?(?:cant|cannot|wont|not going to|dont want to|ya no (?:puedo|quiero|aguanto)) (?:(?:keep )?do(?:ing)? |deal with |go through |answer |contestar |con )?(?:all )?(?:this|these|esto|tantas?|todas?)(?: (?:anymore|any more|no more|now|ya))? (?:(?:way |just )?(?:too |so )?many )?(?:questions|texts|messages|steps|preguntas|mensajes|over text|by text|on my phone|with a robot|con un robot)',
];
const busy = [
  '(?:i |we )?(?:cant|cannot|can not) (?:talk|text|chat|answer|respond|look)(?: (?:right )?(?:now|rn|at the moment|this minute|yet))? (?:(?:im |i am |while )?(?:driving|working|at work|in (?:a|the|my) (?:meeting|class|church|store|car|bus)|on the (?:phone|bus)|busy))',
  '(?:i |we )?(?:cant|cannot|can not) (?:talk|text|chat|answer|respond|look) (?:right )?(?:now|rn|at the moment|this minute|yet)',
  '(?:ahorita |ahora )?no puedo (?:hablar|contestar|escribir)(?: (?:ahorita|ahora|por ahora|en este momento))? (?:(?:estoy )?(?:manejando|trabajando|en el trabajo|ocupad[oa]|en (?:una junta|misa|clase)))',
  '(?:ahorita|ahora) no puedo (?:hablar|contestar|escribir)',
  'no puedo (?:hablar|contestar|escribir) (?:ahorita|por ahora|en este momento)',
];

const filling =
  'i|im|sorry|no|well|hi|hello|hola|ok|okay|please|pls|por favor|perdon|disculpe|pues|ay|but|pero|and|y|um|uh|lol|thanks|gracias|honestly|la verdad|what|huh|que|at all|anymore|para nada|fijese|oiga|mire';
const said = [...graspEn, ...graspEs, ...keepsEn, ...keepsEs, ...weary, ...busy].join('|');
const onlySaid = new RegExp(`^(?:(?:${filling}) )*(?:${said})(?: (?:${filling}))*$`);

/** More words than this say something of their own. In characters. */
const longest = 120;

/**
 * A whole text of nothing but that our words are not understood, that what we ask for is not told, is too much or
 * comes at the wrong moment. Such short words (`i dont`, `rather not`, `cant talk`) open what people in despair or
 * danger write, and alone they tell of none. What may be the sender's own state (`cant see`, `confused`) is not here.
 */
export function isBewildered({ text }: ReadableText): boolean {
  return text.length <= longest && onlySaid.test(bare(text));
}
