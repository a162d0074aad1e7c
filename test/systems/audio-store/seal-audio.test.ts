import { expect, it } from 'vitest';
import { importAudioKeys } from '../../../src/systems/audio-store/audio-keys.ts';
import { openAudio, sealAudio } from '../../../src/systems/audio-store/seal-audio.ts';

const name = '01a20139-422b-7000-ba4b-4aa33b1ee692';
const content = crypto.getRandomValues(new Uint8Array(5_000));
const secret = new Uint8Array(32).fill(7);
const newer = new Uint8Array(32).fill(9);
const keys = await importAudioKeys([secret]);

it('gives back what was sealed, by its name and key', async () => {
  const sealed = await sealAudio(keys, name, content);
  expect(await openAudio(keys, name, sealed)).toEqual({ kind: 'opened', content });
});

it('a recording without a sound comes back as one', async () => {
  const sealed = await sealAudio(keys, name, new Uint8Array());
  expect(await openAudio(keys, name, sealed)).toEqual({ kind: 'opened', content: new Uint8Array() });
});

it('shows nothing of the sound: no four of its bytes stand in what is stored', async () => {
  const sealed = Buffer.from(await sealAudio(keys, name, content));
  for (let at = 0; at + 4 <= content.length; at += 4)
    expect(sealed.includes(Buffer.from(content.subarray(at, at + 4)))).toBe(false);
});

it('is never sealed twice alike', async () => {
  const [one, other] = await Promise.all([sealAudio(keys, name, content), sealAudio(keys, name, content)]);
  expect(one).not.toEqual(other);
});

it('any one bit flipped and it is refused', async () => {
  const sealed = await sealAudio(keys, name, content.slice(0, 20));
  for (let bit = 0; bit < sealed.byteLength * 8; bit += 1) {
    const changed = Uint8Array.from(sealed);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect((await openAudio(keys, name, changed)).kind).not.toBe('opened');
  }
});

it('cut short, or under another name, it is refused', async () => {
  const sealed = await sealAudio(keys, name, content);
  for (const length of [0, 3, 4, 12, 23, 24, 40, sealed.byteLength - 1])
    expect(await openAudio(keys, name, sealed.slice(0, length))).toEqual({ kind: 'damaged' });
  expect(await openAudio(keys, 'another', sealed)).toEqual({ kind: 'damaged' });
});

it('a new key seals, the old one still opens; without the old one nothing is read', async () => {
  const old = await sealAudio(keys, name, content);
  const rotated = await importAudioKeys([newer, secret]);
  expect(await openAudio(rotated, name, old)).toEqual({ kind: 'opened', content });
  const fresh = await sealAudio(rotated, name, content);
  expect(await openAudio(keys, name, fresh)).toEqual({ kind: 'unknown_key' });
  expect(await openAudio(await importAudioKeys([newer]), name, old)).toEqual({ kind: 'unknown_key' });
});

it('a key of another length is none', async () => {
  await expect(importAudioKeys([new Uint8Array(31)])).rejects.toThrow(RangeError);
  await expect(importAudioKeys([])).rejects.toThrow(RangeError);
});
