import type { Settings } from '../config/settings.ts';
import type { Database } from '../db/client.ts';
import { awaitedTranscripts, createCallDeps } from '../intake/call-deps.ts';
import type { CallEvent } from '../intake/plan-call.ts';
import { recordCallEvent, type CallRecorded } from '../intake/record-call-event.ts';
import type { CallDeps } from '../intake/update-call.ts';
import type { JobQueue } from '../jobs/job-queue.ts';

/** Records what is told of calls, with the jobs that follow from it. */
export function createCallRecorder(
  prisma: Database['prisma'],
  jobs: JobQueue,
  { openai }: Pick<Settings, 'openai'>,
): (event: CallEvent) => Promise<CallRecorded> {
  const deps = callDepsOf(prisma, jobs, { openai });
  return (event) => recordCallEvent(deps, event);
}

/** The same for what a person or a model makes of a call. */
export function callDepsOf(
  prisma: Database['prisma'],
  jobs: JobQueue,
  { openai }: Pick<Settings, 'openai'>,
): CallDeps {
  const hasSpeech = openai !== null && openai.transcriptionModel !== null;
  return createCallDeps(prisma, jobs, awaitedTranscripts(hasSpeech));
}
