import type { PrismaClient } from '../db/generated/node/client.ts';
import type { Clock } from '../domain/clock.ts';
import type { FileRead } from '../domain/recording-store.ts';
import type { Authentication } from '../http/authenticate.ts';
import type { AttachmentPlace } from '../intake/attachment-store.ts';
import type { WriteTranscript } from '../intake/write-transcript.ts';
import type { Pilot } from '../outbox/in-pilot.ts';
import type { TicketWork, TicketWorkResult } from '../pipeline/apply-event.ts';
import type { MailSender } from '../systems/mail/mail-sender.ts';
import type { previewStaffReply } from '../pipeline/replies/preview-staff-reply.ts';
import type { MergePreview } from '../pipeline/joins/preview-merge.ts';
import type { takeEffectInHand } from '../pipeline/effects/take-effect-in-hand.ts';
import type { FileReader } from '../pipeline/recordings/read-attachment.ts';

/** What the console works with. */
export type ConsoleDeps = {
  db: PrismaClient;
  clock: Clock;
  auth: Pick<Authentication, 'findCaller'>;
  workTicket: (work: TicketWork) => Promise<TicketWorkResult>;
  previewMerge: (merge: {
    ticketId: string;
    into: string;
    actor: TicketWork['actor'];
  }) => Promise<MergePreview | null>;
  previewReply: (reply: Parameters<typeof previewStaffReply>[1]) => ReturnType<typeof previewStaffReply>;
  effectWork: {
    readWords: (effectId: string) => Promise<string | null>;
    takeInHand: (said: Parameters<typeof takeEffectInHand>[1]) => ReturnType<typeof takeEffectInHand>;
  };
  readFile: (messageId: string, place: AttachmentPlace, reader: FileReader) => Promise<FileRead>;
  writeTranscript: WriteTranscript;
  publicUrl: string;
  mail: MailSender | null;
  orgName: string;
  /** As the settings name it, until one is saved. */
  pilot: Pilot;
  timeZone: string;
};
