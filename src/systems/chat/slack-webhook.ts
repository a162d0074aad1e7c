import type { SendOutcome } from '../telephony/text-sender.ts';

/** A message to people who work with us; never with anything about a patient. */
export type ChatMessage = {
  /** Ours, for the record of what was sent: the vendor gives none. */
  id: string;
  /** The name that the settings give to a webhook. */
  to: string;
  text: string;
};

export interface ChatSender {
  send(message: ChatMessage): Promise<SendOutcome>;
}

const answerLimitMs = 10_000;

/**
 * Slack's incoming webhooks. Their addresses are secrets: what is stored and logged is the name alone. Links are not
 * unfolded, so that nobody opens them but people.
 */
export function createSlackSender(
  webhooks: Readonly<Record<string, string>>,
  limitMs: number = answerLimitMs,
): ChatSender {
  return {
    async send({ id, to, text }) {
      const url = Object.hasOwn(webhooks, to) ? webhooks[to] : undefined;
      if (url === undefined) return refused('never', 'no_such_webhook');
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ text: escaped(text), unfurl_links: false, unfurl_media: false }),
        redirect: 'manual',
        signal: AbortSignal.timeout(limitMs),
      }).catch(() => null);
      if (!response) return { kind: 'unknown', reason: 'chat_no_answer' };
      await response.body?.cancel();
      if (response.ok) return { kind: 'accepted', providerId: `slack:${id}`, status: 'sent' };
      return refusalOf(response);
    },
  };
}

/** Slack: 400, 403, 404 and 410 are the webhook's or the message's own fault; 429 says when to come back. */
function refusalOf({ status, headers }: Response): SendOutcome {
  if (status === 429) {
    const seconds = Number(headers.get('retry-after') ?? Number.NaN);
    const retryAfterMs = Number.isFinite(seconds) ? seconds * 1000 : null;
    return { kind: 'refused', code: null, retry: 'later', reason: 'chat_busy', retryAfterMs };
  }
  if (status >= 500) return refused('later', 'chat_unavailable');
  return refused('never', 'chat_refused');
}

function refused(retry: 'later' | 'never', reason: string): SendOutcome {
  return { kind: 'refused', code: null, retry, reason };
}

/** The three signs that mean something to Slack. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
