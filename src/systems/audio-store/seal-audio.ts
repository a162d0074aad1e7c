import { collectParts, inFrames, splitParts, type Parts } from '../../domain/parts.ts';
import { keyIdBytes, tagBytes, type AudioKeys } from './audio-keys.ts';

/**
 * What is sealed: a mark of four letters, the key's id, a salt; then frames, each with its tag of 16 bytes. Before, the
 * whole content was one frame, with a nonce in place of the salt.
 */
const marks = { framed: 'RGA2', whole: 'RGA1' } as const;
const markBytes = 4;
const saltBytes = 16;
const nonceBytes = 12;
/** Of the content; so much of a recording is in memory at a time. */
const frameBytes = 64 * 1024;

/** A recording is not as it was sealed, or nobody here has its key. */
export class SealError extends Error {
  readonly code = 'seal';
  readonly retryable = false;
  readonly reason: 'damaged' | 'unknown_key';

  constructor(reason: 'damaged' | 'unknown_key') {
    super(`a sealed recording: ${reason}`);
    this.name = 'SealError';
    this.reason = reason;
  }
}

/** How long so many bytes are when they are sealed. */
export function sealedBytesOf(contentBytes: number): number {
  const frames = Math.max(1, Math.ceil(contentBytes / frameBytes));
  return markBytes + keyIdBytes + saltBytes + contentBytes + frames * tagBytes;
}

/**
 * AES-256-GCM, frame by frame, under a key of the recording's own: derived from the key and a salt drawn at random. The nonce counts the frames and says which is the last, as in the STREAM construction
 * (https://eprint.iacr.org/2015/189), so that none can be left out, moved or cut off; the name goes into each tag, so
 * that one recording cannot be put in the place of another.
 */
export async function* sealAudio(
  [key]: AudioKeys,
  name: string,
  content: Parts,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const salt = crypto.getRandomValues(new Uint8Array(saltBytes));
  const bound = boundTo(marks.framed, key.id, name);
  const own = key.derived(salt);
  yield Uint8Array.from([...new TextEncoder().encode(marks.framed), ...key.id, ...salt]);
  let count = 0;
  for await (const { frame, last } of inFrames(content, frameBytes)) {
    yield* own.seal(nonceOf(count, last), bound, frame);
    count += 1;
  }
}

/**
 * Gives back what was sealed under this name, frame by frame and nothing that was changed. Only when it has ended
 * without an error was it the whole.
 *
 * @throws SealError
 */
export async function* openAudio(
  keys: AudioKeys,
  name: string,
  sealed: Parts,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { head, rest } = await splitParts(sealed, markBytes + keyIdBytes);
  const mark = new TextDecoder().decode(head.subarray(0, markBytes));
  if (mark !== marks.framed && mark !== marks.whole) throw new SealError('damaged');
  if (head.byteLength < markBytes + keyIdBytes) throw new SealError('damaged');
  const id = head.subarray(markBytes);
  const found = keys.find((key) => key.id.every((byte, index) => id[index] === byte));
  if (!found) throw new SealError('unknown_key');
  const bound = boundTo(mark, found.id, name);
  const { head: salt, rest: sound } = await splitParts(rest, mark === marks.framed ? saltBytes : nonceBytes);
  if (mark === marks.whole) {
    yield proven(found.itself.open(salt, bound, await collectParts(sound)));
    return;
  }
  const own = found.derived(salt);
  let count = 0;
  for await (const { frame, last } of inFrames(sound, frameBytes + tagBytes)) {
    yield proven(own.open(nonceOf(count, last), bound, frame));
    count += 1;
  }
}

function proven(content: Uint8Array<ArrayBuffer> | null): Uint8Array<ArrayBuffer> {
  if (!content) throw new SealError('damaged');
  return content;
}

/** Seven bytes of nothing, the frame's number, and whether it is the last: the key has sealed nothing else. */
function nonceOf(count: number, last: boolean): Uint8Array<ArrayBuffer> {
  const nonce = new Uint8Array(nonceBytes);
  new DataView(nonce.buffer).setUint32(7, count);
  nonce[nonceBytes - 1] = last ? 1 : 0;
  return nonce;
}

function boundTo(mark: string, keyId: Uint8Array, name: string): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  return Uint8Array.from([...encoder.encode(mark), ...keyId, ...encoder.encode(name)]);
}
