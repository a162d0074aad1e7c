import { isKnownGivenName, isNickname, shareNickname } from '../domain/names/related-given-names.ts';
import { compactName } from '../domain/person-name.ts';
import { matchingPolicy } from './matching-policy.ts';
import { differs, type PartScore, partScore } from './part-score.ts';
import { isSpelling, scoreSlip, soundsAlike } from './score-slip.ts';

/**
 * Claimed against recorded given names. Names that are each somebody's own (Maria and Mario, John and Joan) are
 * different people, never a slip. A middle name may be missing on either side, or be an initial, but not differ.
 */
export function scoreGivenNames(claimed: string[], recorded: string[]): PartScore {
  if (claimed.length === 0 || recorded.length === 0) return differs;
  if (compactName(claimed) === compactName(recorded)) return partScore('equal');
  const first = scoreGivenName(claimed[0] ?? '', recorded[0] ?? '');
  const whole = scoreGivenName(compactName(claimed), compactName(recorded));
  if (whole.score > first.score) return whole;
  if (first.level === 'differs') return byMiddleName(claimed, recorded);
  return middleNamesAgree(claimed.slice(1), recorded.slice(1))
    ? first
    : { ...first, score: first.score * matchingPolicy.middleNameDiffers };
}

function scoreGivenName(claimed: string, recorded: string): PartScore {
  if (claimed === recorded) return partScore('equal');
  if (claimed.length === 1 || recorded.length === 1) {
    return claimed[0] === recorded[0] ? partScore('initial') : differs;
  }
  const sameButForVowel = differInLastVowel(claimed, recorded);
  if (isNickname(claimed, recorded)) {
    return partScore(isSpelling(claimed, recorded) && !sameButForVowel ? 'spelling' : 'nickname');
  }
  if (sameButForVowel) return differs;
  if (shareNickname(claimed, recorded) && soundsAlike(claimed, recorded)) return partScore('spelling');
  if (areBothGivenNames(claimed, recorded)) return differs;
  return scoreSlip(claimed, recorded);
}

/** Each is a name of its own (John, Joan): one is no slip for the other. */
export function areBothGivenNames(a: string, b: string): boolean {
  return isKnownGivenName(a) && isKnownGivenName(b);
}

/** Known by the second given name (Anne for Mary Anne): only when the names are otherwise equal. */
function byMiddleName(claimed: string[], recorded: string[]): PartScore {
  const called = claimed.length === 1 && claimed[0] !== undefined && claimed[0].length > 1;
  const found = called && recorded.slice(1).includes(claimed[0] ?? '');
  return found ? partScore('laterWord') : differs;
}

function middleNamesAgree(claimed: string[], recorded: string[]): boolean {
  return claimed.every((word, index) => {
    const other = recorded[index];
    return other === undefined || scoreGivenName(word, other).level !== 'differs';
  });
}

/** Mario and Maria, Daniel and Daniela: the last vowel makes it another person's name. */
function differInLastVowel(a: string, b: string): boolean {
  return a !== b && a.replace(/[ao]$/, '') === b.replace(/[ao]$/, '');
}
