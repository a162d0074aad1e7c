import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { AddressInfo } from 'node:net';
import { postRequests } from './post-requests.ts';
import { signedRequests, type BenchAccount } from './signed-requests.ts';

/** One burst to be posted: `count` requests from number `first` on. */
export type LoadOrder = {
  address: string;
  account: BenchAccount;
  first: number;
  count: number;
  concurrency: number;
};

/** About as long as a call to the vendor's API takes. */
const vendorAnswersAfterMs = 100;

/**
 * The outside world, in a process of its own: posts what it is told to, and takes the gateway's replies as Twilio's
 * REST API would, so that the real sending path runs.
 */
const standIn = new Hono();
standIn.post('*', async (c) => {
  await c.req.text();
  await new Promise((resolve) => setTimeout(resolve, vendorAnswersAfterMs));
  return c.json({ sid: `SM${crypto.randomUUID().replaceAll('-', '')}`, status: 'queued' }, 201);
});
standIn.get('*', (c) => c.json({ messages: [], next_page_uri: null, page_size: 100 }));
const server = serve({ fetch: standIn.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }: AddressInfo) =>
  process.send?.({ url: `http://127.0.0.1:${port}` }),
);

process.on('message', (order: LoadOrder) => {
  const requests = signedRequests(order.account, order.first, order.count);
  postRequests(order.address, requests, order.concurrency).then(
    (result) => process.send?.(result),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.on('disconnect', () => server.close(() => process.exit(0)));
