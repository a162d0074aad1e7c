import { describe, expect, it } from 'vitest';
import { createSmsRoutes } from '../../../src/channels/sms/sms-routes.ts';
import type { InboundMessage } from '../../../src/domain/message.ts';
import { createApp } from '../../../src/http/create-app.ts';
import type { DeliveryReport } from '../../../src/intake/delivery-status.ts';
import { signedPost } from '../../support/sign-webhook.ts';

const accountSid = `AC${'a'.repeat(32)}`;
const messageSid = `SM${'b'.repeat(32)}`;
const now = new Date('2026-11-21T09:00:00Z');
const origin = 'https://refills.example';
const silent = { info: () => undefined, error: () => undefined };

const form = {
  ToCountry: 'US',
  MessageSid: messageSid,
  SmsSid: messageSid,
  SmsMessageSid: messageSid,
  AccountSid: accountSid,
  From: '+14155550123',
  To: '+14155550100',
  Body: 'Refill metoprolol',
  NumMedia: '0',
  OptOutType: '',
};

function open(options: { configured?: boolean; accept?: (message: InboundMessage) => Promise<never> } = {}) {
  const accepted: InboundMessage[] = [];
  const reports: DeliveryReport[] = [];
  const twilio = { accountSid, authTokens: ['first', 'second'] };
  const app = createApp({ log: silent });
  app.route(
    '/',
    createSmsRoutes({
      settings: { publicUrl: origin, twilio: options.configured === false ? null : twilio },
      clock: { now: () => now },
      accept(message) {
        if (options.accept) return options.accept(message);
        const known = accepted.some((other) => other.providerId === message.providerId);
        accepted.push(message);
        return Promise.resolve({ kind: known ? 'redelivered' : 'accepted', id: message.providerId });
      },
      awaitAttempts: () => Promise.resolve(),
      recordDelivery(report) {
        reports.push(report);
        return Promise.resolve();
      },
    }),
  );
  async function post(
    body: Record<string, string> | string,
    path = '/webhooks/twilio/sms',
    authToken = 'first',
  ) {
    return app.request(signedPost({ url: origin + path, authToken, form: body }));
  }
  return { app, accepted, reports, post };
}

describe('an incoming text', () => {
  it('is taken over whole and answered with nothing to say', async () => {
    const { accepted, post } = open();
    const response = await post(form);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/xml/);
    expect(await response.text()).toBe('<?xml version="1.0" encoding="UTF-8"?><Response/>');
    expect(accepted).toEqual([
      {
        channel: 'sms',
        providerId: messageSid,
        receivedAt: now,
        from: '+14155550123',
        to: '+14155550100',
        text: 'Refill metoprolol',
        original: new URLSearchParams(form).toString(),
        mediaUrls: [],
        structured: null,
        processAfter: null,
      },
    ]);
  });

  it('comes with its photos, in order', async () => {
    const { accepted, post } = open();
    const media = `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Messages/MM/Media/ME`;
    const photos = {
      MediaUrl0: `${media}0`,
      MediaContentType0: 'image/jpeg',
      MediaUrl1: `${media}1`,
      NumMedia: '2',
    };
    await post({ ...form, ...photos, MessageSid: `MM${'b'.repeat(32)}`, Body: '' });
    expect(accepted[0]).toMatchObject({
      text: '',
      mediaUrls: [
        { url: `${media}0`, contentType: 'image/jpeg' },
        { url: `${media}1`, contentType: 'application/octet-stream' },
      ],
    });
  });

  it.each(['MessageSid', 'SmsMessageSid', 'SmsSid'])('is known by %s alone', async (name) => {
    const { MessageSid, SmsMessageSid, SmsSid, ...rest } = form;
    const { accepted, post } = open();
    expect((await post({ ...rest, [name]: MessageSid || SmsMessageSid || SmsSid })).status).toBe(200);
    expect(accepted[0]?.providerId).toBe(messageSid);
  });

  it('keeps blank and repeated fields in the original', async () => {
    const { accepted, post } = open();
    const raw = `${new URLSearchParams(form).toString()}&AddOns=&Tag=a&Tag=b`;
    expect((await post(raw)).status).toBe(200);
    expect(accepted[0]?.original).toBe(raw);
  });

  it('shows a NUL character, which the database cannot hold, as a replacement', async () => {
    const { accepted, post } = open();
    const raw = new URLSearchParams({ ...form, Body: 'a\u0000b' }).toString();
    expect((await post(raw)).status).toBe(200);
    expect(accepted[0]).toMatchObject({ text: 'a\ufffdb', original: raw });
    expect(accepted[0]?.original).toContain('a%00b');
  });

  it('is answered the same when it is delivered again, and when the second token signed it', async () => {
    const { accepted, post } = open();
    const answers = [await post(form), await post(form), await post(form, undefined, 'second')];
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
    expect(new Set(accepted.map((message) => message.providerId)).size).toBe(1);
  });

  it.each([
    ['without a signature', (request: Request) => request.headers.delete('x-twilio-signature')],
    ['with a wrong signature', (request: Request) => request.headers.set('x-twilio-signature', 'AAAA')],
  ])('is refused %s, and nothing is taken', async (_, spoil) => {
    const { app, accepted } = open();
    const request = signedPost({ url: `${origin}/webhooks/twilio/sms`, authToken: 'first', form });
    spoil(request);
    const response = await app.request(request);
    expect(response.status).toBe(403);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ status: 403, code: 'forbidden' });
    expect(accepted).toEqual([]);
  });

  it('is refused when it is signed for another address or account', async () => {
    const { app, accepted, post } = open();
    const elsewhere = signedPost({
      url: 'https://other.example/webhooks/twilio/sms',
      authToken: 'first',
      form,
    });
    expect((await app.request(elsewhere)).status).toBe(403);
    expect((await post({ ...form, AccountSid: `AC${'c'.repeat(32)}` })).status).toBe(403);
    expect(accepted).toEqual([]);
  });

  it.each([
    ['no id', { MessageSid: '', SmsSid: '', SmsMessageSid: '' }, 'MessageSid'],
    ['an id of another kind', { MessageSid: `CA${'b'.repeat(32)}` }, 'MessageSid'],
    ['no sender', { From: '' }, 'From'],
    ['no recipient', { To: '' }, 'To'],
  ])('with %s is refused with the place and without the value', async (_, changes, path) => {
    const { accepted, post } = open();
    const response = await post({ ...form, ...changes });
    const problem = (await response.json()) as { code: string; errors: { path: string }[] };
    expect(response.status).toBe(400);
    expect(problem.code).toBe('bad_request');
    expect(problem.errors.map((error) => error.path)).toContain(path);
    expect(JSON.stringify(problem)).not.toContain('4155550123');
    expect(accepted).toEqual([]);
  });

  it('larger than 1 MiB is refused', async () => {
    const { accepted, post } = open();
    expect((await post({ ...form, Body: 'x'.repeat(1_100_000) })).status).toBe(413);
    expect(accepted).toEqual([]);
  });

  it('finds a gateway without an account closed, not open', async () => {
    const { accepted, post } = open({ configured: false });
    expect((await post(form)).status).toBe(503);
    expect(accepted).toEqual([]);
  });

  it('is not acknowledged when it could not be kept', async () => {
    const { post } = open({ accept: () => Promise.reject(new Error('disk full')) });
    const response = await post(form);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('disk');
  });
});

describe('a delivery report', () => {
  const path = '/webhooks/twilio/sms/status';
  const report = {
    AccountSid: accountSid,
    MessageSid: messageSid,
    MessageStatus: 'delivered',
    To: '+14155550123',
  };

  it('is recorded and answered with no content', async () => {
    const { reports, post } = open();
    expect((await post(report, path)).status).toBe(204);
    expect((await post({ ...report, MessageStatus: 'undelivered', ErrorCode: '30005' }, path)).status).toBe(
      204,
    );
    expect(reports).toEqual([
      { providerId: messageSid, status: 'delivered', errorCode: null },
      { providerId: messageSid, status: 'undelivered', errorCode: 30005 },
    ]);
  });

  it('is understood under its older names', async () => {
    const { reports, post } = open();
    await post({ AccountSid: accountSid, SmsSid: messageSid, SmsStatus: 'sent' }, path);
    expect(reports).toEqual([{ providerId: messageSid, status: 'sent', errorCode: null }]);
  });

  it('is refused unsigned, and incomplete', async () => {
    const { app, reports, post } = open();
    const unsigned = { method: 'POST', body: new URLSearchParams(report) };
    expect((await app.request(origin + path, unsigned)).status).toBe(403);
    expect((await post({ ...report, MessageStatus: '' }, path)).status).toBe(400);
    expect((await post({ AccountSid: accountSid, MessageStatus: 'sent' }, path)).status).toBe(400);
    expect(reports).toEqual([]);
  });
});
