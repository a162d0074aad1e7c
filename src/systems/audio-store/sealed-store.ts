import type { RecordingStore } from '../../domain/recording-store.ts';
import type { AudioKeys } from './audio-keys.ts';
import { AudioStoreError, type AudioStore } from './audio-store.ts';
import { openAudio, sealAudio } from './seal-audio.ts';

/** A store that is handed sealed bytes alone, and gives back what was sealed, or nothing. */
export function createSealedStore(store: AudioStore, keys: AudioKeys): RecordingStore {
  return {
    kind: store.kind,
    keep: (name, content) =>
      orAway(async () => {
        await store.write(name, await sealAudio(keys, name, content));
        return { kind: 'kept' } as const;
      }),
    open: (name) =>
      orAway(async () => {
        const sealed = await store.read(name);
        if (!sealed) return { kind: 'missing' } as const;
        const opened = await openAudio(keys, name, sealed);
        return opened.kind === 'opened' ? opened : ({ kind: 'unreadable', reason: opened.kind } as const);
      }),
    remove: (name) =>
      orAway(async () => {
        await store.remove(name);
        return { kind: 'removed' } as const;
      }),
  };
}

/** Trouble of the store is expected: whoever asked tries again. */
async function orAway<T>(ask: () => Promise<T>): Promise<T | { kind: 'away'; reason: string }> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof AudioStoreError) return { kind: 'away', reason: error.reason };
    throw error;
  }
}
