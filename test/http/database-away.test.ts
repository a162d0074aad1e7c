import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase, type Database } from '../../src/db/client.ts';
import { createApp } from '../../src/http/create-app.ts';

/** Takes connections and hangs up at once, as a database does that is being stopped. */
let hangingUp: Server;

beforeAll(async () => {
  hangingUp = await listen(createServer((socket) => socket.destroy()));
});
afterAll(() => void hangingUp.close());

function listen(server: Server): Promise<Server> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

function urlOf(server: Server): string {
  return `postgresql://user:secret@127.0.0.1:${(server.address() as AddressInfo).port}/gateway`;
}

async function answerOf(url: string, ask: (database: Database) => Promise<unknown>): Promise<Response> {
  const database = openDatabase(url);
  const app = createApp({ log: { info: () => undefined, error: () => undefined } });
  app.get('/', async (c) => c.json(await ask(database)));
  const response = await app.request('/');
  await database.close();
  return response;
}

async function closedUrl(): Promise<string> {
  const server = await listen(createServer());
  const url = urlOf(server);
  await new Promise((resolve) => server.close(resolve));
  return url;
}

describe.each<[string, (database: Database) => Promise<unknown>]>([
  ['a query of Prisma', ({ prisma }) => prisma.ticket.count()],
  ['a transaction of Prisma', ({ prisma }) => prisma.$transaction((tx) => tx.ticket.count())],
  ['a query of pg', ({ pool }) => pool.query('SELECT 1')],
])('%s', (_, ask) => {
  test.each<[string, () => Promise<string> | string]>([
    ['refuses connections', closedUrl],
    ['hangs up', () => urlOf(hangingUp)],
  ])('to a database that %s is answered 503 with a time to try again', async (_name, url) => {
    const response = await answerOf(await url(), ask);
    expect(response.status).toBe(503);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await response.text()).not.toMatch(/127\.0\.0\.1|secret|user/);
  });
});

describe('an error', () => {
  test.each<[string, Error, number]>([
    ['of a connection that ended', new Error('Connection terminated unexpectedly'), 503],
    ['of a pool that found none', new Error('timeout exceeded when trying to connect'), 503],
    ['of Prisma that could not connect', Object.assign(new Error('x'), { errorCode: 'P1001' }), 503],
    ['of Prisma that was cut off', Object.assign(new Error('x'), { code: 'P1017' }), 503],
    ['of a transaction that found no connection', Object.assign(new Error('x'), { code: 'P2028' }), 503],
    ['of a driver adapter', new Error('x', { cause: { kind: 'ConnectionClosed' } }), 503],
    [
      'of several addresses',
      new AggregateError([Object.assign(new Error('x'), { code: 'ECONNREFUSED' })]),
      503,
    ],
    ['of a row that stands already', Object.assign(new Error('x'), { code: 'P2002' }), 500],
    ['of our own', new TypeError('Connection is undefined'), 500],
  ])('%s is answered as it should be', async (_, error, status) => {
    const app = createApp({ log: { info: () => undefined, error: () => undefined } });
    app.get('/', () => {
      throw error;
    });
    expect((await app.request('/')).status).toBe(status);
  });
});
