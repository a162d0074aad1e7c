import { readAmount } from '../../domain/drugs/strength.ts';
import { wordAt, type Reading } from '../reading.ts';
import { notStrength } from './spoken-hundreds.ts';

/** More than a prescription is ever refilled. */
const mostRefills = 12;
/** Of fewer nobody says `x` in place of `quantity`: `2 x 2` is how they are taken. */
const fewestCounted = 10;

/**
 * What follows the number tells what it counts: `2 refills`, `30 days`; but `600 refill` orders a strength, and so does
 * `600 x90`, of which the second number counts.
 */
export function countsElse(reading: Reading, { value, next }: { value: number; next: number }): boolean {
  const after = wordAt(reading, next);
  if (!notStrength.test(after)) return false;
  if (/^(?:por|x)$/.test(after) && wordAt(reading, next + 1) === 'favor') return false;
  if (after === 'x') return (readAmount(reading.tokens, next + 1)?.value ?? 0) < fewestCounted;
  if (after === 'refill') return value === 1;
  return !(after === 'refills' && (value > mostRefills || !Number.isInteger(value)));
}
