/** The samples of a recording; both channels of a stereo one count as one after the other. */
export type Wav = {
  seconds: number;
  samplesPerSecond: number;
  samples: number;
  /** From -1 to 1. */
  sampleAt(index: number): number;
};

export type WavRead =
  | { kind: 'wav'; wav: Wav }
  /** No WAV, or one in a coding that is not read here. */
  | { kind: 'unknown' }
  /** Its head is broken, or less of it came than it says it has. */
  | { kind: 'damaged' };

/** Codes of the format chunk (RFC 2361). */
const pcm = 1;
const muLaw = 7;

/** A file that was written while it was recorded does not know its length yet. */
const unknownLengths = [0, 0x7fff_ffff, 0xffff_ffff];

/** Reads a RIFF/WAVE file of 8 or 16 bit PCM or mu-law (ITU-T G.711), as telephone recordings come. */
export function readWav(bytes: Uint8Array): WavRead {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (tagAt(bytes, 0) !== 'RIFF' || tagAt(bytes, 8) !== 'WAVE') return { kind: 'unknown' };
  let sampling: Sampling | null = null;
  for (let place = 12; place + 8 <= bytes.byteLength;) {
    const length = view.getUint32(place + 4, true);
    const start = place + 8;
    if (tagAt(bytes, place) === 'data')
      return sampling ? readSamples(view, sampling, start, length) : { kind: 'damaged' };
    if (tagAt(bytes, place) === 'fmt ' && start + 16 <= bytes.byteLength)
      sampling = readSampling(view, start);
    place = start + length + (length % 2); // chunks begin at even places
  }
  return { kind: 'damaged' };
}

type Sampling = { coding: number; perSecond: number; bits: number };

function readSampling(view: DataView, start: number): Sampling {
  const channels = view.getUint16(start + 2, true);
  return {
    coding: view.getUint16(start, true),
    perSecond: view.getUint32(start + 4, true) * channels,
    bits: view.getUint16(start + 14, true),
  };
}

function readSamples(
  view: DataView,
  { coding, perSecond, bits }: Sampling,
  start: number,
  said: number,
): WavRead {
  const there = view.byteLength - start;
  const open = unknownLengths.includes(said);
  if (perSecond === 0 || there <= 0 || (!open && said > there)) return { kind: 'damaged' };
  const decode = decoderOf(coding, bits);
  if (!decode) return { kind: 'unknown' };
  const samples = Math.floor((open ? there : said) / (bits / 8));
  return {
    kind: 'wav',
    wav: {
      seconds: samples / perSecond,
      samplesPerSecond: perSecond,
      samples,
      sampleAt: (index) => decode(view, start + index * (bits / 8)),
    },
  };
}

type Decode = (view: DataView, place: number) => number;

function decoderOf(coding: number, bits: number): Decode | null {
  if (coding === pcm && bits === 16) return (view, place) => view.getInt16(place, true) / 32_768;
  if (coding === pcm && bits === 8) return (view, place) => (view.getUint8(place) - 128) / 128;
  if (coding === muLaw && bits === 8) return (view, place) => fromMuLaw(view.getUint8(place));
  return null;
}

/** ITU-T G.711: sign, three bits of exponent, four of mantissa, all inverted; 132 is the bias. */
function fromMuLaw(byte: number): number {
  const inverted = ~byte & 0xff;
  const exponent = (inverted >> 4) & 7;
  const size = (((inverted & 15) * 8 + 132) << exponent) - 132;
  return (inverted & 0x80 ? -size : size) / 32_768;
}

function tagAt(bytes: Uint8Array, place: number): string {
  return String.fromCharCode(...bytes.subarray(place, place + 4));
}
