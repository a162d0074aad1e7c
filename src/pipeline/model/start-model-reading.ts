import type { Db } from '../../db/client.ts';
import type { StoredMessage } from '../reading/message-store.ts';
import { modelTextOf } from './model-text.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';

/** A message that was processed without the model is read by it afterwards, in a job of its own. */
export async function startModelReading(
  tx: Db,
  { jobs, languageModel }: Pick<PipelineDeps, 'jobs' | 'languageModel'>,
  message: StoredMessage,
): Promise<void> {
  if (!languageModel || !modelTextOf(message)) return;
  await jobs.enqueue(tx, 'read-with-model', [{ data: { messageId: message.id } }]);
}
