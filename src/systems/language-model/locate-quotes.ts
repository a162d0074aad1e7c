import type { Span } from '../../domain/message.ts';
import type { ModelMention, ModelReading } from './language-model.ts';
import type { Proposal } from './proposal.ts';

type Quoted = { quote: string; occurrence: number };

/** No message says more than this; the rest of a longer list is dropped. */
const mostValues = 40;

/** Finds the words of every proposed value in the text. A value whose words are not there is dropped and counted. */
export function locateQuotes(proposal: Proposal, text: string): ModelReading {
  let dropped = 0;
  function locate<T extends Quoted>(values: readonly T[]): (Span & { of: T })[] {
    const found = values.slice(0, mostValues).flatMap((of) => {
      const span = find(text, of);
      return span ? [{ ...span, of }] : [];
    });
    dropped += values.length - found.length;
    return found;
  }
  function locateNear(quote: string | null, place: Span): Span | null {
    if (quote === null) return null;
    const span = findNear(text, quote, place.start);
    if (!span) dropped += 1;
    return span;
  }
  function locateOne(value: Quoted | null): Span | null {
    const [found] = value ? locate([value]) : [];
    return found ? spanOf(found) : null;
  }
  return {
    intents: locate(proposal.intents).map((found) => ({ ...spanOf(found), value: found.of.intent })),
    flags: locate(proposal.flags).map((found) => ({ ...spanOf(found), value: found.of.flag })),
    medications: locate(proposal.medications).map(({ of, ...span }): ModelMention => ({
      ...span,
      guess: of.name,
      asked: of.asked === 'wanted',
      strength: locateNear(of.strength, span),
      supplyLeft: locateNear(of.supply_left, span),
    })),
    name: locateOne(proposal.patient_name),
    birthDate: locateOne(proposal.birth_date),
    rxNumbers: locate(proposal.rx_numbers).map(spanOf),
    dropped,
  };
}

function spanOf({ text, start, end }: Span): Span {
  return { text, start, end };
}

/** Models count badly: words that stand in the text once are meant, whatever occurrence was said. */
function find(text: string, { quote, occurrence }: Quoted): Span | null {
  const starts = startsOf(text, quote);
  const start = starts.length === 1 ? starts[0] : starts[occurrence - 1];
  return start === undefined ? null : { text: quote, start, end: start + quote.length };
}

function findNear(text: string, quote: string, place: number): Span | null {
  const [start] = startsOf(text, quote).sort((a, b) => Math.abs(a - place) - Math.abs(b - place));
  return start === undefined ? null : { text: quote, start, end: start + quote.length };
}

/** Where the words stand as words: "asa" is not found in "nasal". Words without a letter or digit,
 * and half characters, stand nowhere. */
function startsOf(text: string, quote: string): number[] {
  if (quote !== quote.trim() || !quote.isWellFormed() || !/[\p{L}\p{N}]/u.test(quote)) return [];
  const starts: number[] = [];
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    if (!splitsWord(text, at) && !splitsWord(text, at + quote.length)) starts.push(at);
  }
  return starts;
}

const letterBefore = /[\p{L}\p{M}]$/u;
const letterAfter = /^[\p{L}\p{M}]/u;
const digitBefore = /\d$/;
const digitAfter = /^\d/;

/** Two letters or two digits on both sides of a place. Half of a surrogate pair is no letter and is split by nobody. */
function splitsWord(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 2), at);
  const after = text.slice(at, at + 2);
  return (
    (letterBefore.test(before) && letterAfter.test(after)) ||
    (digitBefore.test(before) && digitAfter.test(after))
  );
}
