import { compactName, coreWords } from '../domain/person-name.ts';
import { differs, type PartScore, partScore } from './part-score.ts';
import { scoreSlip } from './score-slip.ts';

/** Claimed against recorded family name; one of two surnames is enough, particles (de la) may be left out. */
export function scoreFamilyNames(claimed: string[], recorded: string[]): PartScore {
  if (claimed.length === 0 || recorded.length === 0) return differs;
  if (compactName(claimed) === compactName(recorded)) return partScore('equal');
  const written = scoreSlip(compactName(claimed), compactName(recorded));
  const byWord = scoreWords(coreWords(claimed), coreWords(recorded));
  return byWord.score > written.score ? byWord : written;
}

function scoreWords(claimed: string[], recorded: string[]): PartScore {
  const [short, long] = claimed.length <= recorded.length ? [claimed, recorded] : [recorded, claimed];
  const at = long.findIndex(
    (_, index) => compactName(long.slice(index, index + short.length)) === compactName(short),
  );
  if (at === 0) return partScore('firstWord');
  // A claimed word before the recorded one is as likely a middle name: the other way to split the claim weighs it.
  return at > 0 && short === claimed ? partScore('laterWord') : differs;
}
