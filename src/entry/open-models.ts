import { addModelFigures } from '../api/add-model-figures.ts';
import { addSpeechFigures } from '../api/add-speech-figures.ts';
import type { Settings } from '../config/settings.ts';
import type { PrismaClient } from '../db/generated/node/client.ts';
import type { Clock } from '../domain/clock.ts';
import type { Metrics } from '../http/metrics.ts';
import { createLanguageModel } from '../systems/language-model/create-language-model.ts';
import type { LanguageModel, ModelFigures } from '../systems/language-model/language-model.ts';
import { createSpeechToText } from '../systems/speech/create-speech-to-text.ts';
import type { SpeechToText } from '../systems/speech/speech-to-text.ts';

export type ModelParts = { languageModel: LanguageModel | null; modelFigures?: ModelFigures };

/** The optional reader, where a model is named; what it is busy with ends when the gateway stops. */
export function modelParts(
  { openai }: Settings,
  clock: Clock,
  metrics: Metrics,
  closers: (() => Promise<void>)[],
): ModelParts {
  if (!openai || openai.model === null) return { languageModel: null };
  const { apiKey, baseUrl, model, api } = openai;
  const stopping = new AbortController();
  closers.push(() => Promise.resolve(stopping.abort()));
  const parts = { clock, stopping: stopping.signal };
  return {
    languageModel: createLanguageModel({ apiKey, baseUrl, model, api }, parts),
    modelFigures: addModelFigures(metrics),
  };
}

/** Our own speech to text, where a model is named for it. */
export function speechParts(
  { openai }: Settings,
  { clock, db }: { clock: Clock; db: PrismaClient },
  metrics: Metrics,
  closers: (() => Promise<void>)[],
): SpeechToText | null {
  if (!openai || openai.transcriptionModel === null) return null;
  const { apiKey, baseUrl, transcriptionModel: model } = openai;
  const stopping = new AbortController();
  closers.push(() => Promise.resolve(stopping.abort()));
  const figures = addSpeechFigures(metrics, db, clock);
  return createSpeechToText({ apiKey, baseUrl, model }, { clock, figures, stopping: stopping.signal });
}
