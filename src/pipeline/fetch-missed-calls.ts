import type { CallEvent } from '../intake/plan-call.ts';
import { findNumbersWithCalls } from '../intake/vendor-list-store.ts';
import type { ListedCall, VendorLists } from '../systems/telephony/vendor-lists.ts';
import { reconcileList, type ReconcileDeps } from './reconcile-list.ts';

export type MissedCallsDeps = ReconcileDeps & {
  lists: Pick<VendorLists, 'calls'>;
  recordCallEvent: (event: CallEvent) => Promise<unknown>;
};

/**
 * Takes in the calls that reached our number while nobody answered them: each becomes the message of a call without
 * words, with which a person calls back. A number that has never handed us a call is answered by somebody else.
 * Answers how many were missing.
 */
export function fetchMissedCalls({ lists, recordCallEvent, ...deps }: MissedCallsDeps): Promise<number> {
  return reconcileList(deps, {
    channel: 'voice',
    async list(since) {
      const listed = await lists.calls(since);
      const ours = await findNumbersWithCalls(deps.db, [...new Set(listed.map(({ to }) => to))]);
      return listed.filter(({ to }) => ours.has(to));
    },
    takeIn: (call) => recordCallEvent(callEvent(call)),
  });
}

function callEvent({ providerId, from, to, sentAt }: ListedCall): CallEvent {
  const form = new URLSearchParams({ CallSid: providerId, From: from, To: to }).toString();
  return { kind: 'call', callSid: providerId, from, to, form, receivedAt: sentAt };
}
