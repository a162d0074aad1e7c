import type { Span } from '../domain/message.ts';
import type { ReadableText } from '../domain/text/readable-text.ts';
import { asksToBeHelped, isCry, isHelpless } from './bare-words.ts';
import { toldBesideOptOut } from './beside-opt-out.ts';
import { dangerousSugars } from './blood-sugar.ts';
import { spanOfHit, spanOfWords } from './clause-places.ts';
import type { ClauseWords } from './clause-words.ts';
import type { Danger } from './danger-phrase.ts';
import { dangerousReadings } from './dangerous-readings.ts';
import { toldInFewWords } from './few-words.ts';
import { toldBriefly } from './told-briefly.ts';
import { toldHarms } from './told-harm.ts';
import { toldLethalWishes } from './told-lethal-wish.ts';
import { toldOngoing } from './told-ongoing.ts';
import { toldSigns } from './told-signs.ts';
import { toldToGo } from './told-to-go.ts';
import { toldWithout } from './told-without.ts';

type Flag = Danger | 'safety_review';
type Told = Span & { flag: Flag; isSign?: boolean };

/** What is told by more than the listed phrases: cries, figures, signs, harms. `pages`: something listed does already. */
export function toldOtherwise(readable: ReadableText, words: ClauseWords, pages: boolean): Told[] {
  const spans: Told[] = [];
  const { text } = words;
  const isLook = asksToBeHelped(text) || isHelpless(text);
  const cry = isCry(text) ? 'emergency' : isLook ? 'safety_review' : null;
  if (cry) spans.push({ ...spanOfWords(readable, words, 0, words.words.length - 1), flag: cry });
  for (const { from, to, certain } of dangerousReadings(words.words)) {
    spans.push({ ...spanOfWords(readable, words, from, to), flag: flagOf(certain) });
  }
  for (const sugar of dangerousSugars(text)) {
    spans.push({ ...spanOfHit(readable, words, sugar), flag: flagOf(sugar.certain) });
  }
  for (const told of [
    ...toldBriefly(text),
    ...toldWithout(text),
    ...toldOngoing(text),
    ...toldBesideOptOut(text),
  ]) {
    spans.push({ ...spanOfHit(readable, words, told), flag: told.flag });
  }
  for (const wish of toldLethalWishes(text)) {
    spans.push({ ...spanOfHit(readable, words, wish), flag: 'self_harm' });
  }
  for (const sent of toldToGo(text)) {
    spans.push({ ...spanOfHit(readable, words, sent), flag: 'emergency' });
  }
  const alreadyPages = pages || spans.some(({ flag }) => flag !== 'safety_review');
  for (const danger of toldInFewWords(text)) {
    // A fall beside what pages is seen with it.
    if (alreadyPages && !danger.certain) continue;
    spans.push({ ...spanOfHit(readable, words, danger), flag: flagOf(danger.certain) });
  }
  for (const sign of toldSigns(text)) {
    spans.push({ ...spanOfHit(readable, words, sign), flag: flagOf(sign.certain), isSign: !sign.certain });
  }
  for (const harm of toldHarms(text)) {
    spans.push({ ...spanOfHit(readable, words, harm), flag: 'safety_review' });
  }
  return spans;
}

function flagOf(certain: boolean): Flag {
  return certain ? 'emergency' : 'safety_review';
}
