import { z } from 'zod';
import { collectInbound, findSent, WireMessage } from './listed-messages.ts';
import { readConnectionError, readCreated, readRefusal } from './read-send-outcome.ts';
import { TelephonyFault } from './telephony-fault.ts';
import {
  answerLimitMs,
  type OutgoingText,
  type SendOutcome,
  type TextSender,
  type TwilioAccount,
} from './text-sender.ts';

const ErrorBody = z.looseObject({ code: z.number().int() });
const MessagePage = z.looseObject({ messages: z.array(WireMessage), next_page_uri: z.string().nullish() });

/**
 * Twilio's REST API by `fetch` alone, for runtimes where the vendor's library (545 KiB compressed) is too much.
 * @param limitMs how long an answer may take, in milliseconds.
 */
export function createFetchTextSender(account: TwilioAccount, limitMs: number = answerLimitMs): TextSender {
  const base = account.apiUrl.replace(/\/+$/, '');
  const list = `/2010-04-01/Accounts/${account.accountSid}/Messages.json`;
  const headers = { authorization: basicAuthorization(account), accept: 'application/json' };

  function call(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(base + path, { ...init, headers, redirect: 'manual', signal: AbortSignal.timeout(limitMs) });
  }

  async function send(message: OutgoingText): Promise<SendOutcome> {
    try {
      const response = await call(list, { method: 'POST', body: formOf(message, account) });
      const answer = parseJson(await response.text());
      return response.ok ? readCreated(answer) : readRefusal(response.status, codeOf(answer));
    } catch (error) {
      return readConnectionError(error);
    }
  }

  async function* pages(filter: Record<string, string>): AsyncGenerator<WireMessage[]> {
    let path: string | null = `${list}?${new URLSearchParams(filter).toString()}`;
    while (path !== null) {
      const page: z.infer<typeof MessagePage> = await readPage(call(path));
      yield page.messages;
      path = page.next_page_uri?.startsWith('/') ? page.next_page_uri : null;
    }
  }

  return {
    send,
    find: ({ to, text, since }) => findSent(pages({ To: to, PageSize: '100' }), { text, since }),
    listInbound: (since) =>
      collectInbound(pages({ 'DateSent>': since.toISOString().replace(/\.\d+Z$/, 'Z'), PageSize: '1000' })),
  };
}

/** The first token calls; the others only verify. */
export function basicAuthorization(account: Pick<TwilioAccount, 'accountSid' | 'authTokens'>): string {
  return `Basic ${btoa(`${account.accountSid}:${account.authTokens[0] ?? ''}`)}`;
}

function formOf(message: OutgoingText, account: TwilioAccount): URLSearchParams {
  const form = new URLSearchParams({
    To: message.to,
    Body: message.text,
    StatusCallback: message.statusCallback,
  });
  if (account.messagingServiceSid !== null) form.set('MessagingServiceSid', account.messagingServiceSid);
  else if (account.from !== null) form.set('From', account.from);
  return form;
}

async function readPage(answer: Promise<Response>): Promise<z.infer<typeof MessagePage>> {
  const response = await answer.catch(noAnswer);
  const body = parseJson(await response.text().catch(noAnswer));
  if (!response.ok) throw new TelephonyFault({ status: response.status, vendorCode: codeOf(body) });
  const page = MessagePage.safeParse(body);
  return page.success ? page.data : noAnswer();
}

function noAnswer(): never {
  throw new TelephonyFault({ status: null, vendorCode: null });
}

function codeOf(answer: unknown): number | null {
  const body = ErrorBody.safeParse(answer);
  return body.success ? body.data.code : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
