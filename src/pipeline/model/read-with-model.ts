import { lockInTransaction } from '../../db/advisory-lock.ts';
import { dateIn } from '../../domain/calendar-date.ts';
import type { LanguageModel, ModelOutcome } from '../../systems/language-model/language-model.ts';
import { applyModelReading } from './apply-model-reading.ts';
import {
  findProcessedMessage,
  isReadBy,
  saveReading,
  type ProcessedMessage,
  type StoredReading,
} from './model-reading-store.ts';
import { modelTextOf, type ModelText } from './model-text.ts';
import { normaliseModelReading } from './normalise-model-reading.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';

/** The model is away or its circuit is open: the job tries again later. */
export class ReadAgainError extends Error {
  readonly code = 'read_again';
  readonly retryable = true;
}

const transactionLimitMs = 120_000;

/**
 * Reads a processed message once more, by the model. The message has its tickets and replies already; what the model
 * saw beside them is added in one transaction with the reading's row, which is unique, so that running again is
 * harmless. Answers that are no reading are kept as such.
 *
 * @throws ReadAgainError when nobody has answered
 */
export async function readWithModel(deps: PipelineDeps, messageId: string): Promise<void> {
  const { languageModel } = deps;
  const message = languageModel ? await findProcessedMessage(deps.db, messageId) : null;
  const modelText = message && modelTextOf(message);
  if (!languageModel || !message || !modelText) return;
  if (await isReadBy(deps.db, message, languageModel.engine)) return;
  const outcome = await askMeasured(deps, languageModel, message, modelText.text);
  if (outcome.kind === 'unavailable') throw new ReadAgainError('the model has not answered');
  await keep(deps, message, storedReading(deps, outcome, modelText), languageModel.engine);
}

/** The model was away for as long as anybody tried. The message keeps what it has. */
export function giveUpReading(deps: PipelineDeps, messageId: string): Promise<void> {
  deps.modelFigures?.readEnded('given_up', null);
  deps.logger.info({ event: 'model_reading_given_up', messageId }, 'a text was not read by the model');
  return Promise.resolve();
}

async function askMeasured(
  deps: PipelineDeps,
  model: LanguageModel,
  message: ProcessedMessage,
  text: string,
): Promise<ModelOutcome> {
  const startedAt = performance.now();
  const outcome = await model.read(text);
  const durationMs = Math.round(performance.now() - startedAt);
  const code = outcome.kind === 'unavailable' ? outcome.reason : outcome.kind;
  deps.modelFigures?.readEnded(code, code === 'circuit_open' ? null : durationMs);
  deps.logger.info(
    { event: 'model_answered', messageId: message.id, engine: model.engine, code, durationMs },
    'the model was asked to read a text',
  );
  return outcome;
}

function storedReading(
  deps: PipelineDeps,
  outcome: Exclude<ModelOutcome, { kind: 'unavailable' }>,
  modelText: ModelText,
): StoredReading {
  if (outcome.kind !== 'read') return { outcome: outcome.kind };
  const today = dateIn(deps.settings.timeZone, deps.clock.now());
  return { outcome: 'read', reading: normaliseModelReading(outcome.reading, modelText, today) };
}

/** A call that got a better transcript meanwhile is read again for that one; this reading is then of no use. */
async function keep(
  deps: PipelineDeps,
  read: ProcessedMessage,
  stored: StoredReading,
  engine: string,
): Promise<void> {
  const kept = await deps.db.$transaction(
    async (tx) => {
      await lockInTransaction(tx, 'conversation', read.conversationKey);
      const message = await findProcessedMessage(tx, read.id);
      if (message?.revision !== read.revision) return false;
      const now = deps.clock.now();
      if (!(await saveReading(tx, message, engine, stored, now))) return false;
      if (stored.outcome === 'read') await applyModelReading(tx, deps, message, stored.reading, engine, now);
      return true;
    },
    { timeout: transactionLimitMs, maxWait: transactionLimitMs },
  );
  if (kept && stored.outcome === 'read') deps.modelFigures?.valuesDropped(stored.reading.dropped);
}
