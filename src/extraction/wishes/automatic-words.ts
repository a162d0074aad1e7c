import type { Intent } from '../../domain/message.ts';

const quoted = String.raw`(?:["“”„«][^“”„«»"]*["“”»]?|(?:an?|una?|el|la|tu|su|your) (?:image|photo|picture|video|gif|sticker|audio message|voice message|attachment|message|location|contact|link|movie|imagen|foto|video|mensaje|audio|archivo|ubicación)\.?)\s*$`;
const deed = String.raw`(?:liked|loved|disliked|laughed at|emphasi[sz]ed|questioned|reacted (?:with )?\S{1,12} to|removed (?:an? )?\S+(?: \S+)? from|le gust[oó]|le encant[oó]|me gust[oó]|me encant[oó]|no le gust[oó]|se ri[oó] (?:de|con)|enfatiz[oó]|destac[oó]|exclam[oó]|cuestion[oó]|puso en duda|reaccion[oó] (?:con )?\S{1,12} a|elimin[oó] (?:una? )?.{1,25} de)`;
/** What a phone writes for a touch: the deed, and what was touched in marks or by its kind. */
const reaction = new RegExp(`^\\s*${deed}\\s*${quoted}`, 'iu');

/** What phones and businesses answer by themselves, each in the words that their makers gave them. */
const automatic = [
  /^\(?\s*i['’]?m not receiving notifications\b/i,
  /^\(?\s*i['’]?m (?:currently )?driving (?:right now|with|and|at the moment|\p{P})[\s\S]*\b(?:do not disturb|get back|notif|later|reply|call you)/iu,
  /^\(?\s*i have (?:notifications silenced|do not disturb)/i,
  /\bdo not disturb while driving\b/i,
  /^(?:hi[,!]? |hello[,!]? )?(?:thank you|thanks) for (?:contacting|calling|texting|messaging|reaching out to|your (?:message|inquiry|interest in)) [\s\S]*\b(?:get back to you|closed|as soon as|shortly|business hours|our (?:team|staff|office)|we will|we['’]ll)\b/i,
  /^(?:auto(?:matic)?[- ]?(?:reply|response)|out of (?:the )?office)\b[\s\S]*\b(?:out of (?:the )?office|away|driving|vacation|unavailable|until|return|get back)\b/i,
  /^(?:no estoy recibiendo notificaciones|estoy conduciendo|estoy manejando)\b[\s\S]*\b(?:m[aá]s tarde|notific|responder|contest|urgente)/i,
  /^gracias por (?:contactar|comunicarse|llamar|escribir)[\s\S]*\b(?:a la brevedad|horario|cerrad[oa]s?|pronto|nuestro equipo|nos pondremos|responderemos)\b/i,
];

const wish = /\b(?:refills?|renew|rx|prescriptions?|stop|unsubscribe|opt|resurt\p{L}*|receta|alto|baja)\b/iu;

/**
 * Nobody wrote it: a touch is as good as thanks, and a machine's answer is nobody's wish. Null for any other text, and
 * for one that may want something of us. `named`: a medicine or its number stands in it.
 */
export function automaticIntent(text: string, named: boolean): Intent | null {
  if (reaction.test(text)) return 'thanks';
  return !named && !wish.test(text) && automatic.some((form) => form.test(text)) ? 'spam' : null;
}
