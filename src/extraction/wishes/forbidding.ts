import { clausePattern } from './clause-grammar.ts';

const opening =
  '(?<=^ )(?:(?:hi|hello|hey|no|oh|ok|okay|sorry|actually|and|also|but|so|just|again|please|pls|plz|kindly|remember to|make sure (?:to|you|they|that you)|tell (?:them|the pharmacy) (?:to )?|hola|perdon|y|pero|por favor|[,.;:!]) )*';
const dont = '(?:dont|do not|dnt|never|not to) (?:please |pls |ever |you (?:guys )?|yall |anyone |u )*';
const no =
  '(?:no|nunca|ya no|que no) (?:(?:me|nos|le|les|se|l[ao]s?|vayan? a|vuelvan? a|quiero que|por favor) )*';

/** A medicine, or what stands for one: that it is not used (any more) is told of oneself. */
const itself =
  '(?:(?:the|my|that|this|those|these|any|his|her|mis?|el|las?|los|es[ae]s?) )*(?:MED|it|them|that|this|those|these|l[ao]s?|es[ao]s?|<goods>) ?(?:anymore|any more|any longer|now|these days|today|yet|daily|every|as|because|since|ya|mas|[.,;!]|$)';
/** An order that is not to be put in is taken back. */
const order =
  '(?:(?:it|them|that|my|the|any) )*(?:in|through) (?:(?:a|an|the|my|any) )*(?:refills?|orders?|requests?|yet|now|$)';
const packing =
  '(?:bottles?|containers?|vials?|caps?|lids?|bags?|box(?:es)?|packs?|packets?|packaging|blisters?|substitutions?|frascos?|botellas?|botes?|tapas?|tapaderas?|bolsas?|cajas?|envases?|sustituciones)';
const theirs = '(?:(?:it|them|that|this|my|the|his|her|our|MED|<goods>) )*';

/** What nobody says of themselves without a subject: how it is to be packed, kept, marked or brought. */
const handled = clausePattern(
  `${opening}${dont}us(?:e|ing) (?!${itself})`,
  `${opening}${dont}(?:put|place) (?!${order})`,
  `${opening}${dont}(?:pack|package|wrap|staple|label|seal|crush|split|mix|combine|substitute|ring|knock|deliver|cut (?:the|my|them|it)(?! off| dose)|drop ~2off|leave (?!out|off|me|us|any|my name))`,
  `${opening}${dont}(?:give|hand) (?:(?:me|us|him|her|any|a|one) )*${theirs}(?:to |generics?|brand|blue|white|plastic|glass|child|old|same|wrong|different|big|small)`,
  `${opening}${dont}(?:change|switch|swap) (?:the |my )?(?:brand|manufacturer|maker|packag[a-z]+|bottles?|label|address|driver|time|day)`,
  `${opening}${dont}(?:fill|refill|process) ${theirs}(?:in|at|with|through|from|by|into) (?!(?:advance|time|full|all|case|the pharmacy|pharmacy)(?: |$))`,
  `${opening}${no}(?:usen?|utilicen?) (?!(?:mas )?${itself})`,
  `${opening}${no}(?:pongan?|metan?|empaquen?|empaqueten?|envuelvan?|embolsen?|etiqueten?|trituren?|partan?|mezclen?|sustituyan?|cambien? (?:la|el|de)(?! dosis)|dejen? (?:l[ao]s?|mi|en|afuera|fuera)|toquen? (?:el|la)) `,
  `${opening}${no}(?:den|de|entreguen?) (?:(?:l[ao]s?|el|mis?|una?|MED|<goods>) )*(?:al? |generic[oa]s?|azul|de marca|${packing})`,
  `${opening}(?:no more|no mas|ya no mas) (?:of |de )?(?:(?:the|those|these|that|es[ao]s|l[ao]s) )?~1${packing}(?! (?:left|remaining|here|in|at|on hand|que))`,
);

/** Whom they are not to tell, ask or charge. */
const dealt = clausePattern(
  `${opening}${dont}(?:bill|charge|tell|ask|fax|notify|inform) (?!me |us |this )`,
  `${opening}${dont}run ${theirs}~1(?:through|on|under|by) `,
  `${opening}${dont}let (?:anyone|anybody|my|him|her|them|the) `,
  `${opening}${no}(?:cobren?|carguen?|facturen?|digan?|pregunten?|avisen?|informen?) `,
);

/** "Don't use the blue bottles": says what they are not to do, and neither asks for a medicine nor takes one back. */
export function forbidsDeed(words: string): boolean {
  return handled.test(words) || dealt.test(words);
}

/** Of them those that whoever packs or brings it has to know. */
export function forbidsHandling(words: string): boolean {
  return handled.test(words);
}
