import { setTimeout as sleep } from 'node:timers/promises';

/** What the demonstration reads of the API's answers. */
export type MessageAnswer = {
  id: string;
  state: string;
  language: string | null;
  ticketIds: string[];
  flags: string[];
};
export type TicketAnswer = {
  id: string;
  reference: string;
  version: number;
  stage: string;
  status: string;
  queue: string;
  priority: string;
  channels: string[];
  medication: { text: string | null; name: string | null } | null;
  decision: { code: string; pharmacistReview: boolean } | null;
  sources: { messageId: string }[];
};
export type ReplyAnswer = {
  to: string;
  template: string;
  language: string;
  text: string;
  state: string;
  reason: string | null;
  inReplyTo: string | null;
  ticketIds: string[];
};

const processingLimitMs = 30_000;

/** Reads the running gateway through its API, as any integration would. */
export function createGatewayReader(url: string, key: string) {
  async function get<T>(path: string): Promise<T> {
    const response = await fetch(url + path, { headers: { authorization: `Bearer ${key}` } });
    if (!response.ok) throw new Error(`GET ${path.split('?')[0]} answered ${response.status}`);
    return (await response.json()) as T;
  }
  async function list<T>(path: string): Promise<T[]> {
    return (await get<{ data: T[] }>(path)).data;
  }

  /** The message once its tickets and replies are recorded; null when it has not ended in half a minute. */
  async function processed(filter: string): Promise<MessageAnswer | null> {
    for (const deadline = Date.now() + processingLimitMs; Date.now() < deadline; await sleep(50)) {
      const [message] = await list<MessageAnswer>(`/api/v1/messages?${filter}`);
      if (message && (message.state === 'processed' || message.state === 'failed')) return message;
    }
    return null;
  }

  /** The replies to a message once none of them is still on its way out. */
  async function settledReplies(messageId: string): Promise<ReplyAnswer[]> {
    for (const deadline = Date.now() + processingLimitMs; ; await sleep(50)) {
      const replies = await list<ReplyAnswer>(`/api/v1/replies?messageId=${messageId}`);
      const settled = replies.every((reply) => reply.state !== 'queued' && reply.state !== 'sending');
      if (settled || Date.now() > deadline) return replies.reverse();
    }
  }

  return {
    processed,
    settledReplies,
    tickets: (messageId: string) => list<TicketAnswer>(`/api/v1/tickets?messageId=${messageId}&limit=200`),
    ticket: (id: string) => get<TicketAnswer>(`/api/v1/tickets/${id}`),
    repliesTo: (number: string) =>
      list<ReplyAnswer>(`/api/v1/replies?to=${encodeURIComponent(number)}&limit=200`),
    async work(
      ticket: { id: string; version: number },
      event: Record<string, unknown>,
    ): Promise<TicketAnswer> {
      const response = await fetch(`${url}/api/v1/tickets/${ticket.id}/events`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${key}`,
          'content-type': 'application/json',
          'if-match': `"${ticket.version}"`,
        },
        body: JSON.stringify(event),
      });
      if (!response.ok) throw new Error(`the event was answered ${response.status}`);
      return (await response.json()) as TicketAnswer;
    },
    async request(bearer: string, body: unknown): Promise<{ status: number; id: string | null }> {
      const response = await fetch(`${url}/api/v1/requests`, {
        method: 'POST',
        headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      const answer = (await response.json()) as { id?: string };
      return { status: response.status, id: answer.id ?? null };
    },
  };
}
export type GatewayReader = ReturnType<typeof createGatewayReader>;
