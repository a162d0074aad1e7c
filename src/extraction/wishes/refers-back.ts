import type { Intent } from '../../domain/message.ts';
import type { Found } from '../medicines/find-mentions.ts';
import { wordsBetween, type Reading } from '../reading.ts';
import type { Range } from './clauses.ts';

type Clause = Range & { intents: readonly Intent[] };

/** "I take X too, refill both". */
export function meansBoth(reading: Reading, { at, next, intents }: Clause): boolean {
  return (
    intents.includes('refill') &&
    / (?:both|them|all|each|ambas|ambos|l[ao]s dos|todas|todos) /.test(wordsBetween(reading, at, next))
  );
}

/** `… I need a refill on it`: a refill that names nothing means the medicine named last. */
export function refersBack(
  reading: Reading,
  clause: Clause,
  found: readonly Found[],
  index: number,
): boolean {
  if (!clause.intents.includes('refill') || found.some((one) => one.at >= clause.at && one.at < clause.next))
    return false;
  const before = found.filter((one) => one.at < clause.at);
  return (
    before.length === index + 1 &&
    / (?:it|them|that|this) /.test(wordsBetween(reading, clause.at, clause.next))
  );
}
