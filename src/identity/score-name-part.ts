import damerauLevenshtein from 'damerau-levenshtein';
import { doubleMetaphone } from 'double-metaphone';
import { isKnownGivenName, isNickname, shareNickname } from '../domain/names/related-given-names.ts';
import { compactName, coreWords } from '../domain/person-name.ts';
import { matchingPolicy } from './matching-policy.ts';

/** How far two given or two family names agree; `by` tells what bridges them. */
export type PartScore = { score: number; by: 'equal' | 'error' | 'nickname' | 'initial' | 'none' };

const { part } = matchingPolicy;
const none: PartScore = { score: 0, by: 'none' };

/**
 * Claimed against recorded given names. Names that are each somebody's own (Maria and Mario, John and Joan) are
 * different people, never a slip. A middle name may be missing on either side, or be an initial, but not differ.
 */
export function scoreGivenNames(claimed: string[], recorded: string[]): PartScore {
  if (claimed.length === 0 || recorded.length === 0) return none;
  if (compactName(claimed) === compactName(recorded)) return { score: part.equal, by: 'equal' };
  const first = scoreGivenName(claimed[0] ?? '', recorded[0] ?? '');
  const whole = scoreGivenName(compactName(claimed), compactName(recorded));
  if (whole.score > first.score) return whole;
  if (first.by === 'none') return byMiddleName(claimed, recorded);
  return middleNamesAgree(claimed.slice(1), recorded.slice(1))
    ? first
    : { ...first, score: first.score * matchingPolicy.middleNameDiffers };
}

/** Claimed against recorded family name; one of two surnames is enough, particles (de la) may be left out. */
export function scoreFamilyNames(claimed: string[], recorded: string[]): PartScore {
  if (claimed.length === 0 || recorded.length === 0) return none;
  if (compactName(claimed) === compactName(recorded)) return { score: part.equal, by: 'equal' };
  const written = scoreSlip(compactName(claimed), compactName(recorded));
  const [a, b] = [coreWords(claimed), coreWords(recorded)];
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length === long.length && compactName(a) !== compactName(b)) return written;
  const at = long.findIndex(
    (_, index) => compactName(long.slice(index, index + short.length)) === compactName(short),
  );
  // A claimed word before the recorded one is as likely a middle name: the other way to split the claim weighs it.
  const isLaterWord = at > 0 && short === a;
  const score = at === 0 ? part.firstWord : isLaterWord ? part.laterWord : 0;
  return score > written.score ? { score, by: 'equal' } : written;
}

function scoreGivenName(claimed: string, recorded: string): PartScore {
  if (claimed === recorded) return { score: part.equal, by: 'equal' };
  if (claimed.length === 1 || recorded.length === 1) {
    return claimed[0] === recorded[0] ? { score: part.initial, by: 'initial' } : none;
  }
  const sameButForVowel = differInLastVowel(claimed, recorded);
  if (isNickname(claimed, recorded)) {
    const isSpelling = damerauLevenshtein(claimed, recorded).steps === 1 && soundsAlike(claimed, recorded);
    return isSpelling && !sameButForVowel
      ? { score: part.spelling, by: 'error' }
      : { score: part.nickname, by: 'nickname' };
  }
  if (sameButForVowel) return none;
  if (shareNickname(claimed, recorded) && soundsAlike(claimed, recorded)) {
    return { score: part.spelling, by: 'error' };
  }
  if (isKnownGivenName(claimed) && isKnownGivenName(recorded)) return none;
  return scoreSlip(claimed, recorded);
}

/** Known by the second given name (Anne for Mary Anne): only when the names are otherwise equal. */
function byMiddleName(claimed: string[], recorded: string[]): PartScore {
  const called = claimed.length === 1 && claimed[0] !== undefined && claimed[0].length > 1;
  const found = called && recorded.slice(1).includes(claimed[0] ?? '');
  return found ? { score: part.laterWord, by: 'equal' } : none;
}

function middleNamesAgree(claimed: string[], recorded: string[]): boolean {
  return claimed.every((word, index) => {
    const other = recorded[index];
    return other === undefined || scoreGivenName(word, other).by !== 'none';
  });
}

/** A slip of the finger or the ear. */
function scoreSlip(claimed: string, recorded: string): PartScore {
  const letters = Math.min(claimed.length, recorded.length);
  if (Math.max(claimed.length, recorded.length) - letters > 2) return none;
  const { steps } = damerauLevenshtein(claimed, recorded);
  if (steps === 1 && letters >= matchingPolicy.oneErrorFromLetters)
    return { score: part.oneError, by: 'error' };
  if (steps === 2 && letters >= matchingPolicy.twoErrorsFromLetters)
    return { score: part.twoErrors, by: 'error' };
  if (steps === 2 && letters >= matchingPolicy.heardFromLetters && soundsAlike(claimed, recorded)) {
    return { score: part.heard, by: 'error' };
  }
  return none;
}

function soundsAlike(a: string, b: string): boolean {
  const [primaryA, secondaryA] = doubleMetaphone(a);
  const [primaryB, secondaryB] = doubleMetaphone(b);
  if (primaryA === '' || primaryB === '') return false;
  return primaryA === primaryB || secondaryA === primaryB || primaryA === secondaryB;
}

/** Mario and Maria, Daniel and Daniela: the last vowel makes it another person's name. */
function differInLastVowel(a: string, b: string): boolean {
  return a !== b && a.replace(/[ao]$/, '') === b.replace(/[ao]$/, '');
}
