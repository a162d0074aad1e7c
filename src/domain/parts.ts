/**
 * Bytes that come one part after the other, so that a large file never stands in memory as a whole. A part belongs to
 * whoever has read it.
 */
export type Parts = AsyncIterable<Uint8Array<ArrayBuffer>>;

/**
 * Gives the memory of a part back at once. Left to the garbage collector, parts add up to some 30 MB before it looks at
 * them.
 */
export function release({ buffer }: Uint8Array<ArrayBuffer>): void {
  buffer.transfer(0);
}

/** All parts as one, for those who need it whole. */
export async function collectParts(parts: Parts): Promise<Uint8Array<ArrayBuffer>> {
  const collected: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for await (const part of parts) {
    collected.push(part);
    bytes += part.byteLength;
  }
  const whole = new Uint8Array(bytes);
  let place = 0;
  for (const part of collected) {
    whole.set(part, place);
    place += part.byteLength;
    release(part);
  }
  return whole;
}

/** What is at hand as a whole, in the shape of what is not: a copy of it. */
// eslint-disable-next-line @typescript-eslint/require-await -- an async generator is the shape that is wanted
export async function* partsOf(
  ...whole: readonly Uint8Array<ArrayBuffer>[]
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (const part of whole) yield part.slice();
}

/**
 * The first bytes (fewer where there are no more) apart from the rest, which is to be read afterwards. Ending the parts
 * early is left to whoever has opened them.
 */
export async function splitParts(
  parts: Parts,
  bytes: number,
): Promise<{ head: Uint8Array<ArrayBuffer>; rest: Parts }> {
  const iterator = parts[Symbol.asyncIterator]();
  let head = new Uint8Array();
  while (head.byteLength < bytes) {
    const next = await iterator.next();
    if (next.done === true) break;
    head = await collectParts(partsOf(head, next.value));
  }
  async function* rest(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    if (head.byteLength > bytes) yield head.subarray(bytes);
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
  }
  return { head: head.slice(0, bytes), rest: rest() };
}

/**
 * Cuts the parts into frames of one length; the last may be shorter, and is there even of nothing. A frame holds until
 * the next one is asked for.
 */
export async function* inFrames(
  parts: Parts,
  frameBytes: number,
): AsyncGenerator<{ frame: Uint8Array<ArrayBuffer>; last: boolean }> {
  const buffer = new Uint8Array(frameBytes);
  let filled = 0;
  for await (const part of parts) {
    for (let taken = 0; taken < part.byteLength;) {
      if (filled === frameBytes) {
        yield { frame: buffer, last: false };
        filled = 0;
      }
      const piece = part.subarray(taken, taken + frameBytes - filled);
      buffer.set(piece, filled);
      filled += piece.byteLength;
      taken += piece.byteLength;
    }
    release(part);
  }
  yield { frame: buffer.subarray(0, filled), last: true };
}

/** The parts as the body of a request: read one after the other, as fast as the other side takes them. */
export function streamOf(parts: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = parts[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const next = await iterator.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
