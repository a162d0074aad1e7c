import { normaliseText } from '../../domain/normalise-text.ts';

const wishing = /\b(?:refill|renew|need|want|send|order|fill|resurt|surt|necesit|quier|ocup|mand|envi)/;

/** There is a word for a wish in it, which the name that stands there is not ("Mandy"): it is no mere answer. */
export function wishesInWords(text: string, name: { text: string } | null = null): boolean {
  return wishing.test(normaliseText(name === null ? text : text.replace(name.text, ' ')));
}
