import type { Intent } from '../domain/message.ts';
import { normaliseText } from '../domain/normalise-text.ts';
import { lazyAlternatives } from '../domain/text/lazy-pattern.ts';
import { withoutTalkOfTexts } from './wishes/about-texts.ts';

const keywords = new Map<string, Intent>([
  ...words(
    'opt_out',
    'stop|stopall|stop all|unsubscribe|end|quit|revoke|optout|opt out|cancel|alto|parar|cancelar|baja|no mas|stpo|sotp|stopp|unsubcribe|unsubscribe me|stop please|please stop|yes stop|yes please stop|stop now|s t o p|end this|end this please|please end this|end this conversation|end conversation|stop it|just stop it|quit it|please stop it|alto por favor|por favor alto|detener|detenga|detengan|pare|paren|pare por favor|arret|arrete|arretez',
  ),
  ...words(
    'opt_in',
    'start|unstop|unstop please|please unstop|start please|please start|yes|opt in|optin|subscribe|empezar|comenzar|iniciar',
  ),
  ...words(
    'help',
    'help|help please|please help|info|ayuda|informacion|help me|menu|who are you|what is this|what is this number|whose number is this|what number is this|who am i texting|how does this work|how do i use this|que es esto|de quien es este numero|como funciona esto',
  ),
  ...words(
    'thanks',
    'thanks|thank you|thx|ty|tysm|thank u|thanks so much|thank you so much|thank you very much|thanks a lot|many thanks|ok thanks|ok thank you|okay thank you|okay thanks|great thanks|great thank you|perfect thanks|perfect thank you|got it thanks|got it thank you|ok|okay|k|gracias|grasias|graxias|muchas gracias|mil gracias|ok gracias|gracias bendiciones|god bless|awesome thanks|thanks have a good day|thank you have a great day|appreciate it|much appreciated|bueno gracias|esta bien gracias|perfecto gracias|thank you god bless you|cool thanks|received thank you|you guys are the best|you are the best|youre the best|you guys are great|you guys are awesome',
  ),
]);

/**
 * Words of which thanks and assent are made. No two of them together are a third: where a text could be taken apart in
 * two ways, each word more would double the ways that are tried.
 */
export const courtesyWords =
  'ok|okay|k|great|perfect|awesome|wonderful|cool|alright|sure|u 2|you 2|same to (?:you|u)|you as well|de nada|a usted|got it|sounds good|will do|excellent|thanks?|thx|ty|tysm|so|very|much|a lot|again|you too|u|you|have a (?:good|great|nice|blessed) (?:day|one|night|weekend|evening)|appreciate it|i appreciate it|that|god bless|bye|for (?:your|the|all your) help|received|yay|muchas|muchisimas|mil|gracias|grasias|grax|bendiciones|perfecto|excelente|bueno|bien|esta bien|de acuerdo|vale|listo|igualmente|muy|amable|dios (?:lo|la|te|los|me la|me los) bendiga|por (?:todo|su ayuda|la ayuda)|se lo agradezco|que tenga (?:buen|un buen|bonito) dia';

/** A message of nothing else wants nothing. */
const courtesy = new RegExp(`^(?:(?:${courtesyWords})(?: |$))+$`);

const come =
  '(?:it |they |all |everything )?(?:came|arrived|is here)(?: (?:in|today|yesterday))?|got (?:them|everything)|i (?:got|received) (?:it|them)|ya (?:me |nos )?(?:lleg(?:o|aron)|la tengo|lo tengo)|ya (?:lo|la|los|las) (?:recibi|recibimos|tengo)';
const hasCome = new RegExp(`^(?:(?:${courtesyWords}|${come})(?: |$))+$`);

/** Thanks for what has come, and nothing else. */
export function thanksForIt(phrase: string): boolean {
  return (
    phrase.length <= longestKeyword &&
    / (?:gracias|thanks|thank|thx|ty) /.test(` ${phrase} `) &&
    hasCome.test(phrase)
  );
}

/** What people say beside a STOP without meaning anything else by it. */
const besideStop = `${courtesyWords}|no|yes|please|pls|por favor|hi|hello|hey|hola|sorry|now|already|ya|i said|i moved|immediately|right now|right away|at once|this instant|inmediatamente|de inmediato|ahora mismo|wrong (?:number|person)|numero equivocado|sent from my [a-z]+`;
const stopAlone = new RegExp(
  `^(?:(?:${besideStop}) )*(?:stop(?: stop){0,4}|(?:stop|quit) (?:it|this)|stop ?all|unsubscribe|opt ?out|alto|parar|paren?|stpo|sotp|stopp|st ?0 ?p|stop (?:2|to) end|make (?:these|those|the|your) (?:texts?|messages?) stop|que paren (?:estos|los|sus) (?:mensajes|textos))(?: (?:${besideStop}))*$`,
);

const stopTexting = lazyAlternatives([
  '(?:do not|dont|never|stop|quit|please dont|no longer)(?: [^ ]+){0,1} (?:contact|text|message|bother) (?:me|this|us)|(?:remove|delete|erase) (?:my|this) (?:number|phone|cell|info|contact)|never signed up (?:for|to)|take (?:me|us|my (?:number|phone|cell)|this number) off(?= (?:[.!,] |$))|(?:i )?(?:do not|dont) consent(?= (?:[.!,] |$|to (?:texts|text|these|this|being|receiv|any|your)))|cancel (?:[^ ]+ ){0,2}(?:text|texts|texting|sms|subscription|alerts)|(?:dont|do not) (?:wish|want) to (?:receive|get)(?: [^ ]+){0,2} (?:messages|texts|sms|alerts)|(?:dejenme|dejame|dejeme) en paz|(?:dejen?|deja|paren?|basta|ya) de (?:(?:escribir|mandar|enviar)(?:me|nos)(?! (?:[^ .,;!?]+ ){0,2}(?:MED|medicinas?|medicamentos?|pastillas?|recetas?|resurtidos?) )|(?:molest|fastidi|texte|fre?g|acos|chinga|jod)[a-z]+)|no (?:me |nos )?(?:esten|este|sigan|siga) (?:molestando|fastidiando|escribiendo|mandando mensajes)|(?:stop|quit|dont|do not) (?:bugging|harassing|spamming|pestering|annoying|harass|spam|bug|pester) (?:me|us)|(?:stop|quit)(?: (?:blowing up|filling)) my (?:phone|inbox)|(?:stop|quit|dont|do not) (?:sending|send)(?: (?:me|us|all|any|more|this|that|these|those|your|such|stupid|dumb|damn|freaking))* (?:crap|shit|bullshit|bs|garbage|junk|spam|trash|nonsense|notifications?|alerts?|porqueria|basura)|(?:borren|quiten|eliminen|borre) (?:mi|este) (?:numero|telefono|celular)|no (?:me )?(?:escriban|escriba|textee|texteen|contacten|molesten)|(?:revoke|withdraw|cancel) (?:[^ ]+ ){0,3}consent|(?:stop|quit) sending(?: me)? (?:(?:these|this|those|stuff|anything)(?= (?:texts?|messages?|sms|alerts|[.!,] |(?:please|now|to me|anymore) |$))|me(?= (?:[.!,] )?$))|remove (?:me|my (?:number|phone|cell))|lose my number|(?:my|mi) (?:number|phone|cell|numero|telefono) (?:[^ ]+ ){0,2}(?:(?:delete|remove|erase) (?:it|that)|take it (?:off|out)|borrenlo|quitenlo|borrelo|quitelo)|leave me alone|no more (?:texts|messages)|(?<! (?:get|gets|got|getting|received?|receiving|have|had|has|there|is|are|were|was|see|saw|still|with|gotten|why|hay) )no (?:text )?(?:texts|texting|messages|sms)(?= (?:please|pls|plz|just|only|call|anymore|[.,;!] |$))|(?:thats|that is|more than) enough (?:of )?(?:(?:the|these|those|your|all) )*(?:texts|messages|texting|sms)|enough (?:with|of) (?:(?:the|these|those|your|all) )*(?:texts|messages|texting|sms)|(?:stop|quit) sending (?:[^ .,;!?]+ ){0,2}to (?:this|my) (?:phone|number|cell)(?= (?:[.,;!] |$))|(?:sin|nada de|ni un|basta de|ya estuvo (?:bueno )?de) (?:mas )?(?:mensajes?|textos?)(?= (?:por favor|mejor|solo|[.,;!] |$))|(?:darme|denme|dame|deme) de baja|(?:borren|quiten|borre|quite) mi (?:numero|telefono)|(?:qui(?:te|ten|ta)me|sa(?:que|quen|ca)me|bor(?:re|ren|ra)me|elimin(?:e|en|a)me) de|(?:detener|detengan?|cancel(?:ar|en?)|suspend(?:er|an?)|quiten?) (?:[^ ]+ ){0,2}(?:mensajes|textos)|(?:stop|quit|dont|do not|no longer|please stop|never)(?: [^ .,;!?]+){0,3} (?:texting|messaging|texts|text|messages|contacting|sms|msgs|messages?|bothering)|(?:take|remove|delete|get)(?: [^ ]+){0,3} (?:off|from) (?:(?!our )[^ ]+ ){0,2}(?:list|texts|messages)|unsubscribe(?! (?:all|every|each|everyone|the|patients))|opt(?: me)? out|(?:no|ya no|dejen|deje|dejar|no quiero)(?: [^ .,;!?]+){0,3} (?:mensajes|textos|mandar mensajes|manden mensajes|enviar mensajes|texteen|mandes mensajes|mensajes de texto)|wrong number stop',
]);
const resume = lazyAlternatives([
  '(?:cancel|undo|reverse|revoke) (?:my|the) opt ?out|start texting me|you can text me again|resume (?:my |the |your )?(?:texts|messages|texting)|opt(?: me)? back in|sign me up for texts|turn (?:my |the )?(?:texts|messages|texting) back on|start (?:texting|messaging)|(?:you can|please|pls|can you|could you|okay to|ok to) (?:text|message) me again|(?:volver a |vuelvan a )(?:mandar|mandarme|enviarme|escribir|escribirme|recibir)(?: [^ ]+){0,1} ?(?:mensajes|textos)?|(?:mandarme|enviarme|mandenme|recibir) (?:mensajes|textos) (?:otra vez|de nuevo)',
]);

function words(intent: Intent, list: string): [string, Intent][] {
  return list.split('|').map((word) => [word, intent]);
}

/** Asks how it is done, and does not do it. */
const asksHowToStop =
  /^(?:(?:hi|hello|hey|hola) )?(?:how (?:do|can|could|would|does) (?:i|we|one|someone) (?:opt out|unsubscribe)|how to (?:opt out|unsubscribe)|como (?:me doy|puedo darme|hago para darme) de baja)(?: (?:of|from|de) (?:this|these|the|your|los|estos|sus) ?(?:texts?|messages?|list|mensajes|textos)?)?(?: (?:please|por favor))?$/;

/** Spanish words in which people ask to be left alone. */
const spanishStop =
  / (?:mas|pare|paren|parar|detener|detengan?|alto|baja|cancelar|dejen?|dejar|mensajes|textos|escrib[a-z]+|mand[a-z]+|envi[a-z]+|textee[a-z]*|molest[a-z]+) /;

/** The language of a wish to be left alone whose words say nothing of it otherwise. */
export function consentLanguage(words: string): 'es' | null {
  return spanishStop.test(words) ? 'es' : null;
}

/** More is no keyword, whatever its words are. */
const longestKeyword = 200;

/**
 * A bare CANCEL is the carrier's keyword; with a word more it is said of a request, which is taken back, or looked for
 * by a person where there is none.
 */
const cancelsRequest =
  /^(?:(?:ok|okay|no|yes|hi|hello|sorry|oh|actually|wait|hola|perdon|please|pls|plz|por favor|just) )*(?:(?:you can |can you |could you |i want to |i need to |i would like to |id like to |quiero |necesito |puede )?(?:cancel|cancele|cancela|cancelen|cancelar|cancelelo|cancelenlo|cancelalo|anule|anulen|anular))(?: (?:it|that|this|them|one|now|everything|thanks|thank you|please|pls|plz|lo|eso|ya|por favor|gracias))*$/;

function saysCancelBeside(phrase: string): boolean {
  return phrase.includes(' ') && cancelsRequest.test(phrase);
}

/** What the carrier-style keyword means when it is the whole message; punctuation does not count. */
export function keywordOf(phrase: string): Intent | null {
  if (phrase.length > longestKeyword) return null;
  if (asksHowToStop.test(phrase)) return 'help';
  // "STOP STOP STOP"; more than anybody would say is looked at by a person.
  const once = phrase.replace(/^(.+?)(?: \1){1,4}$/, '$1');
  if (keywords.get(once) === 'opt_out') return 'opt_out';
  if (stopAlone.test(phrase)) return 'opt_out';
  if (saysCancelBeside(once)) return 'withdraw';
  return keywords.get(phrase) ?? (courtesy.test(phrase) ? 'thanks' : null);
}

/**
 * A STOP that opens the text, whatever follows: a sentence of its own, or in capitals before words that are not. The
 * carrier lets such a text pass, and a revocation by any reasonable means counts (47 CFR 64.1200(a)(10)). `named`: a
 * medicine or number is named, which a STOP before a comma or in the same sentence may be about.
 */
export function opensWithStop(text: string, named: boolean): boolean {
  const [first = '', mark = ''] = text.trim().split(/([.!?\n\r]+|[;,])/, 2);
  const ends = named ? /^[.!\n\r]/ : /^[.!\n\r;,]/;
  if (ends.test(mark) && openingStop.test(normaliseText(first))) return !saysAllAgain(text);
  return !named && /^\s*STOP(?=[\s.,;:!?-].*\p{Ll})/su.test(text);
}

/** `stop. go. stop. go.`: several sentences, each of which comes again as it is, wish nothing. */
function saysAllAgain(text: string): boolean {
  const sentences = text
    .split(/[.!?\n\r]+/)
    .map(normaliseText)
    .filter(Boolean);
  const different = new Set(sentences);
  return (
    different.size > 1 && [...different].every((one) => sentences.indexOf(one) !== sentences.lastIndexOf(one))
  );
}

const openingStop =
  /^(?:please )?(?:stop|stop ?all|unsubscribe|opt ?out|quit|alto|paren?|stpo|sotp|stopp)(?: please)?$/;

const closingStop =
  / (?:please |pls |so |and |just |[.,;!] )+(?:stop|unsubscribe)(?: (?:please|pls|now|it|this|[.!]))* $/;

/** A STOP that closes the text and is about nothing named (`... please stop`). `words` has a blank around each. */
export function closesWithStop(words: string): boolean {
  return closingStop.test(words);
}

/** They say what follows if they are texted again, or never to do it again. */
const unwelcome =
  / (?:(?:my|mi) (?:number|phone|numero|telefono) (?:[^ ]+ ){0,2}(?:(?:delete|remove|erase) (?:it|that)|borrenlo|quitenlo|borrelo|quitelo)(?= (?:[.!] |please |now |$))|(?:text|message|contact|write)(?:s|ing)? (?:me|us) (?:again|one more time|once more|another time)(?: or| and|,)* (?:[^ ]+ ){0,3}(?:sue|suing|report|reporting|lawyer|attorney|fcc|police|block|blocking|complain)|if (?:you|i) (?:[^ ]+ ){0,3}(?:text|texts|message|messages|contact) (?:[^ ]+ ){0,8}(?:sue|suing|report|reporting|lawyer|attorney|fcc|police)|(?:dont|do not|never) (?:[^ ]+ ){0,3}(?:text|message|contact) (?:me|us|this)|no (?:me |nos )?vuelvan? a (?:escrib|mand|envi|text|contact|molest)[a-z]*|si (?:me |nos )?vuelven? a (?:escrib|mand|envi|text|contact|molest)[a-z]* (?:[^ ]+ ){0,5}(?:demand|denunci|report)[a-z]*) /;

/** `words` are those of the whole message, with a blank around each. */
export function forbidsTexts(words: string): boolean {
  return unwelcome.test(withoutTalkOfTexts(words)) && !prefersTexts(words);
}

/** One STOP that is a sentence, a line or a part between commas of its own (`Stop. Who is this?`), in a whole message. */
export function saysStopApart(text: string): boolean {
  const parts = text
    .split(/[.!?;,\n\r]+/)
    .map(normaliseText)
    .filter((part) => part.length <= longestKeyword && stopAlone.test(part));
  return parts.length === 1;
}

/** "Don't call me, just text": texts are what is wanted. */
const noCall =
  '(?:dont|do not|never|no|stop|quit)(?: (?:me|nos))? (?:call|calls|calling|phone|ring|llam[a-z]+|marqu[a-z]+)(?: (?:me|us))?(?: (?:please|pls|anymore|again|por favor))?(?: [.,;!])*';
const aText = '(?:text|texts|texting|message|messages|msg|mensajes?|textos?|escrib[a-z]+|textee[a-z]*)';
const sendsText =
  '(?:text|message|msg|(?:send|mand[ae]n?|envi[ae]n?)(?:me|nos)?(?: (?:me|us|nos|a|un|una|por)){0,2} (?:text|message|msg|mensajes?|textos?)|escrib[ae]n?(?:me|nos)?|texte[ae]n?(?:me|nos)?)';
const textsInstead = new RegExp(
  ` ${noCall}(?:(?: (?:and|y))? ${sendsText}|(?: (?:please|pls|just|only|but|instead|rather|i prefer|id rather|id prefer|mejor|solo|solamente|prefiero|por|mas bien))+ (?:[^ ]+ ){0,2}${aText}| ${aText} (?:me |us )?(?:instead|only|please instead)) `,
);
const norTexts = / (?:or|nor|ni|o|and|y) (?:me )?(?:text|message|mensaje|escrib|textee)[a-z]* /;

/** `words` are those of the whole message, with a blank around each. */
export function prefersTexts(words: string): boolean {
  return textsInstead.test(words) && !norTexts.test(words);
}

/** A sentence about the texts themselves, such as `please stop texting me`. `words` has a blank around each word. */
export function consentIntent(words: string): Intent | null {
  if (forbidsTexts(words)) return 'opt_out';
  if (prefersTexts(words)) return null;
  if (resume.test(words)) return 'opt_in';
  return stopTexting.test(withoutTalkOfTexts(words)) ? 'opt_out' : null;
}

/** Speaks of texts, or asks to go on with them, and says nowhere that none are wanted. */
export function keepsTexts(words: string): boolean {
  if (prefersTexts(words)) return true;
  return withoutTalkOfTexts(words) !== words && consentIntent(words) !== 'opt_out';
}

/**
 * Whether the words ask to be left alone, as far as they say so by themselves and before anything else is read: the
 * whole reading, with the thread and what is named beside, decides whether it is an opt-out.
 */
export function mayAskToStop(text: string): boolean {
  const phrase = normaliseText(text);
  if (keywordOf(phrase) === 'opt_out' || consentIntent(` ${phrase} `) === 'opt_out') return true;
  return opensWithStop(text, false) || closesWithStop(` ${phrase} `) || saysStopApart(text);
}

/** A STOP in capitals behind words that are not: the carrier's word, or about what stands before it. */
export function closesInCapitals(text: string): boolean {
  return /\s(?:STOP|ALTO|PAREN?)[\s.!]*$/.test(text) && /\p{Ll}/u.test(text);
}
