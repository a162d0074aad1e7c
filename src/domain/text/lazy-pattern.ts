import { heldBy, needOf } from './held-words.ts';
import { alternativesOf, neededWords } from './needed-words.ts';

/** Tells whether a text fits it, and where, and puts something in the place of what does, as a regular expression does. */
export type LazyPattern = {
  test(text: string): boolean;
  matches(text: string): RegExpExecArray[];
  replace(text: string, by: (found: string, at: number) => string): string;
};

/**
 * A pattern that is compiled when a text first holds the words that it needs: of hundreds of patterns a text needs a
 * few, and compiling a long one takes longer than reading a text. `before` and `after` stand around it and need nothing.
 */
export function lazyPattern(source: string, before?: string, after?: string): LazyPattern {
  const some = somePatterns([source], before, after);
  return {
    test: (text) => some(text, fits),
    matches(text) {
      const found: RegExpExecArray[] = [];
      some(text, (pattern) => found.push(...text.matchAll(pattern)) > 0);
      return found;
    },
    replace(text, by) {
      let replaced = text;
      some(text, (pattern) => {
        replaced = text.replace(pattern, (found: string, ...rest: unknown[]) =>
          by(found, Number(rest.find((one) => typeof one === 'number'))),
        );
        return true;
      });
      return replaced;
    },
  };
}

/** Fits where one of the alternatives does; each is compiled by itself. Nothing in them may refer to a group. */
export function lazyAlternatives(
  sources: readonly string[],
  before?: string,
  after?: string,
): { test(text: string): boolean } {
  const some = somePatterns(sources.flatMap(alternativesOf), before, after);
  return { test: (text) => some(text, fits) };
}

function fits(pattern: RegExp, text: string): boolean {
  return pattern.test(text);
}

type Asked = (pattern: RegExp, text: string) => boolean;

/** Whether `asked` is true of one of the patterns; only those are asked about of which the text holds the words. */
function somePatterns(
  sources: readonly string[],
  before = ' (?:',
  after = ') ',
): (text: string, asked: Asked) => boolean {
  const compiled: RegExp[] = [];
  let needs: Uint16Array | null = null;
  return (text, asked) => {
    needs ??= needsOf(sources);
    const held = heldBy(text);
    let at = 0;
    for (let index = 0; index < sources.length; index++) {
      let isHeld = true;
      const end = at + (needs[at] ?? 0);
      while (at++ < end) if (held[needs[at] ?? 0] === 0) isHeld = false;
      if (!isHeld) continue;
      const pattern = (compiled[index] ??= new RegExp(`${before}${sources[index]}${after}`, 'g'));
      pattern.lastIndex = 0;
      if (asked(pattern, text)) return true;
    }
    return false;
  };
}

/** Of each pattern how many needs it has, and the numbers of them, one after the other. */
function needsOf(sources: readonly string[]): Uint16Array {
  return Uint16Array.from(
    sources.flatMap((source) => {
      const needs = neededWords(source).map(needOf);
      return [needs.length, ...needs];
    }),
  );
}
