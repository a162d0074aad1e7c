import type { Db } from '../../db/client.ts';
import { newId } from '../../domain/id.ts';
import type { Flag, MessageLine, StructuredRequest } from '../../domain/message.ts';
import type { NoReading } from '../../systems/language-model/language-model.ts';
import type { StoredMessage } from '../reading/message-store.ts';
import type { NormalReading } from './normalise-model-reading.ts';

/** A processed message with what the rules made of it. */
export type ProcessedMessage = StoredMessage & { flags: Flag[]; lines: MessageLine[] };

/** What is kept of a model's answer; an answer that was no reading says so. */
export type StoredReading = { outcome: 'read'; reading: NormalReading } | { outcome: NoReading };

/** Null while the message waits to be read (again), when it has failed, or when there is none. */
export async function findProcessedMessage(db: Db, id: string): Promise<ProcessedMessage | null> {
  const row = await db.inboundMessage.findUnique({ where: { id } });
  if (row?.state !== 'processed') return null;
  return {
    ...row,
    reference: row.reference ?? '',
    // Columns that only this program writes, in these shapes.
    media: row.media as StoredMessage['media'],
    structured: row.structured as StructuredRequest | null,
    flags: row.flags as Flag[],
    lines: (row.lines ?? []) as MessageLine[],
  };
}

export async function isReadBy(
  db: Db,
  { id, revision }: Pick<StoredMessage, 'id' | 'revision'>,
  engine: string,
): Promise<boolean> {
  return (await db.extraction.count({ where: { messageId: id, revision, engine } })) > 0;
}

/** False when the same engine has read this revision already. */
export async function saveReading(
  tx: Db,
  message: Pick<StoredMessage, 'id' | 'revision'>,
  engine: string,
  { outcome, ...stored }: StoredReading,
  now: Date,
): Promise<boolean> {
  const result = { engine, outcome, ...('reading' in stored ? stored.reading : {}) };
  const row = { id: newId(now), messageId: message.id, revision: message.revision, engine, createdAt: now };
  const { count } = await tx.extraction.createMany({ data: [{ ...row, result }], skipDuplicates: true });
  return count === 1;
}

/** The tickets that the message asks for, oldest first. */
export async function findTicketsOf(tx: Db, messageId: string): Promise<string[]> {
  const sources = await tx.ticketSource.findMany({
    where: { messageId, withdrawnAt: null },
    orderBy: { ticketId: 'asc' },
    select: { ticketId: true },
  });
  return [...new Set(sources.map(({ ticketId }) => ticketId))];
}
