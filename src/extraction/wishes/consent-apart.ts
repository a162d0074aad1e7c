import type { Intent } from '../../domain/message.ts';
import { consentIntent } from '../keyword.ts';
import type { Reading } from '../reading.ts';
import { type Range, taggedWords } from './clauses.ts';

type Values = { found: readonly Range[]; rxNumbers: readonly Range[] };

/**
 * "Dont text me call me instead Ann Lee 1/2/1950 lisinopril refill": behind a wish to get no texts who it is begins a
 * clause, with the medicine that stands there.
 */
export function withConsentApart(reading: Reading, ranges: readonly Range[], values: Values): Range[] {
  return ranges.flatMap((range) => {
    const at = whoBegins(reading, range, values);
    const names = values.found.some((one) => one.at >= at && one.at < range.next);
    if (at <= range.at || !names) return [range];
    const before = { at: range.at, next: at };
    if (consentIntent(taggedWords(reading, before, values.found)) !== 'opt_out') return [range];
    return [before, { at, next: range.next }];
  });
}

/** "STOP. Ann Lee 1/2/1950 metformin": where it says who it is, the STOP that opens the text is no word of the medicine. */
export function withStopApart<T extends { intents: Intent[] }>(
  reading: Reading,
  clauses: readonly T[],
  values: Values,
): T[] {
  const whole = { at: 0, next: reading.tokens.length };
  if (whoBegins(reading, whole, values) < 0) return [...clauses];
  return clauses.map((clause, place) => (place === 0 ? { ...clause, intents: ['opt_out'] } : clause));
}

function whoBegins({ taken }: Reading, { at, next }: Range, { found, rxNumbers }: Values): number {
  for (let index = at; index < next; index++) {
    const isOther = [...found, ...rxNumbers].some((one) => index >= one.at && index < one.next);
    if (taken[index] && !isOther) return index;
  }
  return -1;
}
