import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsOf } from '../../../src/domain/parts.ts';
import * as gate from '../../../src/systems/speech/judge-sound.ts';
import { createWavReader } from '../../../src/systems/speech/wav-reader.ts';
import { silentWav } from '../../../src/entry/demo/silent-wav.ts';
import { readRecording, spokenNames, type RecordingName } from '../../recordings/spoken.ts';

async function judgeSound(bytes: Uint8Array): Promise<gate.SoundJudged> {
  return (await gate.judgeSound(partsOf(Uint8Array.from(bytes)))).judged;
}

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
    expect(await judgeSound(await readRecording(name))).toBe('speech');
  });

  it('is a quiet voice too', async () => {
    expect(await judgeSound(await quieter('refill-16-bit', 0.15))).toBe('speech');
  });

  it('is a recording whose length nobody wrote into its head', async () => {
    const bytes = await readRecording('status');
    new DataView(bytes.buffer).setUint32(40, 0xffff_ffff, true);
    expect(await judgeSound(bytes)).toBe('speech');
  });
});

describe('what is kept for a person to hear', () => {
  it.each([
    ['silence', 'silent'],
    ['noise', 'noise'],
    ['truncated', 'damaged'],
  ] as const)('is %s', async (name, judged) => {
    expect(await judgeSound(await readRecording(name))).toBe(judged);
  });

  it.each([
    ['is too short', silentWav(0), 'damaged'],
    ['is half a second', half(silentWav(1)), 'too_short'],
    ['is digital silence', silentWav(5), 'silent'],
    ['goes on for a quarter of an hour', silentWav(900), 'too_long'],
    [
      'is an MP3, whose samples are not looked at',
      new Uint8Array([0xff, 0xfb, 0x90, 0x64]),
      'unknown_coding',
    ],
    ['is coded by differences', adpcm(silentWav(5)), 'unknown_coding'],
    ['is empty', new Uint8Array(), 'unknown_coding'],
  ])('%s', async (_, bytes, judged) => {
    expect(await judgeSound(bytes)).toBe(judged);
  });

  it('is whatever the bytes are: nothing breaks the gate', async () => {
    const whole = await readRecording('status');
    await fc.assert(
      fc.asyncProperty(
        fc.nat(200),
        fc.uint8Array({ maxLength: 60 }),
        fc.nat(whole.length),
        async (place, bytes, length) => {
          const broken = Uint8Array.from(whole.subarray(0, length));
          broken.set(bytes.subarray(0, Math.max(0, broken.length - place)), Math.min(place, broken.length));
          expect(typeof (await judgeSound(broken))).toBe('string');
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** The samples of a file that comes in parts of this length. */
function samplesOf(bytes: Uint8Array, partBytes = bytes.length): number[] {
  const samples: number[] = [];
  const reader = createWavReader((sample) => samples.push(sample));
  for (let place = 0; place < bytes.length; place += partBytes)
    reader.take(bytes.subarray(place, place + partBytes));
  expect(reader.end().kind).toBe('wav');
  return samples;
}

/** The head of a recording of one byte a sample, in this coding of the format chunk, before these samples. */
async function coded(coding: number, samples: number[]): Promise<Uint8Array> {
  const file = (await readRecording('refill-metoprolol')).slice(0, 44 + samples.length);
  const view = new DataView(file.buffer);
  view.setUint16(20, coding, true);
  view.setUint32(40, samples.length, true);
  file.set(samples, 44);
  return file;
}

describe('samples', () => {
  it.each([
    // ITU-T G.711: mu-law's 0xff and 0x7f are nothing, 0x80 and 0x00 the loudest there is.
    ['mu-law', 7, [0xff, 0x7f, 0x80, 0x00], [0, -0, 32_124, -32_124]],
    // A-law's 0xd5 and 0x55 are the quietest, 0xaa and 0x2a the loudest; 0x85 is the first of a wider step.
    ['A-law', 6, [0xd5, 0x55, 0xaa, 0x2a, 0xc5], [8, -8, 32_256, -32_256, 264]],
  ])('of %s stand for what the standard says', async (_, coding, samples, heard) => {
    const read = samplesOf(await coded(coding, samples));
    expect(read.map((sample) => Math.round(sample * 32_768))).toEqual(heard);
  });

  it('lie between silence and full scale', async () => {
    const loudest = samplesOf(await readRecording('refill-metoprolol')).reduce(
      (most, sample) => Math.max(most, Math.abs(sample)),
      0,
    );
    expect(loudest).toBeGreaterThan(0.2);
    expect(loudest).toBeLessThanOrEqual(1);
  });

  it.each([1, 3, 43, 4_096])('are the same when the file comes in parts of %i bytes', async (partBytes) => {
    for (const name of ['refill-16-bit', 'status'] as const) {
      const bytes = await readRecording(name);
      expect(samplesOf(bytes, partBytes)).toEqual(samplesOf(bytes));
    }
  });
});

function half(wav: Uint8Array<ArrayBuffer>): Uint8Array {
  const shorter = wav.slice(0, 44 + (wav.length - 44) / 2);
  new DataView(shorter.buffer).setUint32(40, shorter.length - 44, true);
  return shorter;
}

/** The same bytes as IMA ADPCM, which nobody decodes here. */
function adpcm(wav: Uint8Array<ArrayBuffer>): Uint8Array {
  new DataView(wav.buffer).setUint16(20, 0x11, true);
  return wav;
}
