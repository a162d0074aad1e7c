import type { Language } from '../domain/message.ts';
import { normaliseText } from '../domain/normalise-text.ts';
import { wordsOf } from './danger-phrase.ts';
import { dangerEn } from './lexicon-en.ts';
import { dangerEs } from './lexicon-es.ts';

const english = new Set(wordsOf(dangerEn));
const spanish = new Set([...wordsOf(dangerEs), 'auxilio', 'socorro', 'emergencia']);

/** Whether a word is one of those that phrases of danger are made of. */
export function isDangerWord(word: string): boolean {
  return english.has(word) || spanish.has(word);
}

/** The language of a text in which all that is known are words for danger (`no puedo respirar`); null when unsure. */
export function dangerLanguage(text: string): Language | null {
  if (/[áéíóúüñ¿¡]/i.test(text)) return 'es';
  const words = normaliseText(text).split(' ');
  const inSpanish = words.filter((word) => spanish.has(word) && !english.has(word)).length;
  const inEnglish = words.filter((word) => english.has(word) && !spanish.has(word)).length;
  if (inSpanish === inEnglish) return null;
  return inSpanish > inEnglish ? 'es' : 'en';
}
