import type { Parts } from '../../domain/parts.ts';
import {
  UnreadRecordingError,
  type RecordingStore,
  type StoreAway,
  type Unread,
} from '../../domain/recording-store.ts';
import type { AudioKeys } from './audio-keys.ts';
import { AudioStoreError, type AudioStore } from './audio-store.ts';
import { openAudio, sealAudio, SealError, sealedBytesOf } from './seal-audio.ts';

/** A store that is handed sealed bytes alone, and gives back what was sealed, or nothing. */
export function createSealedStore(store: AudioStore, keys: AudioKeys): RecordingStore {
  return {
    kind: store.kind,
    async keep(name, content, bytes) {
      const source = counted(content);
      const sealed = sealAudio(keys, name, source.parts);
      const writing = store.write(name, sealed, bytes === null ? null : sealedBytesOf(bytes));
      const kept = await orAway(
        writing.then(() => ({ kind: 'kept', bytes: source.bytes() }) as const),
        // Where the source has failed, the store's trouble is only what that led to.
        source.failure,
      );
      return kept;
    },
    async *read(name) {
      const sealed = store.read(name)[Symbol.asyncIterator]();
      try {
        yield* openAudio(keys, name, { [Symbol.asyncIterator]: () => sealed });
      } catch (error) {
        throw new UnreadRecordingError(unreadBy(error), { cause: error });
      } finally {
        await sealed.return?.(); // also where its first bytes have sufficed
      }
    },
    remove: (name) => orAway(store.remove(name).then(() => ({ kind: 'removed' }) as const)),
  };
}

/** Trouble of the store is expected: whoever asked tries again. */
async function orAway<T>(
  asking: Promise<T>,
  earlier: () => { error: unknown } | null = () => null,
): Promise<T | StoreAway> {
  try {
    return await asking;
  } catch (error) {
    const before = earlier();
    if (before) throw before.error;
    if (error instanceof AudioStoreError) return { kind: 'away', reason: error.reason };
    throw error;
  }
}

/** @throws what is no trouble of a store or a seal */
function unreadBy(error: unknown): Unread {
  if (error instanceof SealError) return { kind: 'unreadable', reason: error.reason };
  if (!(error instanceof AudioStoreError)) throw error;
  return error.reason === 'missing' ? { kind: 'missing' } : { kind: 'away', reason: error.reason };
}

/** The same parts, of which it is known how many bytes have come and what has ended them. */
function counted(content: Parts) {
  let bytes = 0;
  let failure: { error: unknown } | null = null;
  async function* parts(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    try {
      for await (const part of content) {
        bytes += part.byteLength;
        yield part;
      }
    } catch (error) {
      failure = { error };
      throw error;
    }
  }
  return { parts: parts(), bytes: () => bytes, failure: () => failure };
}
