import { expect, it } from 'vitest';
import { importAudioKeys } from '../../../src/entry/import-audio-keys.ts';
import type { AudioKeys } from '../../../src/systems/audio-store/audio-keys.ts';
import { collectParts, partsOf } from '../../../src/domain/parts.ts';
import * as audio from '../../../src/systems/audio-store/seal-audio.ts';

const name = '01a20139-422b-7000-ba4b-4aa33b1ee692';
const content = crypto.getRandomValues(new Uint8Array(5_000));
const secret = new Uint8Array(32).fill(7);
const newer = new Uint8Array(32).fill(9);
const keys = importAudioKeys([secret]);

type Bytes = Uint8Array<ArrayBuffer>;

function sealAudio(own: AudioKeys, of: string, ...parts: Bytes[]): Promise<Bytes> {
  return collectParts(audio.sealAudio(own, of, partsOf(...parts)));
}

async function openAudio(own: AudioKeys, of: string, ...sealed: Bytes[]) {
  try {
    return { kind: 'opened', content: await collectParts(audio.openAudio(own, of, partsOf(...sealed))) };
  } catch (error) {
    return { kind: (error as audio.SealError).reason };
  }
}

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

it.each([0, 1, 65_535, 65_536, 65_537, 131_072, 200_000])(
  'of %i bytes, in parts of any length, comes back the same, and has the length that was foretold',
  async (length) => {
    const sound = new Uint8Array(length).map((_, index) => (index * 31) % 251);
    const sealed = await sealAudio(keys, name, sound.slice(0, 70_000), sound.slice(70_000));
    expect(sealed.byteLength).toBe(audio.sealedBytesOf(length));
    const [cut, end] = [sealed.slice(0, 11), sealed.slice(11)];
    expect(await openAudio(keys, name, cut, end.slice(0, 66_000), end.slice(66_000))).toEqual({
      kind: 'opened',
      content: sound,
    });
  },
);

it('in several frames is refused when one is missing, moved or from another recording', async () => {
  const head = 4 + 8 + 16;
  const frame = 65_536 + 16;
  const sound = new Uint8Array(3 * 65_536).fill(1);
  const sealed = await sealAudio(keys, name, sound);
  const other = await sealAudio(keys, name, sound);
  function at(index: number, from = sealed): Bytes {
    return from.slice(head + index * frame, head + (index + 1) * frame);
  }
  const wrong = {
    ...{ withoutTheFirst: [at(1), at(2)], withoutTheLast: [at(0), at(1)], turned: [at(1), at(0), at(2)] },
    ...{ twice: [at(0), at(1), at(2), at(2)], foreign: [at(0), at(1, other), at(2)] },
  };
  for (const frames of Object.values(wrong))
    expect(await openAudio(keys, name, sealed.slice(0, head), ...frames)).toEqual({ kind: 'damaged' });
  expect(await openAudio(keys, name, sealed.slice(0, head), at(0), at(1), at(2))).toMatchObject({
    kind: 'opened',
  });
});

it('that an earlier version has sealed in one piece is still opened', async () => {
  const key = await crypto.subtle.importKey('raw', secret, 'AES-GCM', false, ['encrypt']);
  const mark = new TextEncoder().encode('RGA1');
  const [id, iv] = [keys[0].id, new Uint8Array(12).fill(3)];
  const additionalData = Uint8Array.from([...mark, ...id, ...new TextEncoder().encode(name)]);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, content);
  const file = Uint8Array.from([...mark, ...id, ...iv, ...new Uint8Array(sealed)]);
  expect(await openAudio(keys, name, file)).toEqual({ kind: 'opened', content });
  file[file.length - 1] = (file.at(-1) ?? 0) ^ 1;
  expect(await openAudio(keys, name, file)).toEqual({ kind: 'damaged' });
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
  const rotated = importAudioKeys([newer, secret]);
  expect(await openAudio(rotated, name, old)).toEqual({ kind: 'opened', content });
  const fresh = await sealAudio(rotated, name, content);
  expect(await openAudio(keys, name, fresh)).toEqual({ kind: 'unknown_key' });
  expect(await openAudio(importAudioKeys([newer]), name, old)).toEqual({ kind: 'unknown_key' });
});

it('a key of another length is none', () => {
  expect(() => importAudioKeys([new Uint8Array(31)])).toThrow(RangeError);
  expect(() => importAudioKeys([])).toThrow(RangeError);
});
