import type { Found } from '../medicines/find-mentions.ts';
import type { Reading } from '../reading.ts';
import { taggedWords } from './tagged-words.ts';

const joint = '(?:oh|ok|okay|so|but|pero|hmm|um|uh|and|y|i|we|it|its|is|[,.;:!?-])';
const corrects =
  '(?:actually|wait|no|nope|sorry|scratch that|on second thou?ght|never ?mind|i mean|mejor|perdon|esper[ae]n?|bueno|digo)';
const wanting =
  '(?:i|we|just|please|pls|need|want|send|refill|fill|do|me|the|my|his|her|for|of|la|el|los|las|mi|de|necesito|quiero|mand[ae]n?(?:me)?|surt[ae]n?(?:me)?)';
const narrowing = new RegExp(
  ` (?:[.,;:!?-]|MED) (?:${joint} )*${corrects} (?:(?:${joint}|${corrects}) )*(?:${wanting} )*(?:only|just|solo|solamente|nomas|nada mas) (?:${wanting} )*MED `,
  'g',
);

/** "X and Y. Actually only Y": the first medicine that is still wanted, those before it are not; 0 where all are. */
export function narrowedFrom(reading: Reading, found: readonly Found[]): number {
  const words = taggedWords(reading, { at: 0, next: reading.tokens.length }, found);
  const last = [...words.matchAll(narrowing)].at(-1);
  if (!last) return 0;
  return words.slice(0, last.index + last[0].length).split(' MED').length - 2;
}
