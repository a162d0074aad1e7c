import { z } from 'zod';
import { findSent, WireMessage } from './listed-messages.ts';
import { readConnectionError, readCreated, readRefusal, readRetryAfter } from './read-send-outcome.ts';
import {
  answerLimitMs,
  type OutgoingText,
  type SendOutcome,
  type TextSender,
  type TwilioAccount,
} from './text-sender.ts';
import { parseJson } from '../../domain/parse-json.ts';
import { basicAuthorization, codeOf, createTwilioApi } from './twilio-api.ts';

const MessagePage = z.looseObject({ messages: z.array(WireMessage), next_page_uri: z.string().nullish() });

/**
 * Twilio's REST API by `fetch` alone, for runtimes where the vendor's library (545 KiB compressed) is too much.
 * @param limitMs how long an answer may take, in milliseconds.
 */
export function createFetchTextSender(account: TwilioAccount, limitMs: number = answerLimitMs): TextSender {
  const base = account.apiUrl.replace(/\/+$/, '');
  const list = `/2010-04-01/Accounts/${account.accountSid}/Messages.json`;
  const headers = { authorization: basicAuthorization(account), accept: 'application/json' };

  const api = createTwilioApi(account, limitMs);

  async function send(message: OutgoingText): Promise<SendOutcome> {
    try {
      const signal = AbortSignal.timeout(limitMs);
      const body = formOf(message, account);
      const response = await fetch(base + list, {
        method: 'POST',
        headers,
        body,
        redirect: 'manual',
        signal,
      });
      const answer = parseJson(await response.text());
      if (response.ok) return readCreated(answer);
      const { headers: said } = response;
      const pauseMs = readRetryAfter(said.get('retry-after'), said.get('date'));
      return readRefusal(response.status, codeOf(answer), pauseMs);
    } catch (error) {
      return readConnectionError(error);
    }
  }

  async function* pages(filter: Record<string, string>): AsyncGenerator<WireMessage[]> {
    const first = `${list}?${new URLSearchParams(filter).toString()}`;
    for await (const page of api.pages(first, MessagePage, (read) => read.next_page_uri ?? null)) {
      yield page.messages;
    }
  }

  return {
    send,
    find: ({ to, text, since }) => findSent(pages({ To: to, PageSize: '100' }), { text, since }),
  };
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
