import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectWhenUp } from '../../src/db/connect-when-up.ts';
import { migrate } from '../../src/db/migrate.ts';
import { createEmptyDatabase } from '../support/database.ts';
import { overTcp } from '../support/over-tcp.ts';

let real: URL;
let drop: () => Promise<void>;
let server: Server;
/** As the server would be asked for, through one that answers so until it is up. */
let url: string;
/** What it answers to whoever connects, one after the other; then it is the real server. */
const refusals: string[] = [];

/** An ErrorResponse: its fields, each with its letter (PostgreSQL, "Message Formats"). */
function refusal(code: string): Buffer {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0Mnot now\0\0`);
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}

beforeAll(async () => {
  const empty = await createEmptyDatabase();
  real = overTcp(empty.url);
  drop = empty.drop;
  server = createServer((socket) => {
    const code = refusals.shift();
    if (code) socket.once('data', () => void socket.end(refusal(code)));
    else socket.pipe(connect(Number(real.port), real.hostname)).pipe(socket);
    socket.on('error', () => undefined);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const through = new URL(real);
  through.port = String((server.address() as AddressInfo).port);
  url = through.href;
});
afterAll(async () => {
  server.close();
  await drop();
});

test('a server that is still starting is waited for', async () => {
  refusals.push('57P03', '57P03');
  await migrate(url);
  expect(refusals).toEqual([]);
});

test('one that stays so is given up', async () => {
  refusals.push('57P03', '57P03', '57P03');
  await expect(connectWhenUp(url, 0)).rejects.toMatchObject({ code: '57P03' });
  expect(refusals.splice(0)).toHaveLength(2);
});

test.each([
  ['a wrong password', '28P01'],
  ['a database that is not there', '3D000'],
])('%s is told at once', async (_, code) => {
  refusals.push(code, code);
  await expect(connectWhenUp(url)).rejects.toMatchObject({ code });
  expect(refusals.splice(0)).toHaveLength(1);
});
