import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { chmod, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../src/db/client.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/db/embedded-postgres.ts';
import { hasLivingProcesses, isLivingPostgres, readPostmaster } from '../../src/db/embedded/postmaster.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';

let dataDir: string;
let folder: string;
const started: EmbeddedPostgres[] = [];
const processes: ChildProcess[] = [];

beforeEach(async () => {
  folder = await makeTemporaryFolder('embedded');
  dataDir = path.join(folder, 'data');
});

afterEach(async () => {
  await Promise.all(processes.splice(0).map(killAndWait));
  for (const postgres of started.splice(0)) await postgres.stop();
  await killServer('SIGQUIT');
  await rm(folder, { recursive: true });
});

async function start(): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres(dataDir);
  started.push(postgres);
  return postgres;
}

async function startProcess(): Promise<{ child: ChildProcess; url: string }> {
  const script = fileURLToPath(new URL('worker-process.ts', import.meta.url));
  const child = spawn(process.execPath, [script, dataDir], { stdio: ['pipe', 'pipe', 'inherit'] });
  processes.push(child);
  for await (const url of createInterface({ input: child.stdout })) return { child, url };
  throw new Error('The process ended before it had a database.');
}

async function killAndWait(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

/** Ends the server and waits until none of its processes is left. */
async function killServer(signal: 'SIGKILL' | 'SIGQUIT'): Promise<void> {
  const pid = livingPid();
  if (pid !== null) process.kill(pid, signal);
  while (existsSync(cluster()) && hasLivingProcesses(cluster())) await sleep(10);
}

function cluster(): string {
  return path.join(dataDir, 'postgres');
}

async function query<T extends pg.QueryResultRow>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end();
  }
}

function livingPid(): number | null {
  const postmaster = readPostmaster(cluster());
  return postmaster && isLivingPostgres(postmaster.pid) ? postmaster.pid : null;
}

const remember = "CREATE TABLE kept (word text); INSERT INTO kept VALUES ('still here')";

test('a fresh folder becomes a database, which a second start finds again in under a second', async () => {
  const first = await start();
  await query(first.url, remember);
  await first.stop();
  expect(livingPid()).toBeNull();
  const before = performance.now();
  const second = await start();
  expect(performance.now() - before).toBeLessThan(1000);
  expect(second.url).toBe(first.url);
  expect(await query(second.url, 'SELECT word FROM kept')).toEqual([{ word: 'still here' }]);
});

test('it listens on this machine alone, behind a password that only the owner may read', async () => {
  const { url } = await start();
  expect(statSync(path.join(dataDir, 'postgres.password')).mode & 0o777).toBe(0o600);
  expect(statSync(path.join(dataDir, 'postgres')).mode & 0o777).toBe(0o700);
  expect(await query(url, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
  const wrong = new URL(url);
  wrong.password = 'guessed';
  await expect(query(wrong.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
});

test.each([
  ['by a socket in its own folder', 'd,a"t a', /^%2F/],
  ['by its port, where the folder is too deep for a socket', 'deep'.repeat(30), /^127\.0\.0\.1$/],
])('it is reached %s', async (_, name, host) => {
  dataDir = path.join(dataDir, name);
  const { url } = await start();
  expect(new URL(url).hostname).toMatch(host);
  expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('a database that cannot start is reported, with the place of its log', async () => {
  const first = await start();
  await first.stop();
  await rm(path.join(dataDir, 'postgres', 'global', 'pg_control'));
  await expect(start()).rejects.toThrow('postgres.log');
});

test('text is compared and kept as UTF-8 whatever the machine speaks', async () => {
  const { url } = await start();
  const rows = await query(
    url,
    `SELECT lower('ÁÑ') AS lower, current_setting('server_encoding') AS encoding`,
  );
  expect(rows).toEqual([{ lower: 'áñ', encoding: 'UTF8' }]);
});

test('two processes that start together on a fresh folder share one server', async () => {
  const [one, other] = await Promise.all([startProcess(), startProcess()]);
  expect(one.url).toBe(other.url);
  await query(one.url, remember);
  expect(await query(other.url, 'SELECT word FROM kept')).toEqual([{ word: 'still here' }]);
});

test('the server ends with its last user, not before', async () => {
  const here = await start();
  const { child } = await startProcess();
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.stdin?.end();
  await ended;
  expect(livingPid()).not.toBeNull();
  await here.stop();
  expect(livingPid()).toBeNull();
});

test('a gateway killed at work finds its data again', async () => {
  const { child, url } = await startProcess();
  await query(url, remember);
  await killAndWait(child);
  expect(livingPid()).not.toBeNull();
  const again = await start();
  expect(again.url).toBe(url);
  expect(await query(again.url, 'SELECT word FROM kept')).toEqual([{ word: 'still here' }]);
  await again.stop();
  expect(livingPid()).toBeNull();
});

test('gateway and server both killed: the next start recovers what was committed', async () => {
  const { child, url } = await startProcess();
  await query(url, remember);
  await killAndWait(child);
  process.kill(livingPid() ?? 0, 'SIGKILL');
  const again = await start();
  expect(again.url).toBe(url);
  expect(await query(again.url, 'SELECT word FROM kept')).toEqual([{ word: 'still here' }]);
});

test('two gateways that start together after a crash both find the recovered data', async () => {
  const { child, url } = await startProcess();
  await query(url, remember);
  await killAndWait(child);
  process.kill(livingPid() ?? 0, 'SIGKILL');
  const again = await Promise.all([startProcess(), startProcess()]);
  expect(again.map((started) => started.url)).toEqual([url, url]);
  expect(await query(url, 'SELECT word FROM kept')).toEqual([{ word: 'still here' }]);
});

test('a server killed under a living gateway comes back at the same address by itself', async () => {
  const { url } = await start();
  await query(url, remember);
  const database = openDatabase(url);
  await database.pool.query('SELECT 1');
  process.kill(livingPid() ?? 0, 'SIGKILL');
  let words: unknown = null;
  for (let attempt = 0; attempt < 100 && words === null; attempt += 1) {
    await sleep(100);
    words = await database.pool.query('SELECT word FROM kept').then(
      ({ rows }) => rows as unknown,
      () => null,
    );
  }
  await database.close();
  expect(words).toEqual([{ word: 'still here' }]);
});

test('a note of a server whose number is now another program is not believed', async () => {
  const first = await start();
  await first.stop();
  const file = path.join(dataDir, 'postgres', 'postmaster.pid');
  writeFileSync(file, `${process.pid}\n${path.join(dataDir, 'postgres')}\n1\n5432\n\n127.0.0.1\n\nready\n`);
  const second = await start();
  expect(await query(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('a port taken by another program meanwhile is given up for a new one, which is kept', async () => {
  const first = await start();
  await first.stop();
  const squatter = createServer();
  await new Promise<void>((resolve) =>
    squatter.listen(Number(new URL(first.url).port), '127.0.0.1', resolve),
  );
  const second = await start();
  expect(new URL(second.url).port).not.toBe(new URL(first.url).port);
  expect(await query(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await second.stop();
  await new Promise((resolve) => squatter.close(resolve));
  const third = await start();
  expect(third.url).toBe(second.url);
});

test('a start that was killed while making the database leaves nothing in the way', async () => {
  const unfinished = path.join(dataDir, 'postgres.init.killed');
  mkdirSync(unfinished, { recursive: true, mode: 0o711 });
  await chmod(dataDir, 0o711);
  writeFileSync(path.join(unfinished, 'PG_VERSION'), '18');
  const { url } = await start();
  expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  expect(existsSync(unfinished)).toBe(false);
});

test('a folder closed to others works as well, or the refusal says what to do', async () => {
  await chmod(folder, 0o700);
  const outcome = await start().then(
    ({ url }) => query(url, 'SELECT 1 AS one'),
    (error: Error) => error.message,
  );
  if (typeof outcome === 'string') expect(outcome).toContain('set DATABASE_URL');
  else expect(outcome).toEqual([{ one: 1 }]);
});

test('the server writes no value of a failed statement into its log', async () => {
  const { url } = await start();
  await query(url, 'CREATE TABLE people (name text PRIMARY KEY)');
  await query(url, `INSERT INTO people VALUES ('Canary Quigley')`);
  await expect(query(url, `INSERT INTO people VALUES ('Canary Quigley')`)).rejects.toThrow();
  await expect(query(url, `SELECT 'Canary Quigley'::int`)).rejects.toThrow();
  const log = path.join(dataDir, 'postgres.log');
  expect(existsSync(log)).toBe(true);
  expect(readFileSync(log, 'utf8')).not.toContain('Canary');
});
