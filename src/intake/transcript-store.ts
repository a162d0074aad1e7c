import type { Db } from '../db/client.ts';
import type { Prisma } from '../db/generated/node/client.ts';
import { newId } from '../domain/id.ts';
import type { CallTranscript, TranscriptOrigin } from './call-transcripts.ts';
import { vendorTranscripts, type CallEvent, type CallFact } from './plan-call.ts';

/** A transcript to be kept that is not the vendor's. */
export type NewTranscript = {
  messageId: string;
  /** Empty: of the call as a whole. */
  recordingSid: string;
  origin: Exclude<TranscriptOrigin, 'vendor'>;
  text: string;
  /** Why nothing could be read; null when something was. */
  failure: string | null;
  language: string | null;
  /** The name of the key of the person who wrote it down; the model's name for speech. */
  by: string;
  /** The same again is kept once. Absent for a person: each of their corrections is a new one. */
  dedupeKey?: string;
  at: Date;
};

/** False when the same transcript is kept already. */
export async function keepTranscript(
  tx: Db,
  { at, text, dedupeKey, ...rest }: NewTranscript,
): Promise<boolean> {
  const id = newId(at);
  const row = { ...rest, id, text: text.trim(), dedupeKey: dedupeKey ?? id, createdAt: at };
  const { count } = await tx.transcript.createMany({ data: [row], skipDuplicates: true });
  return count > 0;
}

/** All that was told of a call, in no particular order. */
export async function loadCallEvents(db: Db, callSid: string): Promise<CallEvent[]> {
  const rows = await db.callEvent.findMany({ where: { callSid } });
  return rows.map((row) => ({
    ...storedFact(row.fact),
    callSid,
    form: row.form,
    receivedAt: row.receivedAt,
  }));
}

/** The transcripts of a call that are not the vendor's. */
export async function loadOwnTranscripts(db: Db, messageId: string): Promise<CallTranscript[]> {
  const rows = await db.transcript.findMany({ where: { messageId } });
  return rows.map(({ id, origin, recordingSid, text, failure, language }) => ({
    origin: origin === 'person' ? 'person' : 'speech',
    recordingSid,
    text,
    failure,
    language,
    key: id,
  }));
}

/** What every listener made of a call: the vendor, our own model, and people. */
export async function loadTranscripts(
  db: Db,
  message: { id: string; providerId: string },
): Promise<CallTranscript[]> {
  const events = await loadCallEvents(db, message.providerId);
  return [...vendorTranscripts(events), ...(await loadOwnTranscripts(db, message.id))];
}

type StoredFact = CallFact & { from: string; to: string };

/** The column is written by `recordCallEvent` alone. */
function storedFact(fact: Prisma.JsonValue): StoredFact {
  return fact as unknown as StoredFact;
}
