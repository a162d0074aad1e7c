import { lockInTransaction } from '../db/advisory-lock.ts';
import type { Database, Db } from '../db/client.ts';
import type { Prisma } from '../db/generated/node/client.ts';
import { newId, newReference } from '../domain/id.ts';
import type { TranscriptOrigin } from './call-transcripts.ts';
import { conversationKey } from './conversation-key.ts';
import { planCall, type CallPlan } from './plan-call.ts';
import { loadCallEvents, loadOwnTranscripts } from './transcript-store.ts';

export type CallDeps = {
  prisma: Database['prisma'];
  /** Whose transcript of a recording is expected before it is read; absent: the vendor's alone. */
  awaited?: readonly TranscriptOrigin[];
  /** Starts the reading of a message inside the transaction; `runAt` null: at once. */
  enqueueMessage(tx: Db, messageId: string, runAt: Date | null): Promise<void>;
  /** Starts the fetching of recordings inside the transaction. */
  enqueueAttachments(tx: Db, attachmentIds: string[]): Promise<void>;
};

type CallNews = { callSid: string; receivedAt: Date; wordsOf?: 'machine' | 'person' | null };

/** What the plan needs to know of the recordings, without their bytes. */
const withRecordings = {
  attachments: { select: { url: true, position: true } },
} as const satisfies Prisma.InboundMessageInclude;
type Message = Prisma.InboundMessageGetPayload<{ include: typeof withRecordings }>;

/**
 * Brings the call's one message up to all that was told and understood of it. The caller's transaction holds the
 * call's lock. `wordsOf`: who has newly understood something, which must be read even where the message's words stay the
 * same; after a person, a machine has nothing to add.
 */
export async function updateCall(
  deps: CallDeps,
  tx: Db,
  { callSid, receivedAt, wordsOf = null }: CallNews,
): Promise<void> {
  const message = await loadMessage(tx, callSid);
  const plan = planCall(await loadCallEvents(tx, callSid), {
    transcripts: message ? await loadOwnTranscripts(tx, message.id) : [],
    ...(deps.awaited ? { awaited: deps.awaited } : {}),
  });
  const again = wordsOf === 'person' || (wordsOf === 'machine' && !plan.heardByPerson);
  if (message) await improveMessage(deps, tx, { message, plan, again });
  else await createMessage(deps, tx, { callSid, receivedAt }, plan);
}

/** The call's message under its thread's lock, so that it is not being read while it changes. */
async function loadMessage(tx: Db, callSid: string): Promise<Message | null> {
  const where = { channel_providerId: { channel: 'voice', providerId: callSid } } as const;
  const found = await tx.inboundMessage.findUnique({ where, select: { conversationKey: true } });
  if (!found) return null;
  await lockInTransaction(tx, 'conversation', found.conversationKey);
  return tx.inboundMessage.findUnique({ where, include: withRecordings });
}

async function createMessage(
  deps: CallDeps,
  tx: Db,
  { callSid, receivedAt }: { callSid: string; receivedAt: Date },
  plan: CallPlan,
): Promise<void> {
  const { text, from, to, original, processAfter } = plan;
  const id = newId(receivedAt);
  await tx.inboundMessage.create({
    data: {
      id,
      channel: 'voice',
      providerId: callSid,
      reference: newReference(),
      receivedAt,
      from,
      to,
      text,
      original,
      media: [],
      conversationKey: conversationKey('voice', from, to, callSid),
      processAfter,
    },
  });
  await attachRecordings(deps, tx, { id, attachments: [] }, plan);
  await deps.enqueueMessage(tx, id, processAfter);
}

/**
 * A message that was not read yet takes the new facts and may be read sooner, never later. One that was read is
 * read again when there is more to read.
 */
async function improveMessage(
  deps: CallDeps,
  tx: Db,
  { message, plan, again }: { message: Message; plan: CallPlan; again: boolean },
): Promise<void> {
  const { text, from, to, original } = plan;
  await attachRecordings(deps, tx, message, plan);
  const better = again || text !== message.text || from !== message.from || to !== message.to;
  const sooner = isSooner(plan.processAfter, message.processAfter);
  const readBefore = message.state !== 'received';
  const processAfter = sooner ? plan.processAfter : message.processAfter;
  await tx.inboundMessage.update({
    where: { id: message.id },
    data: {
      text,
      from,
      to,
      original,
      conversationKey: conversationKey('voice', from, to, message.providerId),
      processAfter,
      ...(readBefore && better ? { state: 'received', revision: message.revision + 1 } : {}),
    },
  });
  const runAt = readBefore ? null : processAfter;
  if (better || (sooner && !readBefore)) await deps.enqueueMessage(tx, message.id, runAt);
}

/** Null is at once: nothing is sooner. */
function isSooner(candidate: Date | null, present: Date | null): boolean {
  if (present === null) return false;
  return candidate === null || candidate.getTime() < present.getTime();
}

async function attachRecordings(
  deps: CallDeps,
  tx: Db,
  message: { id: string; attachments: { url: string; position: number }[] },
  plan: CallPlan,
): Promise<void> {
  const known = new Set(message.attachments.map((attachment) => attachment.url));
  const first = Math.max(-1, ...message.attachments.map((attachment) => attachment.position)) + 1;
  const fresh = plan.recordings
    .filter((recording) => !known.has(recording.url))
    .map(({ sid, url }, index) => ({
      id: newId(),
      messageId: message.id,
      position: first + index,
      url,
      recordingSid: sid,
      contentType: 'audio/x-wav',
    }));
  if (fresh.length === 0) return;
  await tx.attachment.createMany({ data: fresh });
  await deps.enqueueAttachments(
    tx,
    fresh.map((attachment) => attachment.id),
  );
}
