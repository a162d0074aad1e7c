import type { Clock } from '../../domain/clock.ts';
import { mediaKindOf } from '../../domain/media-type.ts';
import { createCircuit, type Circuit } from '../language-model/circuit-breaker.ts';
import {
  createTranscriptionAsk,
  type AskLimits,
  type JudgedSound,
  type SpeechServer,
  type TranscriptionAnswer,
} from './ask-transcription.ts';
import { isGarbled } from './is-garbled.ts';
import { judgeSound } from './judge-sound.ts';
import type { Sound, SpeechFigures, SpeechToText, Transcribed } from './speech-to-text.ts';

/** Raised with every change of what is asked or believed. */
const version = '1';

/** Two minutes of speech are written down in seconds; this only bounds how long a job is busy with it. */
const transcribeLimitMs = 60_000;

/** What our rules understand. Another language is for a person who speaks it. */
const understood = ['en', 'es'];

type Parts = { clock: Clock; figures?: SpeechFigures | undefined } & Partial<AskLimits>;

/** Speech to text by OpenAI or a compatible server: one for each process, with its own circuit breaker. */
export function createSpeechToText(
  server: SpeechServer,
  { clock, figures, limitMs = transcribeLimitMs, stopping }: Parts,
): SpeechToText {
  const ask = createTranscriptionAsk(server, { limitMs, ...(stopping ? { stopping } : {}) });
  const circuit = createCircuit(clock);
  async function transcribe(sound: Sound): Promise<Transcribed> {
    if (mediaKindOf(sound.contentType) !== 'audio') return unheard('not_sound');
    const { judged, bytes } = await judgeSound(sound.content());
    if (judged !== 'speech') return unheard(judged);
    return readAnswer(await askCounted(ask, circuit, { ...sound, bytes }));
  }
  return {
    engine: `speech-${version}/${server.model}`,
    async transcribe(sound) {
      const startedAt = performance.now();
      const transcribed = await transcribe(sound);
      const seconds = (performance.now() - startedAt) / 1000;
      figures?.transcribed(transcribed.kind === 'heard' ? 'heard' : transcribed.reason, seconds);
      return transcribed;
    },
  };
}

async function askCounted(
  ask: (sound: JudgedSound) => Promise<TranscriptionAnswer>,
  circuit: Circuit,
  sound: JudgedSound,
): Promise<TranscriptionAnswer> {
  if (!circuit.mayTry()) return { kind: 'away', reason: 'circuit_open' };
  const answer = await ask(sound).catch(() => ({ kind: 'away', reason: 'no_answer' }) as const);
  if (answer.kind === 'away') circuit.failed(sound.id);
  else circuit.succeeded();
  return answer;
}

function readAnswer(answer: TranscriptionAnswer): Transcribed {
  switch (answer.kind) {
    case 'away':
      return answer;
    case 'refused':
      return unheard('refused');
    case 'text': {
      const { text, language } = answer;
      if (language !== null && !understood.includes(language)) return unheard('other_language', language);
      return isGarbled(text) ? unheard('garbled', language) : { kind: 'heard', text, language };
    }
  }
}

function unheard(
  reason: Extract<Transcribed, { kind: 'unheard' }>['reason'],
  language: string | null = null,
) {
  return { kind: 'unheard', reason, language } as const;
}
