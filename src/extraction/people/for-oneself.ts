import { normaliseText } from '../../domain/normalise-text.ts';

const forOneself = /\b(?:for me|me too|mine|myself|para mi|mio|mia|lo mio)\b/;

/** Whoever writes asks for themselves, as they say: "for me too". */
export function saysForOneself(text: string): boolean {
  return forOneself.test(normaliseText(text));
}
