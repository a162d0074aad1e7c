import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { release, type Parts } from '../domain/parts.ts';
import { AudioStoreError, checkAudioName, type AudioStore } from '../systems/audio-store/audio-store.ts';

/** So much is read of a file at a time. */
const readBytes = 64 * 1024;

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
    async *read(name) {
      const place = placeOf(name);
      let file: FileHandle | null = null;
      try {
        file = await open(place, 'r');
        for (;;) {
          const buffer = new Uint8Array(readBytes);
          const { bytesRead } = await file.read(buffer, 0, readBytes);
          if (bytesRead === 0) return;
          yield buffer.subarray(0, bytesRead);
        }
      } catch (error) {
        throw codeOf(error) === 'ENOENT' ? new AudioStoreError('missing', { cause: error }) : failed(error);
      } finally {
        await file?.close();
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

async function writeDurably(path: string, content: Parts): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const part of content) {
      await file.writeFile(part); // from where the last one has ended
      release(part);
    }
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
