import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectParts, partsOf } from '../../../src/domain/parts.ts';
import { createDiskAudioStore } from '../../../src/entry/disk-audio-store.ts';
import type { AudioStore } from '../../../src/systems/audio-store/audio-store.ts';
import { createBucketStore } from '../../../src/systems/audio-store/bucket-store.ts';
import { startBucketServer, type BucketServer } from '../../support/bucket-server.ts';

const name = '01a20139-422b-7000-ba4b-4aa33b1ee692';
const content = Uint8Array.from({ length: 200_000 }, (_, index) => (index * 31) % 251);

let folder: string;
let bucket: BucketServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recordings-'));
  bucket = await startBucketServer();
});
afterAll(async () => {
  await bucket.close();
  await rm(folder, { recursive: true });
});

const stores: [string, () => AudioStore][] = [
  ['a folder', () => createDiskAudioStore(join(folder, 'audio'))],
  ['a bucket', () => createBucketStore(bucket)],
];

function write(store: AudioStore, to = name): Promise<void> {
  return store.write(to, partsOf(content), content.byteLength);
}

function read(store: AudioStore, from = name): Promise<Uint8Array> {
  return collectParts(store.read(from));
}

describe.each(stores)('%s', (_, open) => {
  it('keeps what is written until it is removed, and a second writing replaces the first', async () => {
    const store = open();
    await expect(read(store)).rejects.toMatchObject({ reason: 'missing' });
    await store.write(name, partsOf(new Uint8Array([1])), 1);
    await store.write(name, partsOf(content.slice(0, 9), content.slice(9)), content.byteLength);
    expect(await read(open())).toEqual(content);
    await store.write(name, partsOf(content.slice(0, 9), content.slice(9)), null);
    expect(await read(open())).toEqual(content);
    await store.remove(name);
    await store.remove(name);
    await expect(read(store)).rejects.toMatchObject({ reason: 'missing' });
  });

  it.each(['../out', 'a/b', '', '.hidden', 'a'.repeat(101), 'a?b', 'a%2fb'])(
    'refuses the name %j, which might lead elsewhere',
    async (bad) => {
      await expect(write(open(), bad)).rejects.toThrow(RangeError);
      await expect(read(open(), bad)).rejects.toThrow(RangeError);
      await expect(open().remove(bad)).rejects.toThrow(RangeError);
    },
  );
});

describe('a folder', () => {
  it('is for the gateway’s user alone, and holds no unfinished file', async () => {
    const place = join(folder, 'private');
    await write(createDiskAudioStore(place));
    expect((await stat(place)).mode & 0o777).toBe(0o700);
    const files = await readdir(place);
    expect(files).toEqual([`${name}.sealed`]);
    expect((await stat(join(place, files[0] ?? ''))).mode & 0o777).toBe(0o600);
  });

  it('that cannot be written says so, and is tried again', async () => {
    const place = join(folder, 'a-file');
    await writeFile(place, '');
    const failure = write(createDiskAudioStore(join(place, 'audio')));
    await expect(failure).rejects.toMatchObject({ code: 'audio_store', retryable: true, reason: 'enotdir' });
  });

  it('in which there is no room left says so, and leaves nothing behind', async () => {
    const place = join(folder, 'small');
    const script = `
      const { createDiskAudioStore } = await import('./src/entry/disk-audio-store.ts');
      const store = createDiskAudioStore(process.env.PLACE);
      await store.write('large', (async function* () { yield new Uint8Array(500_000); })(), null).catch((error) => console.log(error.reason));`;
    const { stdout } = await promisify(execFile)(
      'bash',
      [
        '-c',
        'ulimit -f 100; exec "$NODE" --import ./src/entry/load-typescript.js --input-type=module -e "$SCRIPT"',
      ],
      { env: { ...process.env, NODE: process.execPath, PLACE: place, SCRIPT: script } },
    );
    expect(stdout.trim()).toBe('disk_full');
    expect(await readdir(place)).toEqual([]);
  });
});

describe('a bucket', () => {
  it('refuses a wrong secret, and takes nothing in', async () => {
    const store = createBucketStore({ ...bucket, secretAccessKey: 'another' });
    await expect(write(store, 'stranger')).rejects.toMatchObject({ reason: 'status_403' });
    expect([...bucket.objects.keys()]).not.toContain('/recordings/stranger');
  });

  it.each([500, 503, 429, 302])('that answers %i is tried again later', async (status) => {
    bucket.trouble = status;
    const store = createBucketStore(bucket);
    const failure = { code: 'audio_store', retryable: true, reason: `status_${status}` };
    await expect(write(store)).rejects.toMatchObject(failure);
    await expect(read(store)).rejects.toMatchObject(failure);
    await expect(store.remove(name)).rejects.toMatchObject(failure);
    bucket.trouble = null;
  });

  it('that never answers is given up after its time', async () => {
    bucket.trouble = 'silence';
    const store = createBucketStore(bucket, 100);
    await expect(write(store)).rejects.toMatchObject({ reason: 'no_answer' });
    bucket.trouble = null;
  });
});
