import { readWav, type Wav } from './read-wav.ts';
import type { Unheard } from './speech-to-text.ts';

/** `unknown`: a coding whose samples are not read here. */
export type SoundJudged =
  'speech' | 'unknown' | Extract<Unheard, 'too_short' | 'too_long' | 'silent' | 'noise' | 'damaged'>;

/** Nobody says a name and a medicine in less. */
const leastSeconds = 1;
/** Five times what the greeting lets a caller say; a longer one is not from it. */
const mostSeconds = 600;
const windowSeconds = 0.03;
/** Of full scale: -46 dBFS. A quiet line lies some 10 dB below, a quiet voice some 10 dB above. */
const leastLoudness = 0.005;
/** So much of it must be louder than a quiet line. */
const leastVoicedSeconds = 0.4;
/** Speech rises and falls by far more than this between its syllables; noise and tones hardly do. */
const leastSwing = 1.6;

/**
 * Whether a recording can hold speech at all. Models make words out of silence and noise: what holds none is not sent
 * to one.
 */
export function judgeSound(content: Uint8Array): SoundJudged {
  const read = readWav(content);
  if (read.kind !== 'wav') return read.kind;
  const { seconds } = read.wav;
  if (seconds < leastSeconds) return 'too_short';
  if (seconds > mostSeconds) return 'too_long';
  const loudness = loudnessOf(read.wav);
  const voiced = loudness.filter((each) => each >= leastLoudness).length * windowSeconds;
  if (voiced < leastVoicedSeconds) return 'silent';
  const [low, high] = [quantile(loudness, 0.1), quantile(loudness, 0.9)];
  return high < low * leastSwing ? 'noise' : 'speech';
}

/** The root mean square of each window, without the constant part that some lines add. */
function loudnessOf(wav: Wav): number[] {
  const { samples, samplesPerSecond } = wav;
  const length = Math.max(1, Math.round(samplesPerSecond * windowSeconds));
  return Array.from({ length: Math.floor(samples / length) }, (_, window) => {
    let sum = 0;
    let squares = 0;
    for (let index = window * length; index < (window + 1) * length; index += 1) {
      const sample = wav.sampleAt(index);
      sum += sample;
      squares += sample * sample;
    }
    return Math.sqrt(Math.max(0, squares / length - (sum / length) ** 2));
  });
}

function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
