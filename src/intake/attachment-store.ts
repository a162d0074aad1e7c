import type { Db } from '../db/client.ts';
import type { Audience } from '../domain/audience.ts';
import { isId } from '../domain/id.ts';
import { messagesFor } from './message-store.ts';

/** What came with a message: the bytes of a photo, or where the recording is kept. */
export type AttachmentRow = {
  id: string;
  content: Uint8Array<ArrayBuffer> | null;
  contentType: string;
  storedIn: string | null;
  removedAt: Date | null;
};

/** Which of a message's attachments: its place among them, or the call's recording. */
export type AttachmentPlace = { position: string } | 'recording';

/** Null when the audience may not read it or there is none. Of several recordings the first. */
export async function findAttachment(
  db: Db,
  messageId: string,
  place: AttachmentPlace,
  audience: Audience,
): Promise<AttachmentRow | null> {
  const which = placeOf(place);
  if (!isId(messageId) || which === null) return null;
  return db.attachment.findFirst({
    where: { messageId, ...which, message: messagesFor(audience) },
    orderBy: { position: 'asc' },
    select: { id: true, content: true, contentType: true, storedIn: true, removedAt: true },
  });
}

function placeOf(place: AttachmentPlace) {
  if (place === 'recording') return { recordingSid: { not: null } };
  return /^\d{1,4}$/.test(place.position) ? { position: Number(place.position) } : null;
}
