import { isIn, type Range } from './tagged-words.ts';
import { followsOrderOfAll, isExceptedFromOrder } from './excepted.ts';
import type { Found } from '../medicines/find-mentions.ts';
import type { ClauseReading } from './intents.ts';
import { wordsBetween, type Reading } from '../reading.ts';
import { isRefused } from './asked.ts';

type Clause = Range & ClauseReading;

/** The medicines that are left out of an order of all: "the usual, skip X", "all my meds but X can wait". */
export function leftOutOfAll(reading: Reading, found: readonly Found[]): Found[] {
  return found.filter(
    (_, index) =>
      isExceptedFromOrder(reading, found, index) ||
      (followsOrderOfAll(reading, found, index) && isRefused(reading, found, index)),
  );
}

/** Taken back by name of the deed, beside what is ordered. */
const takesBack = / (?:cancel[a-z]*|stop|discontinue|void|anul[ae]n?|suspend[a-z]*) /;

/** What is left out of an order of all is not taken back by it, and the rest is ordered. */
export function withLeftOut(
  reading: Reading,
  leftOut: readonly Found[],
  clauses: readonly Clause[],
): Clause[] {
  return clauses.map((clause) => {
    if (!leftOut.some((one) => isIn(one, clause))) return clause;
    const ended = takesBack.test(wordsBetween(reading, clause.at, clause.next));
    const intents = ended ? (['refill', 'withdraw'] as const) : (['refill'] as const);
    return { ...clause, intents: [...intents], told: true, declined: false, arranges: false };
  });
}
