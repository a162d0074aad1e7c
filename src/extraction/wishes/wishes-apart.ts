import type { Intent } from '../../domain/message.ts';
import { isRefused } from './asked.ts';
import { asksOfHandling } from './asks-of-handling.ts';
import { isIn, taggedWords, type Range } from './clauses.ts';
import type { ClauseReading } from './intents.ts';
import { namesAlone } from '../medicines/bare-naming.ts';
import type { Found } from '../medicines/find-mentions.ts';
import { wordAt, wordsBetween, type Reading } from '../reading.ts';

type Clause = Range & ClauseReading;

/** What stands in a clause of its own beside a medicine that only is named: it is not about that one. */
const besideBare: readonly Intent[] = ['non_clinical', 'withdraw', 'opt_out'];

/** Is about the medicine named before, or about what it costs and whether it is there. */
const ofThatOne =
  / (?:it|its|this|that|them|these|those|one|any|some|lo|la|los|las|eso|esa|ese|how much|prices?|costs?|cover(?:s|ed|age)?|copay|in stock|carry|sell|stock|available|generic|cheaper|cuanto|cuesta|vale|precio|cubre|generico|hay) /;

/** `Metoprolol. And what time do you close?`: what only is named is asked for where all else is of something other. */
export function withBareWishes(
  reading: Reading,
  found: readonly Found[],
  clauses: readonly Clause[],
): Clause[] {
  const bare = clauses.filter((clause) => isBare(reading, found, clause));
  const told = bare.length === 0 ? [] : clauses.filter((clause) => asksToBeTold(reading, clause));
  if (told.length > 0) return withBareWishes(reading, found, clauses.map(asBusiness(told)));
  const others = clauses.filter(
    (clause) => !bare.includes(clause) && !isSilent(clause, reading, found) && !isAside(clause, clauses),
  );
  const only = bare.filter((clause) => isAllThatIsWanted(reading, clause, clauses));
  const apart =
    others.some(({ intents, stops }) => intents.length > 0 || stops) &&
    others.every((clause) => isOfOther(clause, reading, found));
  const wished = apart ? bare : only;
  if (wished.length === 0) return [...clauses];
  return clauses.map((clause) =>
    wished.includes(clause) ? { ...clause, intents: ['refill'], told: false, namesAlone: true } : clause,
  );
}

/** "Call me when it's ready": no question how it stands. */
function asksToBeTold(reading: Reading, clause: Clause): boolean {
  const asks = clause.intents.includes('status') && clause.intents.length === 1;
  return asks && toBeTold.test(wordsBetween(reading, clause.at, clause.next));
}

const toBeTold =
  /^ (?:(?:and|please|pls|just|y|por favor) )*(?:(?:call|text|ring|phone|message|notify|tell) (?:me|us)|let (?:me|us) know|(?:avis|llam|habl|marqu)[ae]n?(?:me|nos)?|(?:me|nos) (?:avis|llam)[ae]n?) (?:[^ .]+ ){0,2}(?:when|once|as soon as|cuando|en cuanto) /;

function asBusiness(told: readonly Clause[]): (clause: Clause) => Clause {
  return (clause) => (told.includes(clause) ? { ...clause, intents: ['non_clinical'] } : clause);
}

/** "I don't need X yet, just Y": behind what is not needed, and only that. */
function isAllThatIsWanted(reading: Reading, { at }: Clause, clauses: readonly Clause[]): boolean {
  const before = clauses.find(({ next }) => next === at);
  return before !== undefined && before.declined && onlyWord.test(wordAt(reading, at - 1));
}

const onlyWord = /^(?:just|only|solo|solamente|nomas)$/;

/** "I don't take it anymore", behind what is to be stopped, is of that. */
function isAside(clause: Clause, clauses: readonly Clause[]): boolean {
  const before = clauses[clauses.indexOf(clause) - 1];
  const ended = before?.stops === true || before?.intents.includes('withdraw') === true;
  return ended && clause.intents.length === 0 && !clause.change;
}

function isBare(reading: Reading, found: readonly Found[], clause: Clause): boolean {
  if (clause.intents.length > 0 || clause.told || clause.declined || clause.change) return false;
  const own = found.filter((one) => isIn(one, clause));
  return (
    own.length > 0 &&
    own.every((one) => !isRefused(reading, found, found.indexOf(one))) &&
    namesAlone(reading, found, clause)
  );
}

/** Names nothing and wishes nothing: a greeting, who writes. */
function isSilent(clause: Clause, reading: Reading, found: readonly Found[]): boolean {
  return (
    clause.intents.length === 0 &&
    !clause.declined &&
    !clause.told &&
    !clause.change &&
    !found.some((one) => isIn(one, clause)) &&
    namesAlone(reading, found, clause)
  );
}

function isOfOther(clause: Clause, reading: Reading, found: readonly Found[]): boolean {
  const named = found.some((one) => isIn(one, clause));
  if (stopsNamed(clause, found)) return true;
  if (clause.intents.length === 0 || !clause.intents.every((intent) => besideBare.includes(intent)))
    return false;
  if (clause.intents.includes('opt_out')) return true;
  if (named || clause.intents.includes('withdraw')) return false;
  const words = taggedWords(reading, clause, found);
  return !ofThatOne.test(words) || asksOfHandling(words);
}

/** It takes a medicine by name off for good. */
export function stopsNamed(clause: Clause, found: readonly Found[]): boolean {
  const named = found.some((one) => isIn(one, clause));
  return named && (clause.stops === true || clause.intents.includes('withdraw'));
}

/**
 * The wishes of which each has a clause of its own: an order, a medicine that is stopped by name, business, no more
 * texts. What the text as a whole weighs takes none of them away. None where one clause has them all.
 */
export function wishesApart(
  clauses: readonly Clause[],
  found: readonly Found[],
  isOrder: (clause: Clause) => boolean,
): Intent[] {
  const apart = clauses.flatMap((clause): Intent[] => {
    if (isOrder(clause)) return ['refill'];
    if (stopsNamed(clause, found)) return ['withdraw'];
    const [only, ...others] = clause.intents;
    const kept = only === 'non_clinical' || only === 'opt_out';
    return kept && others.length === 0 ? [only] : [];
  });
  return apart.includes('refill') && new Set(apart).size > 1 ? [...new Set(apart)] : [];
}
