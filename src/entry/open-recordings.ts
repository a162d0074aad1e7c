import { join } from 'node:path';
import type { Settings } from '../config/settings.ts';
import type { RecordingStore } from '../domain/recording-store.ts';
import { createBucketStore } from '../systems/audio-store/bucket-store.ts';
import { createSealedStore } from '../systems/audio-store/sealed-store.ts';
import { createDiskAudioStore } from './disk-audio-store.ts';
import { importAudioKeys } from './import-audio-keys.ts';
import { readOrCreateKey } from './key-file.ts';

/** The store of recordings as the settings want it: a bucket, or a folder below the data folder. */
export async function openRecordings({
  audio,
  dataDir,
}: Pick<Settings, 'audio' | 'dataDir'>): Promise<RecordingStore> {
  const secrets = audio.keys.length > 0 ? audio.keys : [await readOrCreateKey(dataDir, 'recordings.key')];
  const store = audio.bucket ? createBucketStore(audio.bucket) : createDiskAudioStore(join(dataDir, 'audio'));
  return createSealedStore(store, importAudioKeys(secrets));
}
