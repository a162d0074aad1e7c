/** Letters of which at least one must stand in a text that a pattern fits. */
export type Needed = readonly string[];

/** Letters or a group. */
type Piece = { text: string; group: boolean; optional: boolean };

/**
 * What a text must hold for a pattern to fit it, so that a pattern need not even be compiled for other texts. Of the
 * syntax of regular expressions it knows what our patterns use; what it does not know needs nothing.
 */
export function neededWords(pattern: string): Needed[] {
  if (alternativesOf(pattern).length > 1) {
    const oneOfAll = anyOf(pattern);
    return oneOfAll ? [oneOfAll] : [];
  }
  const needed: Needed[] = [];
  let run = '';
  function endRun(): void {
    if (run.trim().length >= 2) needed.push([run]);
    run = '';
  }
  for (const piece of piecesOf(pattern)) {
    if (!piece.group && !piece.optional) {
      run += piece.text;
      continue;
    }
    endRun();
    const inside = piece.group && !piece.optional ? anyOf(piece.text) : null;
    if (inside) needed.push(inside);
  }
  endRun();
  return needed.toSorted((a, b) => a.length - b.length);
}

/** The same group stands in many patterns and is taken apart once. */
const known = new Map<string, Needed | null>();

/** For each alternative of a group what it needs with the fewest choices; null when one of them needs nothing. */
function anyOf(group: string): Needed | null {
  const before = known.get(group);
  if (before !== undefined) return before;
  const each = alternativesOf(group).map((alternative) => neededWords(alternative)[0]);
  const needed = each.every((choices) => choices !== undefined) ? [...new Set(each.flat())] : null;
  known.set(group, needed);
  return needed;
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

const quantifier = /(?:[?*+]|\{\d+,?\d*\})\??/y;
const letters = /[a-z0-9' ]+(?![?*+{])/y;

/** Runs of letters, and groups without their brackets; sets of letters, looks around and escapes count as optional. */
function piecesOf(pattern: string): Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < pattern.length;) {
    letters.lastIndex = at;
    const run = letters.exec(pattern)?.[0];
    if (run !== undefined) {
      pieces.push({ text: run, group: false, optional: false });
      at += run.length;
      continue;
    }
    const end = endOfPiece(pattern, at);
    quantifier.lastIndex = end;
    const repeated = quantifier.exec(pattern)?.[0] ?? '';
    const text = pattern.slice(at, end);
    const group = text.startsWith('(?:');
    const plain = group || /^[a-z0-9' ]$/.test(text);
    const optional = !plain || /^[?*]|^\{0/.test(repeated);
    // What is repeated ends a run of letters: `a+b` holds no `ab`.
    pieces.push({ text: group ? text.slice(3, -1) : text, group, optional });
    if (repeated !== '' && !optional && !group) pieces.push({ text: '', group: false, optional: true });
    at = end + repeated.length;
  }
  return pieces;
}

function endOfPiece(pattern: string, at: number): number {
  if (pattern[at] === '\\') return at + 2;
  if (pattern[at] === '[') return pattern.indexOf(']', at) + 1;
  if (pattern[at] !== '(') return at + 1;
  let depth = 0;
  for (let end = at; end < pattern.length; end++) {
    if (pattern[end] === '(') depth++;
    if (pattern[end] === ')' && --depth === 0) return end + 1;
  }
  return pattern.length;
}
