import type { lookup } from 'node:dns';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { createGuardedPost, isInternal } from '../../src/entry/guarded-post.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../support/stand-ins/webhook-receiver.ts';

let receiver: WebhookReceiver;
beforeAll(async () => {
  receiver = await startWebhookReceiver();
});
afterAll(() => receiver.close());

test.each([
  ['127.0.0.1', true],
  ['10.1.2.3', true],
  ['100.64.0.1', true],
  ['169.254.169.254', true],
  ['172.31.255.255', true],
  ['172.32.0.1', false],
  ['192.168.1.1', true],
  ['0.0.0.0', true],
  ['224.0.0.1', true],
  ['8.8.8.8', false],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['::ffff:7f00:1', true],
  ['64:ff9b::7f00:1', true],
  ['fd00::1', true],
  ['fe80::1', true],
  ['2606:4700::1111', false],
  ['not an address', true],
])('%s is internal: %s', (address, internal) => {
  expect(isInternal(address)).toBe(internal);
});

/** A name server that answers what the test says. */
function answering(...addresses: string[]): typeof lookup {
  const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  function resolve(_host: string, _options: object, done: (error: null, found: object[]) => void): void {
    done(null, found);
  }
  return resolve as unknown as typeof lookup;
}

describe('what others may have us call', () => {
  it.each([[['127.0.0.1']], [['93.184.215.14', '10.0.0.1']], [['::ffff:192.168.0.1']], [[]]])(
    'is no name that leads to %j',
    async (addresses) => {
      const post = createGuardedPost({ allowedHosts: [], resolve: answering(...addresses) });
      expect(await post('https://example.test/', {}, '{}')).toEqual({ kind: 'not_allowed' });
    },
  );

  it('is followed nowhere else', async () => {
    receiver.answer = () => 302;
    const post = createGuardedPost({ allowedHosts: ['127.0.0.1'] });
    expect(await post(`${receiver.url}/here`, {}, '{}')).toMatchObject({ kind: 'answered', status: 302 });
    expect(receiver.received.map(({ path }) => path)).toEqual(['/here']);
  });

  it.each(['flood', 'drip'] as const)('is not listened to for ever: %s', async (endless) => {
    receiver.answer = () => endless;
    const post = createGuardedPost({ allowedHosts: ['127.0.0.1'], limitMs: 60_000 });
    expect(await post(`${receiver.url}/${endless}`, {}, '{}')).toMatchObject({ status: 200 });
    await expect.poll(() => receiver.open(`/${endless}`), { timeout: 5_000 }).toBe(0);
  });

  it('is waited for no longer than its time', async () => {
    receiver.answer = () => 'silence';
    const post = createGuardedPost({ allowedHosts: ['127.0.0.1'], limitMs: 50 });
    expect(await post(receiver.url, {}, '{}')).toEqual({ kind: 'lost' });
  });
});
