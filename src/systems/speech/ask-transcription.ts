import { z } from 'zod';
import { openOpenAiClient, type OpenAiServer } from '../openai/open-client.ts';
import { readServerFailure } from '../openai/read-failure.ts';
import { multipartOf } from './multipart.ts';
import type { Sound } from './speech-to-text.ts';

export type SpeechServer = OpenAiServer & { model: string };

/** `bytes`: how many there are, which servers want to know first. */
export type JudgedSound = Sound & { bytes: number };

export type AskLimits = {
  /** For one recording, in milliseconds. */
  limitMs: number;
  /** Ends what is under way when the gateway stops. */
  stopping?: AbortSignal;
};

export type TranscriptionAnswer =
  | { kind: 'text'; text: string; language: string | null }
  /** This recording is refused, whoever asks and whenever. */
  | { kind: 'refused' }
  | { kind: 'away'; reason: string };

/** What callers speak; a hint, not a limit. */
const languages = ['en', 'es'];

/** Bad request, too large, not a type that is known, not to be processed: of the recording, not of the server. */
const refusals = [400, 413, 415, 422];

/** As far as it is read. `language` is what servers of the older models answer. */
const Body = z.looseObject({
  text: z.string(),
  languages: z.array(z.looseObject({ code: z.string() })).nullish(),
  language: z.string().nullish(),
});

const path = '/audio/transcriptions';

function fieldsFor(model: string): [name: string, value: string][] {
  return [
    ['model', model],
    ...languages.map((code): [string, string] => ['languages[]', code]),
    ['response_format', 'json'],
  ];
}

/**
 * Asks a transcription by the vendor's own library. The question holds the sound and the languages alone: names of
 * medicines in a prompt come back as words that nobody has said. The sound is passed on while it is read, so that no
 * more than a piece of it is in memory; a job asks again, not the library. No exception leaves here.
 */
export function createTranscriptionAsk(
  server: SpeechServer,
  limits: AskLimits,
): (sound: JudgedSound) => Promise<TranscriptionAnswer> {
  // At once: what the first recording would otherwise wait for, and be charged with.
  const loading = openOpenAiClient(server, limits.limitMs);
  return async function ask(sound) {
    const client = await loading;
    const timeout = AbortSignal.timeout(limits.limitMs);
    const signal = limits.stopping ? AbortSignal.any([timeout, limits.stopping]) : timeout;
    try {
      const { headers, body } = multipartOf(fieldsFor(server.model), {
        ...sound,
        name: fileNameOf(sound.contentType),
      });
      return readAnswer(await client.post<unknown>(path, { body, headers, signal }));
    } catch (error) {
      const { reason, status } = readServerFailure(error, timeout.aborted);
      return refusals.includes(status ?? 0) ? { kind: 'refused' } : { kind: 'away', reason };
    }
  };
}

/** Servers go by the ending of the name before anything else. */
function fileNameOf(contentType: string): string {
  return /mpeg|mp3/.test(contentType) ? 'voicemail.mp3' : 'voicemail.wav';
}

function readAnswer(body: unknown): TranscriptionAnswer {
  const parsed = Body.safeParse(body);
  if (!parsed.success) return { kind: 'away', reason: 'not_an_answer' };
  const { text, languages: detected, language } = parsed.data;
  return {
    kind: 'text',
    text: text.replaceAll('\u0000', ' ').trim(),
    language: codeOf(detected?.[0]?.code ?? language ?? null),
  };
}

/** `es-US` and `Spanish` as `es`. */
function codeOf(said: string | null): string | null {
  const code = said?.trim().toLowerCase().slice(0, 2) ?? '';
  if (code === 'sp') return 'es';
  return /^[a-z]{2}$/.test(code) ? code : null;
}
