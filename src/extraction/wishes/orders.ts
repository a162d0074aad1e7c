import { isRefused } from './asked.ts';
import { isIn, type Range } from './clauses.ts';
import type { ClauseReading } from './intents.ts';
import type { Found } from '../medicines/find-mentions.ts';
import type { RxNumber } from '../medicines/rx-number.ts';
import { wordsBetween, type Reading } from '../reading.ts';

type Clause = Range & ClauseReading;
type Named = { found: readonly Found[]; rxNumbers: readonly RxNumber[] };

/** A clause that asks a clinician something and tells of no other dose. */
export function asksAside(clauses: readonly Clause[]): boolean {
  return (
    clauses.every(({ change }) => !change) &&
    clauses.some(({ intents: [only, ...others] }) => only === 'clinical_question' && others.length === 0)
  );
}

/** Asks whether, or when, rather than for it. */
const wonders =
  /^ (?:(?:hi|hello|hey|so|and|y|or|o|hola|just|wondering|also|[,.!¿]) )*(?:if|whether|should|shall|do|does|did|is|are|was|when|why|how|what|debo|deberia|si|cuando|como|por que|que) /;

/** `I need X`, by itself: no question about X in another clause takes it back. */
export function isOrder(reading: Reading, clause: Clause, { found, rxNumbers }: Named): boolean {
  const [only, ...others] = clause.intents;
  if (only !== 'refill' || others.length > 0 || clause.change) return false;
  const named = found.some((one, index) => isIn(one, clause) && !isRefused(reading, found, index));
  return (
    (named || rxNumbers.some((one) => isIn(one, clause))) &&
    !wonders.test(wordsBetween(reading, clause.at, clause.next))
  );
}
