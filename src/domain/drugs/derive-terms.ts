import type { Drug } from '../drug.ts';
import { readableText } from '../text/readable-text.ts';
import { soundOf } from '../text/sound.ts';
import { phraseOf, tokenize } from '../text/tokens.ts';

/** Sounds shorter than this are too often heard in ordinary speech. */
const shortestSound = 5;

/** A name or brand in the form in which terms are compared. */
export function drugPhrase(written: string): string {
  return /^[a-z]+$/.test(written) ? written : phraseOf(tokenize(readableText(written).text));
}

/** How a phrase sounds; empty where it cannot be compared by ear: too short, or with digits. */
export function phraseSound(phrase: string): string {
  if (!/^[a-z ]+$/.test(phrase) || phrase.replaceAll(' ', '').length < 5) return '';
  const sound = phrase.split(' ').map(soundOf).join('');
  return sound.length < shortestSound ? '' : sound;
}

/** One written name as `data/drug-terms.json` keeps it, so that nothing is computed at the start. */
export function deriveTerm(written: string): string {
  const phrase = drugPhrase(written);
  return `${phrase}=${phraseSound(phrase)}`;
}

/** All that a drug is called: its name first. */
export function deriveTerms({ name, brands, synonyms }: Drug): string {
  return [name, ...brands, ...synonyms].map(deriveTerm).join('|');
}
