import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { babble } from '../../src/entry/bench/recordings-part.ts';
import { createDiskAudioStore } from '../../src/entry/disk-audio-store.ts';
import { importAudioKeys } from '../../src/entry/import-audio-keys.ts';
import { createSealedStore } from '../../src/systems/audio-store/sealed-store.ts';
import { judgeSound } from '../../src/systems/speech/judge-sound.ts';

const calls = 20;
const mostMb = 12;
const partBytes = 16 * 1024;

/** Copies of one recording, as they come over the wire. */
async function* coming(sound: Uint8Array<ArrayBuffer>) {
  for (let place = 0; place < sound.byteLength; place += partBytes) {
    yield sound.slice(place, place + partBytes);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

it('twenty recordings of two minutes are kept and looked through at once without standing in memory', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'in-memory-'));
  const store = createSealedStore(
    createDiskAudioStore(folder),
    importAudioKeys([new Uint8Array(32).fill(7)]),
  );
  const sound = babble(120);
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().arrayBuffers)), 1);
  try {
    const names = Array.from({ length: calls }, (_, index) => `recording-${index}`);
    await Promise.all(names.map((name) => store.keep(name, coming(sound), null)));
    const heard = await Promise.all(names.map((name) => judgeSound(store.read(name))));
    expect(heard).toEqual(names.map(() => ({ judged: 'speech', bytes: sound.byteLength, seconds: 120 })));
  } finally {
    clearInterval(watch);
    await rm(folder, { recursive: true });
  }
  expect((most - before) / 2 ** 20).toBeLessThan(mostMb);
});
