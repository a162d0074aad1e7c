import { release, type Parts } from '../../domain/parts.ts';
import type { Unheard } from './speech-to-text.ts';
import { createWavReader, type TakeSample } from './wav-reader.ts';

/** `unknown_coding`: one whose samples are not read here, so that nobody can say whether it holds speech. */
export type SoundJudged =
  'speech' | Extract<Unheard, 'too_short' | 'too_long' | 'silent' | 'noise' | 'damaged' | 'unknown_coding'>;

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

/** `bytes` and `seconds`: how much of it has come. */
export type SoundHeard = { judged: SoundJudged; bytes: number; seconds: number };

/**
 * Whether a recording can hold speech at all. Models make words out of silence and noise: what holds none is not sent
 * to one. Of the sound nothing stays in memory but how loud each window of it is.
 */
export async function judgeSound(content: Parts): Promise<SoundHeard> {
  const loudness: number[] = [];
  const meter = createMeter((level) => loudness.push(level));
  const reader = createWavReader(meter);
  let bytes = 0;
  for await (const part of content) {
    bytes += part.byteLength;
    reader.take(part);
    release(part);
  }
  const read = reader.end();
  if (read.kind === 'unknown') return { judged: 'unknown_coding', bytes, seconds: 0 };
  if (read.kind === 'damaged') return { judged: 'damaged', bytes, seconds: 0 };
  return { judged: judge(read.seconds, loudness), bytes, seconds: read.seconds };
}

function judge(seconds: number, loudness: readonly number[]): SoundJudged {
  if (seconds < leastSeconds) return 'too_short';
  if (seconds > mostSeconds) return 'too_long';
  const voiced = loudness.filter((each) => each >= leastLoudness).length * windowSeconds;
  if (voiced < leastVoicedSeconds) return 'silent';
  const [low, high] = [quantile(loudness, 0.1), quantile(loudness, 0.9)];
  return high < low * leastSwing ? 'noise' : 'speech';
}

/** The root mean square of each window, without the constant part that some lines add. */
function createMeter(report: (level: number) => void): TakeSample {
  let count = 0;
  let sum = 0;
  let squares = 0;
  return (sample, samplesPerSecond) => {
    count += 1;
    sum += sample;
    squares += sample * sample;
    if (count < Math.max(1, Math.round(samplesPerSecond * windowSeconds))) return;
    report(Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2)));
    count = sum = squares = 0;
  };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
