import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeSound } from '../../../src/systems/speech/judge-sound.ts';
import { readWav } from '../../../src/systems/speech/read-wav.ts';
import { silentWav } from '../../../src/entry/demo/silent-wav.ts';
import { readRecording, spokenNames, type RecordingName } from '../../recordings/spoken.ts';

/** The recording with the samples from a second on made so much quieter: the caller is far from the telephone. */
async function quieter(name: RecordingName, factor: number): Promise<Uint8Array> {
  const bytes = await readRecording(name);
  const view = new DataView(bytes.buffer);
  for (let place = 44; place + 1 < bytes.length; place += 2)
    view.setInt16(place, Math.round(view.getInt16(place, true) * factor), true);
  return bytes;
}

describe('what is sent to be transcribed', () => {
  it.each(spokenNames)('is speech: %s', async (name) => {
    expect(judgeSound(await readRecording(name))).toBe('speech');
  });

  it('is a quiet voice too', async () => {
    expect(judgeSound(await quieter('refill-16-bit', 0.15))).toBe('speech');
  });

  it('is a recording whose length nobody wrote into its head', async () => {
    const bytes = await readRecording('status');
    new DataView(bytes.buffer).setUint32(40, 0xffff_ffff, true);
    expect(judgeSound(bytes)).toBe('speech');
  });
});

describe('what is kept for a person to hear', () => {
  it.each([
    ['silence', 'silent'],
    ['noise', 'noise'],
    ['truncated', 'damaged'],
  ] as const)('is %s', async (name, judged) => {
    expect(judgeSound(await readRecording(name))).toBe(judged);
  });

  it.each([
    ['is too short', silentWav(0), 'damaged'],
    ['is half a second', half(silentWav(1)), 'too_short'],
    ['is digital silence', silentWav(5), 'silent'],
    ['goes on for a quarter of an hour', silentWav(900), 'too_long'],
    ['is an MP3, whose samples are not looked at', new Uint8Array([0xff, 0xfb, 0x90, 0x64]), 'unknown'],
    ['is empty', new Uint8Array(), 'unknown'],
  ])('%s', (_, bytes, judged) => {
    expect(judgeSound(bytes)).toBe(judged);
  });

  it('is whatever the bytes are: nothing breaks the gate', async () => {
    const whole = await readRecording('status');
    fc.assert(
      fc.property(
        fc.nat(200),
        fc.uint8Array({ maxLength: 60 }),
        fc.nat(whole.length),
        (place, bytes, length) => {
          const broken = Uint8Array.from(whole.subarray(0, length));
          broken.set(bytes.subarray(0, Math.max(0, broken.length - place)), Math.min(place, broken.length));
          expect(typeof judgeSound(broken)).toBe('string');
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('samples', () => {
  it('of mu-law and of 16 bit stand for the same sound', async () => {
    const bytes = await readRecording('refill-metoprolol');
    const read = readWav(bytes);
    if (read.kind !== 'wav') throw new Error('not read');
    const loudest = Math.max(
      ...Array.from({ length: read.wav.samples }, (_, index) => Math.abs(read.wav.sampleAt(index))),
    );
    expect(loudest).toBeGreaterThan(0.2);
    expect(loudest).toBeLessThanOrEqual(1);
    // ITU-T G.711: 0xff and 0x7f are nothing, 0x80 and 0x00 the loudest there is.
    const head = bytes.slice(0, 48);
    new DataView(head.buffer).setUint32(40, 4, true);
    head.set([0xff, 0x7f, 0x80, 0x00], 44);
    const four = readWav(head);
    if (four.kind !== 'wav') throw new Error('not read');
    expect([0, 1, 2, 3].map((index) => Math.round(four.wav.sampleAt(index) * 32_768))).toEqual([
      0, -0, 32_124, -32_124,
    ]);
  });
});

function half(wav: Uint8Array<ArrayBuffer>): Uint8Array {
  const shorter = wav.slice(0, 44 + (wav.length - 44) / 2);
  new DataView(shorter.buffer).setUint32(40, shorter.length - 44, true);
  return shorter;
}
