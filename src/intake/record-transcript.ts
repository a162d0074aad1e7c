import { lockInTransaction } from '../db/advisory-lock.ts';
import { keepTranscript, type NewTranscript } from './transcript-store.ts';
import { updateCall, type CallDeps } from './update-call.ts';

/** `repeated`: the same transcript was recorded before. `not_a_call`: there is nothing to hear in this message. */
export type TranscriptRecorded = { kind: 'recorded' | 'repeated' | 'not_a_call' };

/**
 * Records what our speech model or a person made of a call, and lets its message be read in that light: at once where
 * it was read before, or where nothing more is awaited.
 */
export async function recordTranscript(
  deps: CallDeps,
  transcript: NewTranscript,
): Promise<TranscriptRecorded> {
  const message = await deps.prisma.inboundMessage.findUnique({
    where: { id: transcript.messageId },
    select: { channel: true, providerId: true },
  });
  if (message?.channel !== 'voice') return { kind: 'not_a_call' };
  const callSid = message.providerId;
  return deps.prisma.$transaction(async (tx) => {
    await lockInTransaction(tx, 'call', callSid);
    if (!(await keepTranscript(tx, transcript))) return { kind: 'repeated' };
    const listener = transcript.origin === 'person' ? 'person' : 'machine';
    const wordsOf = transcript.failure === null ? listener : null;
    await updateCall(deps, tx, { callSid, receivedAt: transcript.at, wordsOf });
    return { kind: 'recorded' };
  });
}
