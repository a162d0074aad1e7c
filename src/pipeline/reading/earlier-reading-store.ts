import type { Db } from '../../db/client.ts';
import type { Contribution } from '../../dedup/contribution.ts';
import type { HeardField } from '../../domain/heard.ts';
import type { Extraction } from '../../domain/message.ts';
import type { Identity } from '../../domain/patient.ts';

/** What a message was taken for before it came to be read again. */
export type EarlierReadings = {
  /** Of every revision before, oldest first. */
  extractions: Extraction[];
  /** Whom it was last taken to be about. */
  patientId: string | null;
  /** The name of the person whose words are the message's now; null where nobody wrote them down. */
  writtenBy: string | null;
  /** In what its listeners were known to contradict each other when its tickets were decided. */
  differing: HeardField[];
};

export async function findEarlierReadings(
  tx: Db,
  message: { id: string; revision: number },
): Promise<EarlierReadings> {
  const rows = await tx.extraction.findMany({
    where: {
      messageId: message.id,
      revision: { lt: message.revision },
      NOT: { engine: { startsWith: 'model-' } },
    },
    orderBy: { revision: 'asc' },
    select: { result: true },
  });
  const row = await tx.inboundMessage.findUniqueOrThrow({
    where: { id: message.id },
    select: { identity: true },
  });
  const written = await tx.transcript.findFirst({
    where: { messageId: message.id, origin: 'person' },
    orderBy: { id: 'desc' },
    select: { by: true },
  });
  const sources = await tx.ticketSource.findMany({
    where: { messageId: message.id },
    select: { contribution: true },
  });
  // All three columns hold JSON that only this program writes, in these shapes.
  const identity = row.identity as Identity | null;
  return {
    extractions: rows.map(({ result }) => result as unknown as Extraction),
    patientId: identity?.patientId ?? null,
    writtenBy: written?.by ?? null,
    differing: sources.flatMap(
      ({ contribution }) => (contribution as Contribution | null)?.asked?.request.heard?.differing ?? [],
    ),
  };
}

/** The later reading is kept beside what the message was taken for, and changes nothing of that but adds its dangers. */
export async function keepReadingBeside(
  tx: Db,
  message: { id: string },
  { flags, at }: { flags: readonly string[]; at: Date },
): Promise<void> {
  const row = await tx.inboundMessage.findUniqueOrThrow({
    where: { id: message.id },
    select: { flags: true },
  });
  await tx.inboundMessage.update({
    where: { id: message.id },
    data: {
      state: 'processed',
      processedAt: at,
      flags: [...new Set([...row.flags, ...flags])],
      failure: null,
    },
  });
}
