/** What a WAV file holds, once its last part has come. */
export type WavRead =
  | { kind: 'wav'; seconds: number }
  /** No WAV, or one in a coding that is not read here. */
  | { kind: 'unknown' }
  /** Its head is broken, or less of it came than it says it has. */
  | { kind: 'damaged' };

/** Takes a sample from -1 to 1; both channels of a stereo recording count as one after the other. */
export type TakeSample = (sample: number, samplesPerSecond: number) => void;

/** Reads a RIFF/WAVE file of 8 or 16 bit PCM, A-law or mu-law (ITU-T G.711) while it comes in. */
export type WavReader = { take(part: Uint8Array): void; end(): WavRead };

/** Codes of the format chunk (RFC 2361). */
const codings = { pcm: 1, aLaw: 6, muLaw: 7 } as const;

/** A file that was written while it was recorded does not know its length yet. */
const unknownLengths = [0, 0x7fff_ffff, 0xffff_ffff];

/** Players write titles and pictures before the sound; what has more of that is no recording of a call. */
const mostHeadBytes = 256 * 1024;

export function createWavReader(takeSample: TakeSample): WavReader {
  let head: Uint8Array | null = new Uint8Array();
  let found: Head = { kind: 'more' };
  let samples: ReturnType<typeof createSampleReader> | null = null;
  function take(part: Uint8Array): void {
    if (!head) return samples?.take(part);
    head = joined(head, part);
    found = readHead(head);
    if (found.kind === 'more' && head.byteLength <= mostHeadBytes) return;
    const rest = found.kind === 'sound' ? head.subarray(found.start) : null;
    head = null;
    if (found.kind !== 'sound' || !rest) return;
    samples = createSampleReader(found, takeSample);
    samples.take(rest);
  }
  return {
    take,
    end: () => {
      if (found.kind === 'unknown') return { kind: 'unknown' };
      if (head && !isRiff(head)) return { kind: 'unknown' };
      return samples ? samples.end() : { kind: 'damaged' };
    },
  };
}

type Sampling = { coding: number; perSecond: number; bits: number };
type Head =
  /** The sound begins at `start`; it is said to have `length` bytes. */
  ({ kind: 'sound'; start: number; length: number } & Sampling) | { kind: 'more' | 'unknown' | 'damaged' };

function readHead(bytes: Uint8Array): Head {
  if (bytes.byteLength < 12) return { kind: 'more' };
  if (!isRiff(bytes)) return { kind: 'unknown' };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let sampling: Sampling | null = null;
  for (let place = 12; place + 8 <= bytes.byteLength;) {
    const length = view.getUint32(place + 4, true);
    const start = place + 8;
    const tag = tagAt(bytes, place);
    if (tag === 'data') return sampling ? { kind: 'sound', start, length, ...sampling } : { kind: 'damaged' };
    if (tag === 'fmt ' && start + 16 > bytes.byteLength) return { kind: 'more' };
    if (tag === 'fmt ') sampling = readSampling(view, start);
    place = start + length + (length % 2); // chunks begin at even places
  }
  return { kind: 'more' };
}

function readSampling(view: DataView, start: number): Sampling {
  const channels = view.getUint16(start + 2, true);
  return {
    coding: view.getUint16(start, true),
    perSecond: view.getUint32(start + 4, true) * channels,
    bits: view.getUint16(start + 14, true),
  };
}

/** The sound itself: a sample of two bytes may come in two parts. */
function createSampleReader(
  { coding, perSecond, bits, length }: Sampling & { length: number },
  takeSample: TakeSample,
) {
  const decode = decoderOf(coding, bits);
  const width = bits / 8;
  const open = unknownLengths.includes(length);
  let left = open ? Infinity : length;
  let came = 0;
  let half: number | null = null;
  function take(part: Uint8Array): void {
    const sound = part.subarray(0, Math.min(part.byteLength, left));
    left -= sound.byteLength;
    came += sound.byteLength;
    if (!decode || perSecond === 0) return;
    for (const byte of sound) {
      if (width === 1) takeSample(decode(byte), perSecond);
      else if (half === null) half = byte;
      else {
        takeSample(decode(half | (byte << 8)), perSecond);
        half = null;
      }
    }
  }
  function end(): WavRead {
    if (perSecond === 0 || came === 0 || (!open && left > 0)) return { kind: 'damaged' };
    return decode ? { kind: 'wav', seconds: Math.floor(came / width) / perSecond } : { kind: 'unknown' };
  }
  return { take, end };
}

/** Of the whole sample, little end first. */
type Decode = (sample: number) => number;

function decoderOf(coding: number, bits: number): Decode | null {
  if (coding === codings.pcm && bits === 16) return (sample) => ((sample << 16) >> 16) / 32_768;
  if (coding === codings.pcm && bits === 8) return (sample) => (sample - 128) / 128;
  if (coding === codings.muLaw && bits === 8) return fromMuLaw;
  if (coding === codings.aLaw && bits === 8) return fromALaw;
  return null;
}

/** ITU-T G.711: sign, three bits of exponent, four of mantissa, all inverted; 132 is the bias. */
function fromMuLaw(byte: number): number {
  const inverted = ~byte & 0xff;
  const exponent = (inverted >> 4) & 7;
  const size = (((inverted & 15) * 8 + 132) << exponent) - 132;
  return (inverted & 0x80 ? -size : size) / 32_768;
}

/** ITU-T G.711: each second bit is inverted; below the first exponent the steps are as wide as above it. */
function fromALaw(byte: number): number {
  const even = byte ^ 0x55;
  const exponent = (even >> 4) & 7;
  const mantissa = ((even & 15) << 4) + 8;
  const size = exponent === 0 ? mantissa : (mantissa + 256) << (exponent - 1);
  return (even & 0x80 ? size : -size) / 32_768;
}

function isRiff(bytes: Uint8Array): boolean {
  return tagAt(bytes, 0) === 'RIFF' && tagAt(bytes, 8) === 'WAVE';
}

function tagAt(bytes: Uint8Array, place: number): string {
  return String.fromCharCode(...bytes.subarray(place, place + 4));
}

function joined(head: Uint8Array, part: Uint8Array): Uint8Array {
  const whole = new Uint8Array(head.byteLength + part.byteLength);
  whole.set(head);
  whole.set(part, head.byteLength);
  return whole;
}
