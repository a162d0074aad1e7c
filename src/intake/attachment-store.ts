import type { Db } from '../db/client.ts';
import type { Audience } from '../domain/audience.ts';
import { isId } from '../domain/id.ts';
import { messagesFor } from './message-store.ts';

/** The bytes of a photo or a recording, and what the vendor says they are. */
export type AttachmentContent = { content: Uint8Array<ArrayBuffer>; contentType: string };

/** What came with a message; null when the audience may not read it, there is none, or it was not fetched. */
export async function readAttachment(
  db: Db,
  messageId: string,
  position: string,
  audience: Audience,
): Promise<AttachmentContent | null> {
  if (!isId(messageId) || !/^\d{1,4}$/.test(position)) return null;
  const row = await db.attachment.findFirst({
    where: { messageId, position: Number(position), message: messagesFor(audience) },
    select: { content: true, contentType: true },
  });
  return row?.content ? { content: row.content, contentType: row.contentType } : null;
}
