import { alternativesOf, holdsAll, neededWords, type Needed } from './needed-words.ts';

/** Tells whether a text fits it, and where, as a regular expression does. */
export type LazyPattern = { test(text: string): boolean; matches(text: string): RegExpExecArray[] };

/**
 * A pattern that is compiled when a text first holds the words that it needs: of hundreds of patterns a text needs a
 * few, and compiling a long one takes longer than reading a text. `before` and `after` stand around it and need nothing.
 */
export function lazyPattern(source: string, before = ' (?:', after = ') '): LazyPattern {
  let needed: Needed[] | null = null;
  let pattern: RegExp | null = null;
  function fitting(text: string): RegExp | null {
    needed ??= neededWords(source);
    if (!holdsAll(text, needed)) return null;
    pattern ??= new RegExp(`${before}${source}${after}`, 'g');
    pattern.lastIndex = 0;
    return pattern;
  }
  return {
    test: (text) => fitting(text)?.test(text) ?? false,
    matches: (text) => {
      const fits = fitting(text);
      return fits ? [...text.matchAll(fits)] : [];
    },
  };
}

/** Fits where one of the alternatives does; each is compiled by itself. Nothing in them may refer to a group. */
export function lazyAlternatives(
  sources: readonly string[],
  before?: string,
  after?: string,
): { test(text: string): boolean } {
  const alternatives = sources.flatMap(alternativesOf).map((one) => lazyPattern(one, before, after));
  return { test: (text) => alternatives.some((one) => one.test(text)) };
}
