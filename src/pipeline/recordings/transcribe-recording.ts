import { orUnread, type RecordingStore } from '../../domain/recording-store.ts';
import { awaitedTranscripts, createCallDeps } from '../../intake/call-deps.ts';
import { recordTranscript } from '../../intake/record-transcript.ts';
import type { SpeechToText, Transcribed } from '../../systems/speech/speech-to-text.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { isUntranscribed } from './transcription-store.ts';

export type TranscribeDeps = Pick<PipelineDeps, 'db' | 'jobs' | 'clock' | 'logger'> & {
  recordings: RecordingStore;
  /** Null: nothing is transcribed by us. */
  speech: SpeechToText | null;
};

/** The store or the speech server is away: the job tries again. */
export class TranscribeAgainError extends Error {
  readonly code = 'transcribe_again';
  readonly retryable = true;
}

/** A recording that has come home is transcribed in a job of its own, once. */
export async function startTranscription(
  { db, jobs, clock, speech }: Pick<TranscribeDeps, 'db' | 'jobs' | 'clock' | 'speech'>,
  attachmentId: string,
): Promise<void> {
  if (!speech || !(await isUntranscribed(db, attachmentId, clock.now()))) return;
  await jobs.enqueue(db, 'transcribe-recording', [{ data: { attachmentId } }]);
}

/**
 * Writes down what our own model hears in a kept recording, and lets the call's message be read in that light. What
 * holds nothing to be believed is written down as such, with why. Running again is harmless.
 *
 * @throws TranscribeAgainError when the store or the server is away
 */
export async function transcribeRecording(deps: TranscribeDeps, attachmentId: string): Promise<void> {
  const { db, jobs, clock, speech } = deps;
  if (!speech || !(await isUntranscribed(db, attachmentId, clock.now()))) return;
  const attachment = await db.attachment.findUniqueOrThrow({
    where: { id: attachmentId },
    select: { messageId: true, recordingSid: true, contentType: true, fetchedAt: true },
  });
  const transcribed = await hear(deps, speech, attachmentId, attachment.contentType);
  if (transcribed.kind === 'away' && !isGivenUp(transcribed, attachment.fetchedAt, clock.now()))
    throw new TranscribeAgainError('the recording was not transcribed');
  const heard = transcribed.kind === 'heard';
  await recordTranscript(createCallDeps(db, jobs, awaitedTranscripts(true)), {
    messageId: attachment.messageId,
    recordingSid: attachment.recordingSid ?? '',
    origin: 'speech',
    text: heard ? transcribed.text : '',
    failure: heard ? null : transcribed.reason,
    language: transcribed.kind === 'away' ? null : transcribed.language,
    by: speech.engine,
    dedupeKey: `speech:${attachmentId}`,
    at: clock.now(),
  });
}

/** A page in the place of an answer may be an outage's, for so long: after that it is how this recording is answered. */
const answerlessHours = 2;

function isGivenUp({ reason }: { reason: string }, fetchedAt: Date | null, now: Date): boolean {
  if (reason !== 'not_an_answer' || fetchedAt === null) return false;
  return now.getTime() - fetchedAt.getTime() > answerlessHours * 3_600_000;
}

/** What cannot be opened for good is nothing that a model could hear. */
async function hear(
  { recordings, logger }: TranscribeDeps,
  speech: SpeechToText,
  attachmentId: string,
  contentType: string,
): Promise<Transcribed> {
  const startedAt = performance.now();
  const reading = await orUnread(
    speech.transcribe({ id: attachmentId, content: () => recordings.read(attachmentId), contentType }),
  );
  if (reading.kind === 'away') return reading;
  if (reading.kind !== 'read') return { kind: 'unheard', reason: 'damaged', language: null };
  const transcribed = reading.result;
  const durationMs = Math.round(performance.now() - startedAt);
  const code = transcribed.kind === 'heard' ? 'heard' : transcribed.reason;
  logger.info(
    { event: 'recording_transcribed', attachmentId, engine: speech.engine, code, durationMs },
    'the speech model was asked to hear a recording',
  );
  return transcribed;
}
