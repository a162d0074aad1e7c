import { lazyAlternatives, lazyPattern } from '../../domain/text/lazy-pattern.ts';

/**
 * What is said of texts that is no wish to get none: that they are not understood or do not come, that the sender texts
 * little, that they go on, when they come, whom else they reach; and medicines that are to leave a list. The words are
 * those of a clause or a message, with a blank around each and `MED` for a medicine.
 */

/** A word of the same clause that begins no other wish. */
const word =
  '(?!(?:stop|quit|dont|do|never|no|not|please|pls|remove|take|leave|unsubscribe|deje|dejen|paren|pare|and|so) )[^ .,;!?]+';
const texts = '(?:texts?|texting|texted|messages?|messaging|msgs?|sms|mensajes?|mensajitos?|textos?)';
const cannot =
  '(?:dont|do not|dnt|didnt|did not|cant|cannot|can not|couldnt|could not|never|havent|have not|hardly|not able to|unable to|no|nunca|ya no|casi no)';
const aside =
  '(?:really|always|even|ever|quite|fully|able|to|yet|pude|puedo|podemos|lo|la|los|las|me|le|nos|bien)';
const perceive =
  '(?:understand(?:ing)?|understood|get(?:ting)?|got|gotten|read(?:ing)?|see(?:n|ing)?|saw|find|open|know|recognize|remember|received?|receiving|make out|figure out|entiendo|entendi|entendemos|entiende|entender|comprendo|recibo|recibi|recibimos|recibir|llegan?|llego|llegaron|veo|vi|ver|leo|leer|encuentro|abro|abrir|se|uso|mando|envio|tengo|acostumbro|manejo|texteo)';

/** `I dont understand your message`, `I never got a text from you`, `no se mandar mensajes`. */
const notReached = `${cannot}(?: ${aside}){0,3} ${perceive}(?: ${word}){0,4} ${texts}`;

const sender = '(?:i|we|he|she|mom|mama|dad|papa|my [^ .,]+|yo|ella|mi [^ .,]+)';
const seldom =
  '(?:dont|do not|dnt|doesnt|does not|cant|cannot|can not|couldnt|never|hardly|rarely|seldom|barely|am not able to|am unable to|no|casi no|nunca)';
/** `I dont text much`, `she cant text`, `I dont have text on this phone`. */
const textsLittle = `${sender}(?: (?:just|really))? ${seldom}(?: (?:really|usually|even|ever|normally|generally|often|know|how|to|do|use|have|usa|sabe|puede|tiene|manda|manda[rn]|enviar|mucho|muchos|a|any|unlimited)){0,4} (?:text|texting|texts|textear|textea|sms|messages?|mensajes?|textos?)(?! (?:me|us|this|from|again))`;

const complained = '(?<! (?:you|u|ya|yall|they|guys|people|it|that|this|texts|messages|why|pharmacy|number))';
const ending =
  '(?:stop(?:ping|ped)?|quit|cancel(?:l?ing|led)?|end|unsubscribed?|opt(?:ed|ing)? (?:me )?out|remove|block|delete|turn off)';
const endingEs =
  '(?:dejen|dejes|deje|dejar|paren|pares|pare|parar|cancelen|canceles|cancele|cancelar|quiten|quites|quite|quitar|quitarme|darme|borren|borres|bloqueen)';
/** `please dont stop texting me`, `I did not mean to opt out`, `I never texted stop`, `no dejen de mandar mensajes`. */
const goOn = [
  `${complained} (?:dont|do not|dnt|didnt|did not|never)(?: (?:please|pls|ever|even|want|wanted|wanna|mean|meant|wish|try|trying|intend|ask|asked|you|to|be|get)){0,4} ${ending}(?: ${word}){0,4}`,
  ` (?:didnt|did not)(?: (?:mean|want|try|intend|to|even)){0,3} (?:text|say|send|type|write|ask|tell|request)(?: (?:you|for|to|be|get|the|word)){0,3} ${ending}`,
  ` (?:never|nobody|no one) (?:texted|said|sent|typed|wrote|asked|told|requested)(?: (?:you|for|to|be|get|the|word)){0,3} ${ending}`,
  ` (?:no|nunca)(?: (?:me|nos|le|quiero|quise|queria|quisiera|pedi|vayan|vaya|a|que)){0,4} ${endingEs}(?: ${word}){0,4}`,
  ` (?:why|how come)(?: (?:did|have|has|was|am|were))(?: (?:you|u|i|we|it|they|the|guys|been|being|got|my|your|texts|messages)){0,3} ${ending}(?: ${word}){0,3}`,
  ` por que (?:me |nos )?(?:dejaron|dejo|dejaste|pararon|quitaron|dieron|cancelaron)(?: ${word}){0,4}`,
];

const toText =
  '(?:texts?|texting|messages?|messaging|contact|contacting|write|writing|bother|bothering|disturb|mand[aeo]n?(?:me|nos)?|mandes|mandar(?:me|nos)?|envi[ae]n?(?:me|nos)?|enviar(?:me|nos)?|escrib[ae]n?(?:me|nos)?|escribir(?:me|nos)?|textee[ns]?|molest[ae]n?|mensajes?|textos?)';
const days =
  '(?:(?:the )?weekends?|sundays?|saturdays?|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|holidays?|sabbath)';
const hour = '(?:[0-9]+|six|seven|eight|nine|ten|eleven|noon|midnight|dark|dinner|bedtime|work|hours)';
const times = `(?:before|past ${hour}|after ${hour}|(?:until|till) (?:after |tomorrow|${hour}|${days})|(?:so|too|this) (?:early|late)|late|early|overnight|nights|at (?:night|work|school|church|dinner|lunch|${hour})|in the (?:middle|mornings?|evenings?|afternoons?|night)|(?:on )?${days}|during|between|while|when (?:im|i am|i work|i sleep|hes|shes|we are|my|its)|de (?:noche|madrugada)|(?:en|por) la (?:noche|madrugada|manana|tarde)|tan (?:tarde|temprano)|tarde|temprano|antes de|despues de las?|hasta (?:las?|manana|despues)|a las|(?:los|el|en) (?:domingos?|sabados?|fin(?:es)? de semana)|durante|mientras|cuando (?:estoy|trabajo|duermo|este|manejo))`;
/** `dont text before 9am`, `no me mande mensajes de noche`. */
const atTimes = ` (?:dont|do not|dnt|never|not|no|no more|stop|quit|ya no)(?: ${word}){0,2} ${toText}(?: (?:me|us|him|her|this|number|phone|here|please|pls|anything|again|mensajes?|texts?|textos?|messages?|de texto|por favor))* ${times}`;

const another =
  '(?:him|her|them|my (?!(?:number|phone|cell|cel|line|mobile|telephone|landline|device|home|house|work) )[^ .,]+)';
/** `dont text my wife about this`, `unsubscribe my mom not me`. Of a phone of its own that is to get none a person hears, too. */
const toOthers = [
  ` (?:dont|do not|dnt)(?: ${word}){0,1} (?:text|message|contact|write)(?: to)? ${another}(?!(?: [^ .,]+){0,3} (?:anymore|again|ever|any more))`,
  ` (?:stop|quit) (?:texting|messaging|contacting) ${another}(?: ,)?(?: [^ .,]+){0,2} (?:about|text me|not me|instead|only me|just me)`,
  ` no (?:le|les)(?: ${word}){0,1} ${toText}(?!(?: [^ .,]+){0,5} (?:mas|nunca))`,
  ' (?:unsubscribe|remove|delete|take|opt out|stop texting|quit texting)(?: [^ .,]+){0,5}(?: [,])?(?: and| but)? not (?:me|mine)(?= )',
];

const goods =
  '(?:MED|meds?|medicines?|medications?|pills?|tablets?|prescriptions?|rxs?|refills?|medicinas?|medicamentos?|pastillas?|recetas?)';
/** `remove metoprolol from my list`. */
const offTheList = ` (?:take|remove|delete|get|drop|quit[ae]n?|quit[ae]r|borr[ae]n?|saquen?|saque)(?: ${word}){0,3} ${goods}(?: ${word}){0,2} (?:off|from|out of|de)(?: ${word}){0,2} (?:list|profile|records?|lista|perfil|texts|messages)`;

/** `stop sending blanks, text again`. */
const spoilt = ` (?:stop|quit|dont|do not)(?: keep)? (?:sending|texting|send|text)(?: (?:me|us|out))? (?:blanks?|empty|doubles?|duplicates?)(?: ${word}){0,2}`;

/** `opt out of the auto refill`: what is filled by itself is to be, and no texts. */
const automaticFills =
  ' (?:opt(?:ing)?(?: me)? out|unsubscribe(?: me)?|(?:take|get|remove|drop) me (?:off|out)|get off|sign me (?:off|out)|cancel|stop|quitenme|saquenme|(?:dar|den)me de baja|bajarme)(?: (?:of|from|de|del|the|my|your|this|la|el|los|las|being|on)){0,3} (?:auto(?:matic|matically|mated)?|automatic[oa]s?)(?: -)? ?(?:refills?|fills?|refilled|refilling|ship|delivery|program|enrollment|resurtidos?|surtidos?)|' +
  ' (?:opt(?: me)? out|unsubscribe(?: me)?)(?: (?:of|from|the|my|your)){0,3} (?:autofills?|autorefills?)|' +
  ' (?:opt(?: me)? out|quitenme|saquenme|(?:dar|den)me de baja)(?: (?:of|from|the|de|del|los?|el)){0,3} (?:resurtido|surtido|relleno|refill) automatico';

/** `why am I not getting texts`, `por qué no me mandan mensajes`: they are missed. */
const missed = ` (?:why|how come|por que)(?: ${word}){0,3} (?:no|not|dont|do not|havent|have not|arent|cant|didnt|never|nunca)(?: ${word}){0,4} (?:${texts}|(?:text|message|write) (?:me|us))`;

/** `stop calling me`, `stop asking me for my birthday`, `stop sending me pills`: a person sees what is meant. */
const bothered = [
  ' (?:stop|quit) (?:calling|phoning|ringing) (?:me|us|this|my)(?!(?: [^ ]+){0,3} (?:text|texts|texting|messages?|messaging))',
  ` (?:stop|quit) asking(?: ${word}){0,6}`,
  ' (?:dejen?|paren?) de (?:llamar(?:me|nos)|preguntar(?:me|nos))',
  ` (?:stop|quit) (?:sending|mailing|shipping)(?: (?:me|us))?(?: (?:the|these|those|any|more|so|many))* (?!MED )${goods}(?: (?!MED )${word}){0,4}`,
  ` (?:why|how come|how many times)(?: [^ .,;!?]+){0,5} (?:asking|ask)(?: ${word}){0,6}`,
  ` (?:por que|cuantas veces)(?: [^ .,;!?]+){0,4} (?:preguntan?|preguntando|pregunten?|piden?|pidiendo)(?: ${word}){0,6}`,
  ' make (?:it|this|that|them) stop(?= (?:please |now |[.!] ?)*$)',
];

const [before, after] = ['(?:', ')(?= |$)'];
const wishes = lazyPattern(
  [` ${textsLittle}`, ...goOn, atTimes, ...toOthers, spoilt, missed, automaticFills, ...bothered].join('|'),
  before,
  after,
);
const otherwise = lazyPattern(` ${notReached}|${offTheList}`, before, after);

/** What remains of the words when such talk of texts is taken out. */
export function withoutTalkOfTexts(words: string): string {
  const rest = otherwise.replace(wishes.replace(words, blank), blank);
  return rest.replace(/ +/g, ' ');
}

function blank(): string {
  return ' ';
}

/** Says how, when or whom to text, which a person sees to. */
export function saysHowToText(words: string): boolean {
  return wishes.test(words);
}

const leftAlone = lazyAlternatives(bothered, before, after);

/** Wants to be spared something that is no text, which a person sees to. */
export function wantsSparing(words: string): boolean {
  return leftAlone.test(words);
}
