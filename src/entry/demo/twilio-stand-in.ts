import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { AddressInfo } from 'node:net';
import { silentWav } from './silent-wav.ts';

export type SentText = { sid: string; to: string; from: string | null; body: string; createdAt: Date };

export type TwilioStandIn = {
  url: string;
  /** Everything the gateway sent, oldest first. */
  sent: SentText[];
  /** Called for each text taken, so that the vendor's part can report its delivery. */
  onSent(listener: (text: SentText, statusCallback: string | null) => void): void;
  close(): Promise<void>;
};

export function newSid(kind: 'SM' | 'MM' | 'CA' | 'RE' | 'TR' | 'AC'): string {
  return kind + crypto.randomUUID().replaceAll('-', '');
}

/** Plays Twilio's REST API on this machine: takes texts, lists them, and hands out recordings and photos. */
export async function startTwilioStandIn(
  account: { sid: string; token: string },
  {
    port: wanted = 0,
    recording = () => silentWav(2),
  }: { port?: number; recording?: () => Uint8Array<ArrayBuffer> } = {},
): Promise<TwilioStandIn> {
  const sent: SentText[] = [];
  const listeners: ((text: SentText, statusCallback: string | null) => void)[] = [];
  const app = new Hono();
  const credentials = `Basic ${btoa(`${account.sid}:${account.token}`)}`;
  const base = `/2010-04-01/Accounts/${account.sid}`;

  app.use(async (c, next) => {
    if (c.req.header('authorization') === credentials) return next();
    return c.json({ code: 20003, message: 'Authenticate', status: 401 }, 401);
  });
  app.post(`${base}/Messages.json`, async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const text = {
      sid: newSid('SM'),
      to: form.get('To') ?? '',
      from: form.get('From'),
      body: form.get('Body') ?? '',
      createdAt: new Date(),
    };
    sent.push(text);
    queueMicrotask(() => {
      for (const listener of listeners) listener(text, form.get('StatusCallback'));
    });
    return c.json(wireMessage(text), 201);
  });
  app.get(`${base}/Messages.json`, (c) => {
    const to = c.req.query('To');
    const messages = sent.filter((text) => to === undefined || text.to === to).map(wireMessage);
    return c.json({ messages: messages.reverse(), next_page_uri: null, page_size: 100 });
  });
  app.get(`${base}/Recordings/:name`, (c) => c.body(recording(), 200, { 'content-type': 'audio/x-wav' }));
  app.delete(`${base}/Recordings/:name`, (c) => c.body(null, 204));
  app.delete(`${base}/Transcriptions/:name`, (c) => c.body(null, 204));
  app.get(`${base}/Messages/:message/Media/:media`, (c) =>
    c.body(onePixelGif(), 200, { 'content-type': 'image/gif' }),
  );

  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: wanted });
  await new Promise<void>((resolve, reject) => {
    server.once('listening', () => resolve());
    server.once('error', reject);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    sent,
    onSent: (listener) => listeners.push(listener),
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}

function wireMessage(text: SentText) {
  return {
    sid: text.sid,
    to: text.to,
    from: text.from,
    body: text.body,
    status: 'queued',
    direction: 'outbound-api',
    num_media: '0',
    date_created: text.createdAt.toUTCString(),
    date_sent: null,
  };
}

function onePixelGif(): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob('R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs='), (c) => c.charCodeAt(0));
}
