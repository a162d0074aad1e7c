import type { Twilio } from 'twilio';
import { findSent, WireMessage } from './listed-messages.ts';
import { readConnectionError, readCreated, readRefusal, readRetryAfter } from './read-send-outcome.ts';
import { TelephonyFault } from './telephony-fault.ts';
import {
  answerLimitMs,
  type OutgoingText,
  type SendOutcome,
  type TextSender,
  type TwilioAccount,
} from './text-sender.ts';
import { rebase } from './vendor-address.ts';

type MessageRow = Awaited<ReturnType<Twilio['messages']['list']>>[number];
type MessagePage = { instances: MessageRow[]; nextPage(): Promise<MessagePage> | undefined };

/**
 * Twilio's REST API by the vendor's own library, for Node. It is loaded at the first use: loading takes a quarter
 * of a second that a start must not wait for.
 * @param limitMs how long an answer may take, in milliseconds.
 */
export function createTwilioTextSender(account: TwilioAccount, limitMs: number = answerLimitMs): TextSender {
  let loading: Promise<Twilio> | null = null;

  function client(): Promise<Twilio> {
    return (loading ??= loadClient(account, limitMs));
  }

  async function send(message: OutgoingText): Promise<SendOutcome> {
    const { messages } = await client();
    try {
      const { sid, status } = await messages.create({
        to: message.to,
        body: message.text,
        statusCallback: message.statusCallback,
        ...senderOf(account),
      });
      return readCreated({ sid, status });
    } catch (error) {
      const { status, code, retryAfterMs } = answerOf(error);
      return status === null ? readConnectionError(error) : readRefusal(status, code, retryAfterMs);
    }
  }

  async function* pages(filter: { to: string; pageSize: number }): AsyncGenerator<WireMessage[]> {
    const { messages } = await client();
    let page: MessagePage | undefined = await messages.page(filter).catch(refuse);
    while (page) {
      yield page.instances.map(rowOf);
      page = await page.nextPage()?.catch(refuse);
    }
  }

  return {
    send,
    find: ({ to, text, since }) => findSent(pages({ to, pageSize: 100 }), { text, since }),
  };
}

async function loadClient(account: TwilioAccount, limitMs: number): Promise<Twilio> {
  const { default: twilio } = await import('twilio');
  const http = new twilio.RequestClient({ timeout: limitMs, autoRetry: false });
  http.axios.interceptors.request.use((request) => ({
    ...request,
    url: rebase(request.url ?? '', account.apiUrl),
  }));
  http.axios.interceptors.response.use((response) => ({ ...response, data: withPause(response) }));
  // 'error' keeps the library from printing requests, whatever TWILIO_LOG_LEVEL says.
  return twilio(account.accountSid, account.authTokens[0] ?? '', { httpClient: http, logLevel: 'error' });
}

type VendorAnswer = { status: number; data: unknown; headers: Record<string, unknown> };

/** The library's exceptions keep an answer's `details` and not its headers: the pause asked for is put there. */
function withPause({ status, data, headers }: VendorAnswer): unknown {
  const [retryAfter, date] = [headers['retry-after'], headers['date']];
  if (status < 400 || typeof retryAfter !== 'string') return data;
  const pauseMs = readRetryAfter(retryAfter, typeof date === 'string' ? date : null);
  const body = typeof data === 'object' && data !== null ? data : {};
  return { ...body, details: { retryAfterMs: pauseMs } };
}

function senderOf({ messagingServiceSid, from }: TwilioAccount): {
  messagingServiceSid?: string;
  from?: string;
} {
  if (messagingServiceSid !== null) return { messagingServiceSid };
  return from === null ? {} : { from };
}

function rowOf(row: MessageRow): WireMessage {
  return WireMessage.parse({
    sid: row.sid,
    from: row.from,
    to: row.to,
    body: row.body,
    status: row.status,
    direction: row.direction,
    num_media: row.numMedia,
    date_created: row.dateCreated,
    date_sent: row.dateSent,
  });
}

/** The library's exceptions repeat phone numbers in their words: only status and code go on. */
function refuse(error: unknown): never {
  const { status, code } = answerOf(error);
  throw new TelephonyFault({ status, vendorCode: code });
}

function answerOf(error: unknown): {
  status: number | null;
  code: number | null;
  retryAfterMs: number | null;
} {
  const { status, code, details } = (error ?? {}) as { status?: unknown; code?: unknown; details?: unknown };
  const { retryAfterMs } = (details ?? {}) as { retryAfterMs?: unknown };
  return {
    status: typeof status === 'number' ? status : null,
    code: typeof code === 'number' ? code : null,
    retryAfterMs: typeof retryAfterMs === 'number' ? retryAfterMs : null,
  };
}
