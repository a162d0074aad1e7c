import { normaliseText } from '../../domain/normalise-text.ts';

/** In more words there may be something else that a person has to read. */
const mostWords = 14;

const cannotWait =
  /\b(?:urgent(?:ly)?|urgente(?:mente)?|asap|as soon as possible|right away|right now|today|tonight|immediately|hurry|emergencia|hoy(?: mismo)?|lo antes posible|cuanto antes|ya mismo|ahorita)\b/;
const need = /\b(?:need|want|must|have to|get|necesit\w*|ocup\w*|quier\w*|urge)\b/;
const alone =
  /^(?:(?:but|its|it s|it is|this is|pero|es|very|muy|please|pls|por favor) )*(?:urgent|urgente|asap|an emergency|emergencia)(?: (?:please|pls|por favor))*$/;

/** "I need it today", "es urgente": what was asked for cannot wait, and nothing else is said. */
export function pressesAgain(text: string): boolean {
  const words = normaliseText(text);
  if (words.split(' ').length > mostWords || text.includes('?')) return false;
  return alone.test(words) || (cannotWait.test(words) && need.test(words));
}
