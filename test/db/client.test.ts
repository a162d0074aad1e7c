import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lockInTransaction } from '../../src/db/advisory-lock.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

test('the same tables are reached through Prisma and through plain SQL', async () => {
  const { prisma, pool } = db.database;
  const id = '01890000-0000-7000-8000-000000000001';
  await prisma.facility.create({ data: { id, sourceId: 'f-1', name: 'Maple Court', contentHash: 'x' } });
  const { rows } = await pool.query<{ name: string }>('SELECT name FROM facilities WHERE id = $1', [id]);
  expect(rows).toEqual([{ name: 'Maple Court' }]);
});

test('a calendar date of plain SQL is the text of that date', async () => {
  const { rows } = await db.database.pool.query(`SELECT date '2026-03-01' AS day`);
  expect(rows).toEqual([{ day: '2026-03-01' }]);
});

test('a second transaction on the same key waits for the first, one on another key does not', async () => {
  const { prisma } = db.database;
  const order: string[] = [];
  const first = prisma.$transaction(async (tx) => {
    await lockInTransaction(tx, 'patient', 'one');
    order.push('first has it');
    await sleep(300);
    order.push('first ends');
  });
  await sleep(100);
  const second = prisma.$transaction(async (tx) => {
    await lockInTransaction(tx, 'patient', 'one');
    order.push('second has it');
  });
  const others = prisma.$transaction(async (tx) => {
    await lockInTransaction(tx, 'patient', 'two');
    await lockInTransaction(tx, 'sender', 'one');
    order.push('others have theirs');
  });
  await Promise.all([first, second, others]);
  expect(order).toEqual(['first has it', 'others have theirs', 'first ends', 'second has it']);
});

test('a connection cut by the server is replaced, and the process lives', async () => {
  const { pool, prisma } = db.database;
  await Promise.all([pool.query('SELECT 1'), prisma.$queryRaw`SELECT 1`]);
  const cut = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()`;
  await pool.query(cut);
  await sleep(100);
  expect(await prisma.facility.count()).toBe(1);
  expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
});

test('a connection cut between two statements of its holder fails the next one, and the process lives', async () => {
  const { pool } = db.database;
  const held = await pool.connect();
  const gone = new Promise((resolve) => held.once('end', resolve));
  const { rows } = await held.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  await pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
  await gone;
  await expect(held.query('SELECT 1')).rejects.toThrow();
  held.release(true);
  expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
});
