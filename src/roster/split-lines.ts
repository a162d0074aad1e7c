/** A stretch of a file that should be one JSON value; `bytes` is null when it is longer than we take. */
export type Piece = { bytes: Uint8Array | null; line: number; entry: number | null };

/** Longest resource we take, in bytes. The largest that a pharmacy system writes are some kilobytes. */
export const longestResource = 16 * 1024 * 1024;

const lineFeed = 0x0a;

/** The lines of a file that are not blank, numbered from 1. No more than one line is held in memory. */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Piece> {
  let line = 1;
  let held = emptyHold();
  for await (const chunk of chunks) {
    let from = 0;
    for (let to = chunk.indexOf(lineFeed); to >= 0; to = chunk.indexOf(lineFeed, from)) {
      hold(held, chunk.subarray(from, to));
      if (!isBlank(held)) yield { bytes: joined(held), line, entry: null };
      held = emptyHold();
      line += 1;
      from = to + 1;
    }
    hold(held, chunk.subarray(from));
  }
  if (!isBlank(held)) yield { bytes: joined(held), line, entry: null };
}

/** Bytes kept until their value is complete; beyond the longest resource only their number is. */
export type Hold = { parts: Uint8Array[]; length: number };

export function emptyHold(): Hold {
  return { parts: [], length: 0 };
}

export function hold(held: Hold, bytes: Uint8Array): void {
  held.length += bytes.length;
  if (held.length > longestResource) held.parts = [];
  else if (bytes.length > 0) held.parts.push(bytes);
}

/** The bytes in one piece; null when they were too many. */
export function joined(held: Hold): Uint8Array | null {
  if (held.length > longestResource) return null;
  const [first] = held.parts;
  if (first && held.parts.length === 1) return first;
  const bytes = new Uint8Array(held.length);
  let at = 0;
  for (const part of held.parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

export function isBlank(held: Hold): boolean {
  return held.length <= longestResource && held.parts.every((part) => part.every((byte) => byte <= 0x20));
}
