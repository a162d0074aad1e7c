import type { Db } from '../../db/client.ts';
import { addMinutes } from '../../domain/local-time.ts';
import { markProcessed, type StoredMessage } from '../reading/message-store.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';

/** A text that fails may be told of late: so often it is looked at while an answer to it is awaited. */
const lookEveryMinutes = 60;

/**
 * A caller who pressed the key for a text has it for an answer, and nothing was recorded that anybody could hear: the
 * call ends without a ticket once they have answered, and waits for that until then. False where it is to be read as any other call: no
 * such text, it did not leave or did not arrive, or nobody has answered it in time.
 */
export async function isAnsweredByText(
  tx: Db,
  deps: Pick<PipelineDeps, 'jobs' | 'policy'>,
  message: StoredMessage,
  now: Date,
): Promise<boolean> {
  if (message.channel !== 'voice' || message.recorded === true || message.text.trim() !== '') return false;
  const pressed = await tx.consent.count({ where: { messageId: message.id, source: 'voicemail' } });
  if (pressed === 0) return false;
  const text = await tx.outboundMessage.findUnique({ where: { slot: `message:${message.id}:answer` } });
  if (!text) return false;
  if (await hasAnswered(tx, message)) return end(tx, message, now);
  if (text.state === 'failed' || text.state === 'suppressed')
    return isReachedByPhone(tx, message, text.id, now);
  const until = addMinutes(message.receivedAt, deps.policy.asking.lapseHours.value * 60);
  if (now >= until) return false;
  const next = addMinutes(now, lookEveryMinutes);
  const processAfter = next < until ? next : until;
  await tx.inboundMessage.update({ where: { id: message.id }, data: { processAfter } });
  await deps.jobs.enqueue(tx, 'process-message', [{ data: { messageId: message.id }, runAt: processAfter }]);
  return true;
}

/** Whatever they have said since, but that they want no texts: then somebody calls. */
async function hasAnswered(tx: Db, { id, from, to, receivedAt }: StoredMessage): Promise<boolean> {
  const since = { from, to, receivedAt: { gt: receivedAt }, text: { not: '' }, NOT: { id } };
  const answers = await tx.inboundMessage.findMany({ where: since, select: { intents: true } });
  return answers.some(({ intents }) => intents.join() !== 'opt_out');
}

/** Of a text that failed later a person was told at once: their call is the answer, or gives way to the ticket's. */
async function isReachedByPhone(tx: Db, message: StoredMessage, textId: string, now: Date): Promise<boolean> {
  const task = await tx.task.findUnique({ where: { dedupeKey: `reply:${textId}` } });
  if (task === null) return false;
  if (task.state !== 'open') return end(tx, message, now);
  const outcome = 'no longer needed: the call has a ticket of its own';
  const ended = { state: 'done', finishedAt: now, finishedBy: 'system', outcome } as const;
  const { count } = await tx.task.updateMany({ where: { id: task.id, state: 'open' }, data: ended });
  return count === 0 && end(tx, message, now);
}

async function end(tx: Db, { id }: StoredMessage, processedAt: Date): Promise<true> {
  const nothing = { language: null, intents: [], flags: [], identity: null, lines: [], reference: null };
  await tx.$executeRaw(markProcessed(id, { ...nothing, processedAt }));
  return true;
}
