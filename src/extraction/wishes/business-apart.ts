import type { Intent } from '../../domain/message.ts';
import { readByRules } from '../read-by-rules.ts';
import { type ReadingContext, spanOfTokens, type Reading, wordAt, wordsBetween } from '../reading.ts';
import { clausesOf, type Range, taggedWords } from './clauses.ts';
import { readClause } from './intents.ts';

/** Asks what it costs or whether it is paid for, in the same breath as what is named before it. */
const asksPrice =
  /^ (?:and |y |also |tambien )?(?:how much (?:is|are|does|do|will|would|for)|what(?:s| is| are| does| will) (?:the |my |it |that )*(?:price|cost|copay|charge)|is (?:it|that|this) covered|does (?:my )?insurance|cuanto (?:es|cuesta|cuestan|vale|valen|sale|me sale|seria|me cobran)|que precio|cual es el (?:precio|costo|copago)|(?:lo|la) cubre) /;

/**
 * The text without what it asks of the business beside its values ("Ann Lee 1/2/1950 lisinopril, how much is it?"), with
 * blanks in its place, so that every place stays what it was; null where nothing of that kind stands apart.
 */
export function withoutBusiness(text: string, context: ReadingContext): string | null {
  const { reading, values } = readByRules(text, context);
  const parts = clausesOf(reading).flatMap((range) => businessIn(reading, values.found, range));
  if (parts.length === 0) return null;
  const rest = parts.reduce((whole, { at, next }) => {
    const { start, end } = spanOfTokens(reading, at, next);
    return whole.slice(0, start) + ' '.repeat(end - start) + whole.slice(end);
  }, text);
  return /\p{L}|\p{N}/u.test(rest) ? rest : null;
}

function businessIn(reading: Reading, found: readonly Range[], range: Range): Range[] {
  const tail = tailOf(reading, found, range);
  if (tail) return [tail];
  if (holdsValue(reading, found, range)) return [];
  const { intents, declined, change } = readClause({
    words: wordsBetween(reading, range.at, range.next),
    tagged: taggedWords(reading, range, found),
    nameless: taggedWords(reading, range, found, reading.taken),
    ...{ named: false, rxNumber: false, daysLeft: null },
    question: wordAt(reading, range.next - 1) === '?',
  });
  const [only, ...others] = intents;
  const beside = only !== undefined && forPeople.includes(only);
  return beside && others.length === 0 && !declined && !change ? [range] : [];
}

/** What of a text beside an answer is for people. */
export const forPeople: readonly Intent[] = ['non_clinical', 'status'];

/** `lisinopril how much is it` */
function tailOf(reading: Reading, found: readonly Range[], { at, next }: Range): Range | null {
  for (let from = at; from < next; from++) {
    const tail = { at: from, next };
    if (asksPrice.test(wordsBetween(reading, from, next)))
      return holdsValue(reading, found, tail) ? null : tail;
  }
  return null;
}

function holdsValue({ taken }: Reading, found: readonly Range[], { at, next }: Range): boolean {
  return taken.slice(at, next).includes(true) || found.some((one) => one.at >= at && one.at < next);
}
