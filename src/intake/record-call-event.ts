import { lockInTransaction } from '../db/advisory-lock.ts';
import type { Db } from '../db/client.ts';
import type { Prisma } from '../db/generated/node/client.ts';
import { newId } from '../domain/id.ts';
import { callEventKey, type CallEvent } from './plan-call.ts';
import { updateCall, type CallDeps } from './update-call.ts';

/** `repeated`: this callback was recorded before, nothing has changed. */
export type CallRecorded = { kind: 'recorded' | 'repeated' };

/**
 * Records one callback of a call and brings the call's one message up to what all of them say. Callbacks come in
 * any order, repeated and at the same moment in several processes: they wait for each other on the call's lock.
 */
export async function recordCallEvent(deps: CallDeps, event: CallEvent): Promise<CallRecorded> {
  return deps.prisma.$transaction(async (tx) => {
    await lockInTransaction(tx, 'call', event.callSid);
    const fresh = await tx.callEvent.createMany({ data: [rowOf(event)], skipDuplicates: true });
    if (fresh.count === 0) return { kind: 'repeated' };
    await standsAtVendorAgain(tx, event);
    await updateCall(deps, tx, { ...event, wordsOf: hasWords(event) ? 'machine' : null });
    return { kind: 'recorded' };
  });
}

/**
 * Words that come late are weighed against those that the message was read by, however much better those are: they may
 * confirm them, contradict them, or tell of a danger.
 */
function hasWords(event: CallEvent): boolean {
  return event.kind === 'transcription' && event.status === 'completed' && event.text.trim() !== '';
}

/** A transcription that comes after the vendor's copies were deleted is one more to delete there. */
async function standsAtVendorAgain(tx: Db, event: CallEvent): Promise<void> {
  if (event.kind !== 'transcription' || !event.recording) return;
  await tx.attachment.updateMany({
    where: {
      message: { channel: 'voice', providerId: event.callSid },
      recordingSid: event.recording.sid,
      vendorDeletedAt: { not: null },
    },
    data: { vendorDeletedAt: null },
  });
}

function rowOf(event: CallEvent): Prisma.CallEventCreateManyInput {
  const { callSid, kind, form, receivedAt, ...fact } = event;
  return {
    id: newId(receivedAt),
    callSid,
    kind,
    dedupeKey: callEventKey(event),
    fact: { kind, ...fact },
    form,
    receivedAt,
  };
}
