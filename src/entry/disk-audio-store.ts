import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AudioStoreError, checkAudioName, type AudioStore } from '../systems/audio-store/audio-store.ts';

/**
 * Recordings as files below a folder that nobody but the gateway's user may enter. A file is written beside its place
 * and moved there once its bytes are on the disk, so that a crash or a full disk leaves no half of one.
 */
export function createDiskAudioStore(folder: string): AudioStore {
  function placeOf(name: string): string {
    checkAudioName(name);
    return join(folder, `${name}.sealed`);
  }
  return {
    kind: 'disk',
    async write(name, sealed) {
      const place = placeOf(name);
      const beside = `${place}.${crypto.randomUUID()}.part`;
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeDurably(beside, sealed);
        await rename(beside, place);
      } catch (error) {
        await rm(beside, { force: true }).catch(() => undefined);
        throw failed(error);
      }
    },
    async read(name) {
      try {
        return Uint8Array.from(await readFile(placeOf(name)));
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return null;
        throw failed(error);
      }
    },
    async remove(name) {
      const place = placeOf(name);
      await rm(place, { force: true }).catch((error: unknown) => {
        throw failed(error);
      });
    },
  };
}

async function writeDurably(path: string, content: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A mistaken name is the caller's fault and no trouble of the disk. */
function failed(error: unknown): Error {
  if (error instanceof RangeError) return error;
  const code = codeOf(error);
  const full = ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code);
  return new AudioStoreError(full ? 'disk_full' : code.toLowerCase(), { cause: error });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}
