import { lazyAlternatives } from '../../domain/text/lazy-pattern.ts';
import { relativeWord } from './people-words.ts';

const phone =
  '(?:(?:cell|mobile|phone|home|work|house) )?(?:phones?|cells?|cellphones?|mobiles?|numbers?|line|telefono|celular|cel|numero|movil|linea)';
const whose = `(?:(?:${relativeWord}|boss|coworker|nurse|aide|caregiver|stranger|guy|lady)s?|(?:someone|somebody) elses?|another persons?|other peoples?)`;
const deQuien = `(?:(?:mi|mis|un|una|la|el) (?:[^ ]+ )?(?:${relativeWord}|jef[ae]|patron|patrona|enfermera|cuidadora|senora?|companer[ao])|otra persona|otr[ao]|alguien(?: mas)?)`;
const begins = '(?<=^ |[.,;:!?\\n-] )';
const ends =
  '(?= $| (?:[.,;:!?\\n-]|and|but|so|y|pero|i|im|we|anyway|need|please|pls|can|could|refill|necesito|ocupo|quiero|por) )';
/** Where somebody wants to be called says nothing of the phone that the text is from. */
const elsewhere =
  '(?<! (?:call|calls|called|reach|contact|text|txt|ring|try|leave|message|llam[^ ]+|marqu[^ ]+|habl[^ ]+|contact[^ ]+|mand[^ ]+) (?:[^ ]+ ){0,3})';
/** The pharmacy's number, a doctor's, or one that is asked for. */
const notTheirs =
  '(?<! (?:you|your|the|their|his|her|there|theres|is|any|has|what|whats|need|su|sus|tu|algun|tienen?|del?|ustedes|doctora?|doctors?|pharmacys?|farmacia) (?:[^ ]+ )?)';

/** What a text says of the phone that it comes from. */
const told = [
  `(?:(?:this|it|that|phone|number|cell) (?:is not|isnt|aint)|(?:this|its|thats) not) (?:really |actually |even )?my (?:own |usual |regular |real |normal |personal )?${phone}`,
  `${begins}(?:[^ ]+ )?(?:not|isnt|aint) my (?:own |usual |regular |real |normal |personal )?${phone}`,
  `(?:this|the) ${phone} (?:is not|isnt|aint|doesnt belong|does not belong|belongs|used to (?:be|belong)|was|is) (?:to )?(?:not )?(?:mine|me|(?:[^ ]+ )?${whose})${ends}`,
  `(?:had|has|have|owned) this (?:phone )?number (?:before|previously|first)`,
  `${elsewhere}(?:using|use|used|borrow|borrowed|borrowing|on|from|off|with|via|thru|through) (?:[^ ]+ ){0,2}?${whose} ${phone}`,
  `(?:borrow|borrowed|borrowing) (?:[^ ]+ ){0,3}?${phone}`,
  `${begins}(?:(?:this is|its|it is|thats) )?(?:[^ ]+ )?${whose} ${phone}${ends}`,
  `${begins}(?:(?:sorry|hi|hello|i think|you have the|you got the) )*wrong (?:number|person)${ends}`,
  `(?:numero|telefono) equivocado${ends}`,
  // The number has changed hands, or is new to whoever writes.
  `(?<! (?:you|they|he|she) )(?:got|received|have had|only had|bought|assigned|inherited) this (?:phone )?number(?! (?:from|off|to|for))`,
  `${notTheirs}new (?:phone |cell |mobile )?(?:number|num)(?! (?:for|of|to))`,
  '(?:changed|switched) (?:my )?(?:phone |cell )?numbers?',
  `(?:este|esta|ese|esto) (?:[^ ]+ )?no es (?:realmente )?mi (?:propio )?${phone}`,
  `${begins}no es mi (?:propio )?${phone}`,
  `(?:este|el|esta|la) ${phone} (?:no es (?:mio|mia|el mio|la mia)|(?:es|era) (?:de ${deQuien}|prestad[oa]|ajen[oa]))`,
  `${elsewhere}(?:uso|usando|use|desde|del?|con|en|tengo) (?:el |un |este )?${phone} (?:de ${deQuien}|prestad[oa]|ajen[oa])`,
  `${begins}(?:(?:este )?es )?(?:el )?${phone} (?:de ${deQuien}|prestad[oa]|ajen[oa])`,
  `(?:prestaron|presto|pedi) (?:prestado )?(?:el|un|este|su) (?:[^ ]+ )?${phone}`,
  `(?:recibi|recibir|recibido|dieron|dado|dar|asignaron|obtener|obtuve|sacar|saque) (?:apenas |recien )?este (?:nuevo )?numero(?! (?:para|pero|por|de))`,
  `${notTheirs}(?:numero (?:de (?:telefono|celular) )?nuevo|nuevo numero)(?! (?:de|para|del))`,
  '(?:cambie|cambio|cambiado) (?:de|el|mi) numero',
];

const pattern = lazyAlternatives(told);

/**
 * Whether a text says that the phone it comes from is somebody else's, was lent, or has changed hands: whoever is on
 * file for it is then not known to write. `words` have a blank before and behind each.
 */
export function tellsPhoneOfAnother(words: string): boolean {
  return pattern.test(words);
}
