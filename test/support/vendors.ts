import { serve } from '@hono/node-server';
import { getResponse, http, HttpResponse, type HttpHandler } from 'msw';

/** A text that the stand-in took, in the vendor's own field names. */
export type VendorMessage = {
  sid: string;
  to: string;
  from: string | null;
  messaging_service_sid: string | null;
  body: string;
  status: string;
  direction: 'inbound' | 'outbound-api';
  num_media: string;
  date_created: string;
  date_sent: string | null;
};

export type TwilioVendor = {
  /** For `setupServer` of msw, or for `serveHandlers`. */
  handlers: HttpHandler[];
  /** Everything in the vendor's list, newest first. */
  messages: VendorMessage[];
  /** The forms of all attempts to send, refused ones included. */
  attempts: URLSearchParams[];
  /** The next attempts to send are answered so, one each; null is the ordinary answer. */
  answers: (Response | null)[];
  addMessage(message: Partial<VendorMessage> & Pick<VendorMessage, 'to' | 'body'>): VendorMessage;
};

export function newSid(kind: string): string {
  return kind + crypto.randomUUID().replaceAll('-', '');
}

/** The vendor's error answer. Its words repeat the number, as the real ones do. */
export function vendorError(status: number, code: number): Response {
  const body = { code, message: `The number +14155550123 is not usable`, more_info: '', status };
  return HttpResponse.json(body, { status });
}

/** Twilio's message list and sends, as far as the gateway uses them, behind any origin. */
export function createTwilioVendor(account: { accountSid: string; authToken: string }): TwilioVendor {
  const path = `*/2010-04-01/Accounts/${account.accountSid}/Messages.json`;
  const credentials = `Basic ${btoa(`${account.accountSid}:${account.authToken}`)}`;
  const messages: VendorMessage[] = [];
  const attempts: URLSearchParams[] = [];
  const answers: (Response | null)[] = [];

  function isKnown(request: Request): boolean {
    return request.headers.get('authorization') === credentials;
  }

  function addMessage(message: Partial<VendorMessage> & Pick<VendorMessage, 'to' | 'body'>): VendorMessage {
    const row: VendorMessage = {
      sid: newSid('SM'),
      from: null,
      messaging_service_sid: null,
      status: 'queued',
      direction: 'outbound-api',
      num_media: '0',
      date_created: new Date().toUTCString(),
      date_sent: null,
      ...message,
    };
    messages.unshift(row);
    return row;
  }

  const send = http.post(path, async ({ request }) => {
    if (!isKnown(request)) return vendorError(401, 20003);
    const form = new URLSearchParams(await request.text());
    attempts.push(form);
    const answer = answers.shift();
    if (answer) return answer;
    const row = addMessage({
      to: form.get('To') ?? '',
      from: form.get('From'),
      messaging_service_sid: form.get('MessagingServiceSid'),
      body: form.get('Body') ?? '',
      status: form.has('MessagingServiceSid') ? 'accepted' : 'queued',
    });
    return HttpResponse.json(row, { status: 201 });
  });

  const list = http.get(path, ({ request }) => {
    if (!isKnown(request)) return vendorError(401, 20003);
    return HttpResponse.json(pageOf(messages, new URL(request.url)));
  });

  return { handlers: [send, list], messages, attempts, answers, addMessage };
}

function pageOf(messages: VendorMessage[], url: URL) {
  const query = url.searchParams;
  const [to, sentSince] = [query.get('To'), query.get('DateSent>')];
  const fitting = messages.filter(
    (row) =>
      (to === null || row.to === to) &&
      (sentSince === null || (row.date_sent !== null && Date.parse(row.date_sent) >= Date.parse(sentSince))),
  );
  return listPage('messages', fitting, url);
}

/**
 * A page of a list as the vendor gives it: 50 rows unless asked for more, 1000 at the most, and a next page that goes
 * on after the last row, so that what comes in meanwhile shifts nothing.
 */
export function listPage<T extends { sid: string }>(name: string, rows: T[], url: URL) {
  const query = url.searchParams;
  const size = Math.min(Number(query.get('PageSize') ?? 50), 1000);
  const page = Number(query.get('Page') ?? 0);
  const token = query.get('PageToken')?.slice('PA'.length);
  const start = token === undefined ? page * size : rows.findIndex((row) => row.sid === token) + 1;
  const shown = rows.slice(start, start + size);
  const next = new URLSearchParams(query);
  next.set('Page', String(page + 1));
  next.set('PageToken', `PA${shown.at(-1)?.sid ?? ''}`);
  return {
    [name]: shown,
    next_page_uri: rows.length > start + size ? `${url.pathname}?${next.toString()}` : null,
    page,
    page_size: size,
  };
}

/** What a local server does with a request: answers, says nothing for ever, or drops the connection. */
export type Behaviour = (
  request: Request,
) => Promise<Response | 'silence' | 'drop'> | Response | 'silence' | 'drop';

export type LocalServer = { url: string; close(): Promise<void> };

/** A real HTTP server on a port of its own. */
export async function serveBehaviour(behave: Behaviour): Promise<LocalServer> {
  return new Promise((resolve) => {
    const server = serve(
      {
        hostname: '127.0.0.1',
        port: 0,
        async fetch(request, env) {
          const answer = await behave(request);
          if (answer === 'drop') (env.incoming as { socket: { destroy(): void } }).socket.destroy();
          return answer === 'silence' || answer === 'drop' ? new Promise<Response>(() => undefined) : answer;
        },
      },
      (address) => {
        resolve({
          url: `http://127.0.0.1:${address.port}`,
          close: () =>
            new Promise((closed) => {
              if ('closeAllConnections' in server) server.closeAllConnections();
              server.close(() => closed());
            }),
        });
      },
    );
  });
}

/** The same handlers that msw uses inside a process, as a server that a client reaches over the network. */
export function serveHandlers(handlers: HttpHandler[]): Promise<LocalServer> {
  return serveBehaviour(
    async (request) => (await getResponse(handlers, request)) ?? new Response(null, { status: 404 }),
  );
}
