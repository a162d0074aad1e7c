/** Letters of which at least one must stand in a text that a pattern fits. */
export type Needed = readonly string[];

/**
 * What a text must hold for a pattern to fit it, so that a pattern need not even be compiled for other texts. Of the
 * syntax of regular expressions it knows what our patterns use; what it does not know needs nothing.
 */
export function neededWords(pattern: string): Needed[] {
  const [first = [], ...others] = readAlternatives({ pattern, at: 0 });
  if (others.length === 0) return first.toSorted((a, b) => a.length - b.length);
  const oneOfAll = anyOf([first, ...others]);
  return oneOfAll ? [oneOfAll] : [];
}

/** For each alternative what it needs with the fewest choices; null when one of them needs nothing. */
function anyOf(alternatives: readonly Needed[][]): Needed | null {
  const choices = new Set<string>();
  for (const needed of alternatives) {
    const [first, ...others] = needed;
    if (!first) return null;
    const fewest = others.reduce((least, one) => (one.length < least.length ? one : least), first);
    for (const letters of fewest) choices.add(letters);
  }
  return [...choices];
}

/** The parts between `|` that stand in no group. */
export function alternativesOf(pattern: string): string[] {
  const alternatives: string[] = [];
  let [depth, from] = [0, 0];
  for (let at = 0; at < pattern.length; at++) {
    const letter = pattern[at];
    if (letter === '(') depth++;
    else if (letter === ')') depth--;
    else if (letter === '|' && depth === 0) {
      alternatives.push(pattern.slice(from, at));
      from = at + 1;
    }
  }
  return [...alternatives, pattern.slice(from)];
}

type Cursor = { readonly pattern: string; at: number };

/** What each alternative needs, read up to the bracket that ends the group, or to the end. */
function readAlternatives(cursor: Cursor): Needed[][] {
  const each = [readAlternative(cursor)];
  while (cursor.pattern.charCodeAt(cursor.at) === bar) {
    cursor.at++;
    each.push(readAlternative(cursor));
  }
  return each;
}

/** Letters that each stand once. */
const letters = /[a-z0-9' ]+(?![?*+{])/y;

/** Runs of letters and groups are needed; sets of letters, looks around and escapes are taken for optional. */
function readAlternative(cursor: Cursor): Needed[] {
  const { pattern } = cursor;
  const needed: Needed[] = [];
  let runFrom = cursor.at;
  function endRun(end: number): void {
    if (end - runFrom < 2) return;
    const run = pattern.slice(runFrom, end);
    if (run.trim().length >= 2) needed.push([run]);
  }
  while (cursor.at < pattern.length) {
    letters.lastIndex = cursor.at;
    if (letters.test(pattern)) cursor.at = letters.lastIndex;
    const from = cursor.at;
    const code = pattern.charCodeAt(from);
    if (from === pattern.length || code === bar || code === closed) break;
    const isLetter = kindOf[code] === letter;
    const inside = readPiece(cursor);
    const optional = readsOptional(cursor);
    // What is repeated ends a run of letters: `a+b` holds no `ab`.
    endRun(isLetter && !optional ? from + 1 : from);
    if (inside && !optional) needed.push(inside);
    runFrom = cursor.at;
  }
  endRun(cursor.at);
  return needed;
}

/** Goes past one letter, set, escape or group; gives what a group needs. */
function readPiece(cursor: Cursor): Needed | null {
  const { pattern, at } = cursor;
  const first = pattern[at];
  if (first === '[') cursor.at = pattern.indexOf(']', at) + 1;
  else if (first !== '(') cursor.at += first === '\\' ? 2 : 1;
  else {
    const isGroup = pattern.startsWith('(?:', at);
    cursor.at += isGroup ? 3 : 1;
    const inside = anyOf(isGroup ? readAlternatives(cursor) : readLook(cursor));
    cursor.at++;
    return isGroup ? inside : null;
  }
  return null;
}

/** What a look around holds, past the signs that say which way it looks. */
function readLook(cursor: Cursor): Needed[][] {
  while (/[?<=!]/.test(cursor.pattern.charAt(cursor.at))) cursor.at++;
  return readAlternatives(cursor);
}

const quantifier = /(?:[?*+]|\{\d+,?\d*\})\??/y;

/** Goes past how often a piece may stand; true when it need not. */
function readsOptional(cursor: Cursor): boolean {
  if (kindOf[cursor.pattern.charCodeAt(cursor.at)] !== repeat) return false;
  quantifier.lastIndex = cursor.at;
  const repeated = quantifier.exec(cursor.pattern)?.[0] ?? '';
  cursor.at += repeated.length;
  return /^(?:[?*]|\{0)/.test(repeated);
}

const [bar, closed] = ['|'.charCodeAt(0), ')'.charCodeAt(0)];
const [letter, repeat] = [1, 2];
/** By character code: a letter that stands for itself, or the beginning of how often one may stand. */
const kindOf = new Uint8Array(0x80);
for (const one of "abcdefghijklmnopqrstuvwxyz0123456789' ") kindOf[one.charCodeAt(0)] = letter;
for (const one of '?*+{') kindOf[one.charCodeAt(0)] = repeat;
