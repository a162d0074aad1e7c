import { emptyHold, hold, isBlank, joined, type Hold, type Piece } from './split-lines.ts';

/** What a Bundle file hands out: its entries, or where its own frame is broken. */
export type BundlePiece = Piece | { broken: string; line: number; entry: number | null };

type State = {
  depth: number;
  inString: boolean;
  escaped: boolean;
  /** The string being read at the Bundle's own level, and the last property's name there. */
  word: number[];
  key: string;
  atKey: boolean;
  resourceType: string | null;
  inEntries: boolean;
  sawEntries: boolean;
  entry: number;
  held: Hold;
  /** Whether the current entry has begun, and on which line. */
  begun: boolean;
  entryLine: number;
  line: number;
};

const byte = { quote: 0x22, comma: 0x2c, colon: 0x3a, backslash: 0x5c, lineFeed: 0x0a };
const opening = new Set([0x5b, 0x7b]);
const closing = new Set([0x5d, 0x7d]);
const openBracket = 0x5b;
/** Names at a Bundle's own level are short; longer strings there are only skipped. */
const longestWord = 32;

/**
 * Cuts a Bundle of any size into its entries without parsing it, so that a broken entry costs itself alone and each
 * one keeps its line: what a parser of the whole document cannot give.
 */
export async function* splitBundle(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<BundlePiece> {
  const state = initialState();
  for await (const chunk of chunks) yield* feed(state, chunk);
  if (state.depth > 0 || state.inString) {
    yield { broken: 'the file ends in the middle of the Bundle', line: state.line, entry: entryOf(state) };
  }
}

/** Whether a file that begins so is one Bundle (and not lines, each a resource). */
export function beginsBundle(head: Uint8Array): boolean {
  const state = initialState();
  for (const piece of feed(state, head)) if ('broken' in piece) return false;
  return state.resourceType === 'Bundle' || (state.resourceType === null && state.sawEntries);
}

function initialState(): State {
  return {
    depth: 0,
    inString: false,
    escaped: false,
    word: [],
    key: '',
    atKey: true,
    resourceType: null,
    inEntries: false,
    sawEntries: false,
    entry: 0,
    held: emptyHold(),
    begun: false,
    entryLine: 1,
    line: 1,
  };
}

function* feed(state: State, chunk: Uint8Array): Generator<BundlePiece> {
  let from = 0;
  for (let at = 0; at < chunk.length; at += 1) {
    const code = chunk[at] ?? 0;
    if (code === byte.lineFeed) state.line += 1;
    if (state.inString) {
      readStringByte(state, code);
      continue;
    }
    if (code <= 0x20) continue;
    const betweenEntries = state.inEntries && state.depth === 2;
    if (betweenEntries && (code === byte.comma || closing.has(code))) {
      if (state.begun) yield takeEntry(state, chunk.subarray(from, at));
    } else if (betweenEntries && !state.begun) {
      beginEntry(state);
      from = at;
    }
    if (readStructure(state, code)) yield { broken: 'is not a Bundle', line: state.line, entry: null };
  }
  if (state.begun) hold(state.held, chunk.subarray(from));
}

function beginEntry(state: State): void {
  state.begun = true;
  state.entryLine = state.line;
  state.held = emptyHold();
}

function takeEntry(state: State, rest: Uint8Array): BundlePiece {
  hold(state.held, rest);
  state.begun = false;
  state.entry += 1;
  const piece = { line: state.entryLine, entry: state.entry };
  return isBlank(state.held) ? { ...piece, broken: 'is empty' } : { ...piece, bytes: joined(state.held) };
}

function readStringByte(state: State, code: number): void {
  if (state.escaped) state.escaped = false;
  else if (code === byte.backslash) state.escaped = true;
  else if (code === byte.quote) endString(state);
  else if (state.depth === 1 && state.word.length < longestWord) state.word.push(code);
}

function endString(state: State): void {
  state.inString = false;
  if (state.depth !== 1) return;
  const word = String.fromCharCode(...state.word);
  if (state.atKey) state.key = word;
  else if (state.key === 'resourceType') state.resourceType = word;
}

/** Follows the brackets; true when a value at the top of the file has ended that was no Bundle. */
function readStructure(state: State, code: number): boolean {
  if (code === byte.quote) {
    state.inString = true;
    state.word = [];
  } else if (opening.has(code)) {
    if (state.depth === 0) Object.assign(state, { atKey: true, resourceType: null, sawEntries: false });
    if (state.depth === 1 && state.key === 'entry' && code === openBracket) {
      state.inEntries = true;
      state.sawEntries = true;
    }
    state.depth += 1;
  } else if (closing.has(code)) {
    state.depth = Math.max(0, state.depth - 1);
    if (state.depth <= 1) state.inEntries = false;
    return state.depth === 0 && state.resourceType !== 'Bundle';
  } else if (state.depth === 1 && code === byte.comma) state.atKey = true;
  else if (state.depth === 1 && code === byte.colon) state.atKey = false;
  return false;
}

function entryOf(state: State): number | null {
  return state.begun ? state.entry + 1 : null;
}
