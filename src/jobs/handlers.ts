import { acknowledgePage, giveUpAcknowledging } from '../pipeline/paging/acknowledge-page.ts';
import { deleteAtVendor, type DeleteDeps } from '../pipeline/recordings/delete-at-vendor.ts';
import {
  FetchAgainError,
  fetchAttachment,
  giveUpAttachment,
  type FetchDeps,
} from '../pipeline/recordings/fetch-attachment.ts';
import { giveUpMessage } from '../pipeline/reading/give-up-message.ts';
import type { PipelineDeps } from '../pipeline/pipeline-deps.ts';
import { processMessage } from '../pipeline/process-message.ts';
import { giveUpReading, readWithModel } from '../pipeline/model/read-with-model.ts';
import { giveUpReply, sendReply, type SendDeps } from '../pipeline/sending/send-reply.ts';
import {
  startTranscription,
  transcribeRecording,
  type TranscribeDeps,
} from '../pipeline/recordings/transcribe-recording.ts';
import { readHelpdeskTicket, type HelpdeskDeps } from '../pipeline/effects/take-in-helpdesk.ts';
import { workPharmacyEvent, type PharmacyEventDeps } from '../pipeline/records/work-pharmacy-event.ts';
import type { JobHandlers } from './work-jobs.ts';

/** A message behind an older one that keeps failing has its turn after so long. */
const turnComesAfterMs = 30_000;

/** Each queue's job is one call into the pipeline. */
export function createJobHandlers(
  deps: PipelineDeps & SendDeps & FetchDeps & DeleteDeps & TranscribeDeps & PharmacyEventDeps & HelpdeskDeps,
): JobHandlers {
  async function bringHome(attachmentId: string): Promise<void> {
    await fetchAttachment(deps, attachmentId);
    await startTranscription(deps, attachmentId);
  }
  return {
    'process-message': {
      run: ({ messageId }) => processMessage(deps, messageId),
      async giveUp({ messageId }) {
        if (await giveUpMessage(deps, messageId)) return;
        const runAt = new Date(deps.clock.now().getTime() + turnComesAfterMs);
        await deps.jobs.enqueue(deps.db, 'process-message', [{ data: { messageId }, runAt }]);
      },
    },
    'send-urgent': {
      run: ({ replyId }) => sendReply(deps, replyId),
      giveUp: ({ replyId }) => giveUpReply(deps, replyId),
    },
    'send-reply': {
      run: ({ replyId }) => sendReply(deps, replyId),
      giveUp: ({ replyId }) => giveUpReply(deps, replyId),
    },
    'fetch-attachment': {
      run: ({ attachmentId }) =>
        bringHome(attachmentId).catch(async (error: unknown) => {
          if (!(error instanceof FetchAgainError)) throw error;
          await deps.jobs.enqueue(deps.db, 'fetch-attachment-again', [{ data: { attachmentId } }]);
        }),
      giveUp: ({ attachmentId }) => giveUpAttachment(deps, attachmentId),
    },
    'fetch-attachment-again': {
      run: ({ attachmentId }) => bringHome(attachmentId),
      giveUp: ({ attachmentId }) => giveUpAttachment(deps, attachmentId),
    },
    'transcribe-recording': {
      run: ({ attachmentId }) => transcribeRecording(deps, attachmentId),
      // It still waits: the sweep starts it again.
      giveUp: () => Promise.resolve(),
    },
    'delete-recording': {
      run: ({ attachmentId }) => deleteAtVendor(deps, attachmentId),
      // It still stands at the vendor: the sweep starts it again.
      giveUp: () => Promise.resolve(),
    },
    'read-with-model': {
      run: ({ messageId }) => readWithModel(deps, messageId),
      giveUp: ({ messageId }) => giveUpReading(deps, messageId),
    },
    'pharmacy-event': {
      run: ({ eventId }) => workPharmacyEvent(deps, eventId),
      // It still waits: the sweep starts it again.
      giveUp: () => Promise.resolve(),
    },
    'read-helpdesk-ticket': {
      run: ({ externalId }) => readHelpdeskTicket(deps, externalId),
      // The hourly reconciliation reads it.
      giveUp: () => Promise.resolve(),
    },
    'acknowledge-page': {
      run: ({ pageId }) => acknowledgePage(deps, pageId),
      giveUp: ({ pageId }) => Promise.resolve(giveUpAcknowledging(deps, pageId)),
    },
  };
}
