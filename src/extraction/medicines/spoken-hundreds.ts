import { readAmount, readStrength, sameStrength } from '../../domain/drugs/strength.ts';
import { wordAt, type Reading } from '../reading.ts';

/** Behind these a number counts something else than milligrams. */
export const notStrength =
  /^(?:left|lft|remaining|days?|dias?|pills?|tablets?|tabs?|caps?|capsules?|refills?|more|weeks?|semanas?|months?|times?|x|veces|ct|count|pastillas?|tabletas?|capsulas?|am|pm|a|per|por|al|st|nd|rd|th|years?|bottles?|boxes|inhalers?|pens?|of)$/;

const hundreds = new Map(
  'one two three four five six seven eight nine'.split(' ').map((word, at) => [word, 100 * (at + 1)]),
);

/**
 * `one twenty five micrograms`, `two fifty`: hundreds as they are said, where the list has that strength of the medicine
 * and not the one without them: `one` may count the tablets as well. Null where nothing of it begins at the token.
 */
export function spokenHundreds(
  reading: Reading,
  found: { name: string | null },
  at: number,
  end: number,
): string | null {
  const hundred = hundreds.get(wordAt(reading, at));
  const tokens = reading.tokens.slice(0, end);
  const rest = hundred === undefined || tokens[at + 1]?.kind !== 'word' ? null : readAmount(tokens, at + 1);
  if (hundred === undefined || !rest || rest.value < 10 || rest.value > 99) return null;
  const measured = readStrength(tokens, at + 1);
  if (!measured && notStrength.test(wordAt(reading, rest.next))) return null;
  const less = measured?.value ?? String(rest.value);
  const whole = less.replace(/^\d+/, String(hundred + rest.value));
  return isListed(reading, found, whole) && !isListed(reading, found, less) ? whole : null;
}

/** Whether the list has the medicine in that strength. */
export function isListed({ context }: Reading, { name }: { name: string | null }, strength: string): boolean {
  return context.profile.some(
    (one) => one.drugName === name && one.strength !== null && sameStrength(one.strength, strength),
  );
}
