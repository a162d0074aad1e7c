import type { CallEvent } from '../../intake/plan-call.ts';
import { findNumbersWithCalls, findSilentCalls } from '../../intake/vendor-list-store.ts';
import type { ListedCall, ListedRecording, VendorLists } from '../../systems/telephony/vendor-lists.ts';
import { reconcileList, type ReconcileDeps } from './reconcile-list.ts';

export type MissedCallsDeps = ReconcileDeps & {
  lists: Pick<VendorLists, 'calls' | 'recordings'>;
  recordCallEvent: (event: CallEvent) => Promise<unknown>;
};

/**
 * Takes in the calls that reached our number while nobody answered them: what the vendor recorded of one is fetched
 * and heard, and one without a recording becomes the message of a call without words, with which a person calls back.
 * Of a call that we know of, a recording that we were never told of is fetched as well. A number that has never handed
 * us a call is answered by somebody else. Answers how many were missing.
 */
export function fetchMissedCalls({ lists, recordCallEvent, ...deps }: MissedCallsDeps): Promise<number> {
  async function takeIn(call: ListedCall): Promise<void> {
    const recordings = await lists.recordings(call.providerId);
    for (const recording of recordings) await recordCallEvent(recordingEvent(call, recording));
    if (recordings.length === 0) await recordCallEvent(callEvent(call));
  }
  return reconcileList(deps, {
    channel: 'voice',
    async list(since) {
      const listed = await lists.calls(since);
      const ours = await findNumbersWithCalls(deps.db, [...new Set(listed.map(({ to }) => to))]);
      const atOurs = listed.filter(({ to }) => ours.has(to));
      const silent = await findSilentCalls(
        deps.db,
        atOurs.map(({ providerId }) => providerId),
      );
      for (const call of atOurs.filter(({ providerId }) => silent.has(providerId))) await takeIn(call);
      return atOurs;
    },
    takeIn,
  });
}

function callEvent(call: ListedCall): CallEvent {
  return { kind: 'call', ...ofCall(call, {}) };
}

/** It carries the numbers, since the call's own webhook never came. */
function recordingEvent(call: ListedCall, recording: ListedRecording): CallEvent {
  const fields = { RecordingSid: recording.sid, RecordingUrl: recording.url, RecordingStatus: 'completed' };
  return { kind: 'recording', recording, status: 'completed', ...ofCall(call, fields) };
}

function ofCall({ providerId, from, to, sentAt }: ListedCall, fields: Record<string, string>) {
  const form = new URLSearchParams({ CallSid: providerId, From: from, To: to, ...fields }).toString();
  return { callSid: providerId, from, to, form, receivedAt: sentAt };
}
