import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFetchTextSender } from '../../../src/systems/telephony/twilio-fetch.ts';
import { createTwilioTextSender } from '../../../src/systems/telephony/twilio-client.ts';
import type { TextSender, TwilioAccount } from '../../../src/systems/telephony/text-sender.ts';
import {
  createTwilioVendor,
  serveBehaviour,
  serveHandlers,
  vendorError,
  type LocalServer,
  type TwilioVendor,
} from '../../support/vendors.ts';

const accountSid = `AC${'0'.repeat(32)}`;
const text = {
  to: '+14155550123',
  text: 'Recibido: ñ 😀 & + = %',
  statusCallback: 'https://refills.example/status',
};
const since = new Date(Date.now() - 3_600_000);

const clients: [string, (account: TwilioAccount, limitMs?: number) => TextSender][] = [
  ['the vendor library', createTwilioTextSender],
  ['fetch alone', createFetchTextSender],
];

describe.each(clients)('texts by %s', (_, createSender) => {
  let vendor: TwilioVendor;
  let server: LocalServer;

  beforeEach(async () => {
    vendor = createTwilioVendor({ accountSid, authToken: 'first' });
    server = await serveHandlers(vendor.handlers);
  });
  afterEach(() => server.close());

  function account(changes: Partial<TwilioAccount> = {}): TwilioAccount {
    const sender = { messagingServiceSid: null, from: '+14155550100' };
    return { accountSid, authTokens: ['first', 'second'], apiUrl: server.url, ...sender, ...changes };
  }

  it('hands a text over word for word and gives back the vendor’s id', async () => {
    const outcome = await createSender(account()).send(text);
    expect(outcome).toEqual({ kind: 'accepted', providerId: vendor.messages[0]?.sid, status: 'queued' });
    expect(Object.fromEntries(vendor.attempts[0] ?? [])).toEqual({
      To: text.to,
      From: '+14155550100',
      Body: text.text,
      StatusCallback: text.statusCallback,
    });
  });

  it('sends from the messaging service when one is configured', async () => {
    await createSender(account({ messagingServiceSid: 'MG1' })).send(text);
    expect(vendor.attempts[0]?.get('MessagingServiceSid')).toBe('MG1');
    expect(vendor.attempts[0]?.has('From')).toBe(false);
  });

  it.each([
    [400, 21610, 'never', 'opted_out'],
    [400, 21211, 'never', 'number_invalid'],
    [400, 21617, 'never', 'text_too_long'],
    [400, 99999, 'never', 'rejected'],
    [429, 20429, 'later', 'rate_limited'],
    [400, 21611, 'later', 'vendor_queue_full'],
    [401, 20003, 'operator', 'credentials_refused'],
    [400, 21606, 'operator', 'sender_not_usable'],
    [404, 20404, 'operator', 'rejected'],
  ])('tells what to do about status %i with code %i', async (status, code, retry, reason) => {
    vendor.answers.push(vendorError(status, code));
    expect(await createSender(account()).send(text)).toEqual({ kind: 'refused', code, retry, reason });
    expect(vendor.attempts).toHaveLength(1);
  });

  it.each([
    ['429 without a body', new Response(null, { status: 429 }), 'later'],
    ['401 without a body', new Response(null, { status: 401 }), 'operator'],
    ['a redirect', new Response(null, { status: 302, headers: { location: '/elsewhere' } }), 'operator'],
  ])('knows from %s that the text was not taken', async (_, answer, retry) => {
    vendor.answers.push(answer);
    expect(await createSender(account()).send(text)).toMatchObject({ kind: 'refused', code: null, retry });
  });

  it.each([
    ['seconds', { 'retry-after': '7' }, 7_000],
    [
      'a date',
      { 'retry-after': 'Sun, 22 Nov 2026 01:00:30 GMT', date: 'Sun, 22 Nov 2026 01:00:00 GMT' },
      30_000,
    ],
  ])('keeps the pause that the vendor asks for in %s', async (_, headers, retryAfterMs) => {
    for (const status of [429, 503]) {
      const answer = vendorError(status, 20429);
      for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value);
      vendor.answers.push(answer);
      expect(await createSender(account()).send(text)).toMatchObject({ retryAfterMs });
    }
  });

  it.each([
    ['the vendor fails', () => vendorError(500, 20500)],
    ['the vendor is overloaded', () => vendorError(503, 20503)],
    ['a proxy answers for it', () => new Response('<html>Bad gateway</html>', { status: 502 })],
    ['the answer is cut off', () => new Response('{"sid":', { status: 201 })],
    ['the answer has no id', () => Response.json({ status: 'queued' }, { status: 201 })],
  ])('does not claim to know when %s', async (_, answer) => {
    vendor.answers.push(answer());
    expect(await createSender(account()).send(text)).toMatchObject({ kind: 'unknown' });
    expect(vendor.attempts).toHaveLength(1);
  });

  it.each(['silence', 'drop'] as const)('does not claim to know after %s', async (behaviour) => {
    let attempts = 0;
    const bad = await serveBehaviour(() => {
      attempts += 1;
      return behaviour;
    });
    const outcome = await createSender(account({ apiUrl: bad.url }), 300).send(text);
    await bad.close();
    expect(outcome).toEqual({ kind: 'unknown', reason: 'no_answer' });
    expect(attempts).toBe(1);
  });

  it('knows that nothing was sent when nobody listens', async () => {
    const gone = await serveBehaviour(() => 'silence');
    await gone.close();
    expect(await createSender(account({ apiUrl: gone.url })).send(text)).toEqual({
      kind: 'refused',
      code: null,
      retry: 'later',
      reason: 'vendor_unreachable',
    });
  });

  it('finds a text whose answer was lost, and no other', async () => {
    const old = new Date(since.getTime() - 7_200_000).toUTCString();
    const own = vendor.addMessage({ to: text.to, body: `${text.text} ` });
    const onTrial = vendor.addMessage({
      to: text.to,
      body: `Sent from your Twilio trial account - ${text.text}`,
      status: 'failed',
    });
    vendor.addMessage({ to: text.to, body: 'Other words' });
    vendor.addMessage({ to: '+14155550199', body: text.text });
    vendor.addMessage({ to: text.to, body: text.text, direction: 'inbound' });
    vendor.messages.push({ ...own, sid: 'SMold', date_created: old });
    expect(await createSender(account()).find({ to: text.to, text: text.text, since })).toEqual([
      { providerId: onTrial.sid, status: 'failed' },
      { providerId: own.sid, status: 'queued' },
    ]);
  });

  it('looks through all pages, and no further than the time asked for', async () => {
    const own = vendor.addMessage({ to: text.to, body: text.text });
    for (let n = 0; n < 250; n += 1) vendor.addMessage({ to: text.to, body: `Other words ${n}` });
    const found = await createSender(account()).find({ to: text.to, text: text.text, since });
    expect(found).toEqual([{ providerId: own.sid, status: 'queued' }]);
  });

  it('says so when the list cannot be had, without repeating the vendor’s words', async () => {
    const wrong = createSender(account({ authTokens: ['wrong'] }));
    const refused = await wrong
      .find({ to: text.to, text: text.text, since })
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'telephony_refused', retryable: false });
    expect(String(refused) + JSON.stringify(refused)).not.toContain('4155550123');
    const broken = await serveBehaviour(() => vendorError(500, 20500));
    const failed = createSender(account({ apiUrl: broken.url })).find({
      to: text.to,
      text: text.text,
      since,
    });
    await expect(failed).rejects.toMatchObject({ code: 'telephony_unavailable', retryable: true });
    await broken.close();
  });
});
