import { wordAt, wordsBetween, endsSentence, type Reading } from '../reading.ts';
import type { Range } from './clauses.ts';
import type { ClauseReading } from './intents.ts';
import { hasCondition } from './terms.ts';

type Clause = Range & ClauseReading;

const opensCondition =
  /^ (?:(?:and|but|also|so|ok|okay|please|only|oh|y|pero|tambien|solo|,) )*(?:if|unless|si|a menos que|a no ser que|en caso de que|in case) /;

/** "If it costs more than 20, dont fill it": what one clause takes back under the condition of the one beside it stands. */
export function withConditions(reading: Reading, clauses: readonly Clause[]): Clause[] {
  return clauses.map((clause, place) => {
    if (!clause.declined && !clause.intents.includes('withdraw')) return clause;
    const [before, after] = [clauses[place - 1], clauses[place + 1]];
    const hangs =
      (before && !endsSentence(reading, before.next - 1) && isCondition(reading, before)) ||
      (after && !endsSentence(reading, clause.next - 1) && isCondition(reading, after));
    if (!hangs) return clause;
    return { ...clause, intents: ['non_clinical'], declined: false, told: true, arranges: true };
  });
}

function isCondition(reading: Reading, { at, next }: Range): boolean {
  const words = wordsBetween(reading, at, next);
  return opensCondition.test(words) && hasCondition(words) && wordAt(reading, next - 1) !== '?';
}
