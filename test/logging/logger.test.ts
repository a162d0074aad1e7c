import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLogger } from '../../src/logging/logger.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const canaries = ['Ophelia Quigley', '+14155550199', '1931-02-27', 'canarydrug 50 mg'];

function capture(): { logger: ReturnType<typeof createLogger>; lines: () => string } {
  const lines: string[] = [];
  const logger = createLogger({ level: 'debug', write: (line) => lines.push(line) });
  return { logger, lines: () => lines.join('') };
}

async function errorOf(work: () => Promise<unknown>): Promise<unknown> {
  try {
    await work();
  } catch (error) {
    return error;
  }
  throw new Error('This was expected to fail.');
}

test('a line holds its time, level, message and the allowed fields', () => {
  const { logger, lines } = capture();
  const messageId = '01890000-0000-7000-8000-00000000000a';
  logger.info({ event: 'message_processed', messageId, durationMs: 12.5, retryable: false }, 'processed');
  expect(JSON.parse(lines())).toEqual({
    level: 30,
    time: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/) as unknown,
    event: 'message_processed',
    messageId,
    durationMs: 12.5,
    retryable: false,
    msg: 'processed',
  });
});

test('what a person said reaches no line, whatever field it is put in', () => {
  const { logger, lines } = capture();
  const names = [
    'text',
    'name',
    'from',
    'patient',
    'event',
    'code',
    'messageId',
    'route',
    'status',
    'kind',
    'error',
  ];
  for (const canary of canaries) {
    for (const name of names) logger.error({ [name]: canary }, 'seen');
    for (const name of names) logger.error({ [name]: { inner: canary } }, 'seen');
    logger.error({ [canary]: 1, flags: [canary] }, 'seen');
  }
  for (const canary of canaries) expect(lines()).not.toContain(canary);
  expect(lines()).toContain('"dropped":1');
});

test('a route is logged as its pattern; an address with a query is not', () => {
  const { logger, lines } = capture();
  logger.info({ route: '/api/v1/tickets/:id' }, 'request');
  logger.info({ route: '/api/v1/replies?to=%2B14155550199' }, 'request');
  expect(lines()).toContain('/api/v1/tickets/:id');
  expect(lines()).not.toContain('4155550199');
});

test('an error is logged by its name, code and place, without its message', () => {
  const { logger, lines } = capture();
  const cause = Object.assign(new Error(`refused ${canaries[1]}`), { code: 'ECONNREFUSED' });
  const error = new TypeError(
    `bad name ${canaries[0]}\n    at ${canaries[2]}\n    at fake (${canaries[3]})`,
    { cause },
  );
  logger.error({ error }, 'failed');
  for (const canary of canaries) expect(lines()).not.toContain(canary);
  expect(JSON.parse(lines())).toMatchObject({
    error: { name: 'TypeError', cause: { name: 'Error', code: 'ECONNREFUSED' } },
  });
  expect(lines()).toContain('logger.test.ts');
});

test('errors of the database and of Prisma bring no value into the log', async () => {
  const { prisma, pool } = db.database;
  const { logger, lines } = capture();
  const [name] = canaries;
  const facility = { id: '01890000-0000-7000-8000-000000000001', sourceId: name ?? '', name: name ?? '' };
  await prisma.facility.create({ data: { ...facility, contentHash: 'x' } });
  const errors = [
    await errorOf(() => prisma.facility.create({ data: { ...facility, contentHash: 'x' } })),
    await errorOf(() =>
      prisma.facility.create({ data: { ...facility, name: { wrong: name } as never, contentHash: 'x' } }),
    ),
    await errorOf(() => prisma.$queryRaw`SELECT ${name}::int`),
    await errorOf(() => pool.query('SELECT $1::uuid', [name])),
    await errorOf(() => pool.query('INSERT INTO facilities SELECT * FROM facilities')),
  ];
  for (const error of errors) logger.error({ error }, 'failed');
  expect(lines()).not.toContain(name);
  expect(lines()).toContain('"code":"P2002"');
  expect(lines()).toContain('"code":"22P02"');
  expect(lines()).toContain('"code":"23505"');
});

test('lines below the level are not written', () => {
  const lines: string[] = [];
  const logger = createLogger({ level: 'warn', write: (line) => lines.push(line) });
  logger.info({ event: 'quiet' }, 'quiet');
  logger.warn({ event: 'loud' }, 'loud');
  expect(lines).toHaveLength(1);
});
