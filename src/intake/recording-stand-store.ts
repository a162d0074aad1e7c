import type { Db } from '../db/client.ts';

/** How recordings stand, for the figures; ages are the oldest one's. */
export type RecordingStand = {
  /** Told of by the vendor and not kept here yet. */
  waiting: number;
  waitingSince: Date | null;
  /** Why the store did not take one at the last try; empty while it takes them. */
  trouble: string[];
  /** Kept here and not yet deleted at the vendor. */
  atVendor: number;
  kept: number;
};

export async function readRecordingStand(db: Db): Promise<RecordingStand> {
  const [row] = await db.$queryRaw<RecordingStand[]>`WITH unstored AS (
      SELECT "messageId", "waitingFor" FROM attachments
      WHERE "recordingSid" IS NOT NULL AND "storedIn" IS NULL AND failure IS NULL)
    SELECT (SELECT count(*)::int FROM unstored) AS waiting,
      (SELECT min(m."receivedAt") FROM unstored a JOIN inbound_messages m ON m.id = a."messageId") AS "waitingSince",
      ARRAY(SELECT DISTINCT "waitingFor" FROM unstored WHERE "waitingFor" IS NOT NULL ORDER BY 1) AS trouble,
      (SELECT count(*)::int FROM attachments WHERE "storedIn" IS NOT NULL AND "vendorDeletedAt" IS NULL) AS "atVendor",
      (SELECT count(*)::int FROM attachments WHERE "storedIn" IS NOT NULL AND "removedAt" IS NULL) AS kept`;
  if (!row) throw new Error('a statement without conditions found nothing');
  return row;
}

const triedHours = 48;

/** A recording that came home before then and that nobody could transcribe is left to the people who hear it. */
export function triedSince(now: Date): Date {
  return new Date(now.getTime() - triedHours * 3_600_000);
}

/** How many recordings wait to be transcribed, and since when the oldest does. */
export type TranscriptionStand = { waiting: number; waitingSince: Date | null };

export async function readTranscriptionStand(db: Db, now: Date): Promise<TranscriptionStand> {
  const [row] = await db.$queryRaw<TranscriptionStand[]>`SELECT count(*)::int AS waiting,
      min(a."fetchedAt") AS "waitingSince" FROM attachments a
    WHERE a."recordingSid" IS NOT NULL AND a."storedIn" IS NOT NULL AND a."removedAt" IS NULL
      AND a."fetchedAt" > ${triedSince(now)} AND NOT EXISTS (SELECT 1 FROM transcripts t
        WHERE t."messageId" = a."messageId" AND t."recordingSid" = a."recordingSid" AND t.origin = 'speech')`;
  return row ?? { waiting: 0, waitingSince: null };
}
