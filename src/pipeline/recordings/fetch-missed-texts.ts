import type { InboundMessage } from '../../domain/message.ts';
import type { Accept } from '../../intake/accept-messages.ts';
import type { ListedMedia, ListedText, VendorLists } from '../../systems/telephony/vendor-lists.ts';
import { reconcileList, type ReconcileDeps } from './reconcile-list.ts';

export type MissedTextsDeps = ReconcileDeps & {
  accept: Accept;
  lists: Pick<VendorLists, 'texts' | 'media'>;
};

/**
 * Takes in the texts that the vendor has and we have not, by the same intake as the webhook, so that one that is
 * delivered at the same moment is stored once. Answers how many were missing.
 */
export function fetchMissedTexts({ accept, lists, ...deps }: MissedTextsDeps): Promise<number> {
  return reconcileList(deps, {
    channel: 'sms',
    list: (since) => lists.texts(since),
    async takeIn(text) {
      return accept(inboundMessage(text, text.mediaCount > 0 ? await mediaOf(lists, text) : []));
    },
  });
}

/** Its words are taken in even when the vendor has its photos no more. */
async function mediaOf(lists: Pick<VendorLists, 'media'>, text: ListedText): Promise<ListedMedia[]> {
  try {
    return await lists.media(text.providerId);
  } catch (error) {
    if (error instanceof Error && 'retryable' in error && error.retryable === false) return [];
    throw error;
  }
}

/** It takes its place by the time at which it was sent. */
function inboundMessage(text: ListedText, mediaUrls: ListedMedia[]): InboundMessage {
  const fields = { MessageSid: text.providerId, From: text.from, To: text.to, Body: text.text };
  return {
    channel: 'sms',
    providerId: text.providerId,
    receivedAt: text.sentAt,
    originAt: text.sentAt,
    from: text.from,
    to: text.to,
    text: text.text,
    original: new URLSearchParams({ ...fields, NumMedia: String(text.mediaCount) }).toString(),
    mediaUrls,
    structured: null,
    processAfter: null,
  };
}
