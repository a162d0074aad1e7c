import type { Db } from '../../db/client.ts';
import type { Audience } from '../../domain/audience.ts';
import { collectParts } from '../../domain/parts.ts';
import { orUnread, type FileRead, type RecordingStore } from '../../domain/recording-store.ts';
import { findAttachment, type AttachmentPlace } from '../../intake/attachment-store.ts';
import type { Logger } from '../../logging/logger.ts';

export type ReadAttachmentDeps = { db: Db; recordings: RecordingStore; logger: Logger };

/** Whom a file is for: what may be seen, and the id of the key or user who asks. */
export type FileReader = { id: string; audience: Audience };

/**
 * A photo, or a recording opened out of its store, for whoever may see the message. Who hears a recording is written
 * down before: a call of which nobody knows yet whom it is about is in no patient's trail of reads.
 */
export async function readAttachment(
  { db, recordings, logger }: ReadAttachmentDeps,
  messageId: string,
  place: AttachmentPlace,
  reader: FileReader,
): Promise<FileRead> {
  const row = await findAttachment(db, messageId, place, reader.audience);
  if (!row || row.removedAt) return { kind: 'not_found' };
  const { id: attachmentId, content, contentType } = row;
  if (content) return { kind: 'file', content, contentType, version: attachmentId };
  if (!row.storedIn) return { kind: 'not_found' };
  // Whole, since nothing of it may be given out before its last part is proven.
  const opened = await orUnread(collectParts(recordings.read(attachmentId)));
  switch (opened.kind) {
    case 'read':
      logger.info({ event: 'recording_read', messageId, apiKeyId: reader.id }, 'a recording was given out');
      return { kind: 'file', content: opened.result, contentType, version: attachmentId };
    case 'away':
      logger.warn(
        { event: 'recording_store_away', attachmentId, code: opened.reason },
        'a recording was not read',
      );
      return { kind: 'away' };
    case 'missing':
    case 'unreadable': {
      const code = opened.kind === 'missing' ? 'missing' : opened.reason;
      logger.error(
        { event: 'recording_unreadable', attachmentId, code },
        'a kept recording cannot be opened',
      );
      return { kind: 'unreadable' };
    }
  }
}
