import { allDrugTerms } from '../domain/drugs/drug-terms.ts';
import { misspeltDrug } from '../domain/drugs/misspellings.ts';
import { slipCost } from '../domain/text/slip-cost.ts';
import { soundOf } from '../domain/text/sound.ts';

/** What two slips of fingers or ear cost together at the most; see `slipCost`. */
const likelySlips = 2.2;
/** Shorter names stand too close together, and to words. */
const shortestName = 5;

/**
 * Whether a word that is no word of English or Spanish is nearly a medicine's name: a misspelling that was seen, one
 * that sounds the same, or one or two slips away. It goes through the whole vocabulary, so it is asked of few words.
 */
export function isNearDrug(word: string): boolean {
  if (!/^[a-z]{5,40}$/.test(word)) return false;
  if (misspeltDrug(word) !== null) return true;
  const sound = soundOf(word);
  for (const term of allDrugTerms()) {
    const name = term.phrase.replaceAll(' ', '');
    if (name.length < shortestName || Math.abs(name.length - word.length) > 2) continue;
    if (term.sound !== '' && term.sound === sound) return true;
    const limit = Math.min(name.length, word.length) >= 7 ? likelySlips : likelySlips / 2;
    if (slipCost(word, name, limit) <= limit) return true;
  }
  return false;
}
