import { request } from 'node:http';
import { serve } from '@hono/node-server';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSmsRoutes } from '../../../src/channels/sms/sms-routes.ts';
import { createApp } from '../../../src/http/create-app.ts';

const form = {
  AccountSid: `AC${'a'.repeat(32)}`,
  MessageSid: `SM${'b'.repeat(32)}`,
  From: '+14155550123',
  To: '+14155550100',
};
const silent = { info: () => undefined, error: () => undefined };

let port: number;
let close: () => void;

beforeEach(async () => {
  const app = createApp({ log: silent });
  app.route(
    '/',
    createSmsRoutes({
      settings: {
        publicUrl: 'https://refills.example',
        twilio: { accountSid: form.AccountSid, authTokens: ['token'] },
      },
      clock: { now: () => new Date() },
      accept: () => Promise.resolve({ kind: 'accepted', id: '1' }),
      awaitAttempts: () => Promise.resolve(),
      recordDelivery: () => Promise.resolve(),
    }),
  );
  await new Promise<void>((ready) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, (address) => {
      port = address.port;
      close = () => server.close();
      ready();
    });
  });
});
afterEach(() => close());

/** Sends the path untouched: `fetch` would escape it first. */
function post(path: string, signature: string): Promise<number | undefined> {
  const body = new URLSearchParams(form).toString();
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-twilio-signature': signature,
    host: 'attacker.example',
    'x-forwarded-host': 'attacker.example',
  };
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port, path, method: 'POST', headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    outgoing.on('error', reject).end(body);
  });
}

it.each(["?name=It's", "?name=It's+ok", '?a=%c3%B1&b', ''])(
  'Node’s server checks the signature over the path as it was sent: %s',
  async (query) => {
    const path = `/webhooks/twilio/sms${query}`;
    const signature = getExpectedTwilioSignature('token', `https://refills.example${path}`, form);
    expect(await post(path, signature)).toBe(200);
    expect(await post(`${path}${query === '' ? '?' : '&'}more=1`, signature)).toBe(403);
  },
);

it('the host that a request claims says nothing', async () => {
  const path = '/webhooks/twilio/sms';
  expect(await post(path, getExpectedTwilioSignature('token', `https://attacker.example${path}`, form))).toBe(
    403,
  );
});
