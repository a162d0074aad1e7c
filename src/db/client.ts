import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { type Prisma, PrismaClient } from './generated/node/client.ts';
import { readTypes } from './read-types.ts';
import { statementName } from './statement-name.ts';

/** What a store takes: the client itself or a transaction of it. */
export type Db = PrismaClient | Prisma.TransactionClient;

export type Database = {
  prisma: PrismaClient;
  /** Plain SQL for the acknowledgement path. `date` columns come as 'YYYY-MM-DD', not as a Date. */
  pool: pg.Pool;
  url: string;
  close(): Promise<void>;
};

export type DatabaseOptions = {
  /** The most connections of Prisma; `pool` has half as many more. Default 10. */
  poolSize?: number;
};

/** No statement of the gateway works this long; one that does is stuck, and its caller must know. */
const statementLimitMs = 30_000;

/** A transaction that does nothing for a minute has lost its owner and still holds its locks. */
const idleTransactionLimitMs = 60_000;

const connectLimitMs = 10_000;

/**
 * Opens the database; nothing connects before the first query. The acknowledgement path has a pool of its own, so
 * that a webhook never waits behind the pipeline's transactions.
 */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const poolSize = options.poolSize ?? 10;
  const pool = createPool(url, Math.max(2, Math.ceil(poolSize / 2)));
  const prismaPool = createPool(url, poolSize);
  const prisma = new PrismaClient({
    adapter: new PrismaPg(prismaPool, { statementNameGenerator: ({ sql }) => statementName(sql) }),
    errorFormat: 'minimal', // the other formats quote the query's values
    log: [],
    transactionOptions: { maxWait: connectLimitMs, timeout: statementLimitMs },
  });
  let closed: Promise<void> | null = null;
  async function close(): Promise<void> {
    await prisma.$disconnect();
    await Promise.all([pool.end(), prismaPool.end()]);
  }
  return { prisma, pool, url, close: () => (closed ??= close()) };
}

function createPool(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    keepAlive: true,
    connectionTimeoutMillis: connectLimitMs,
    idleTimeoutMillis: 60_000,
    statement_timeout: statementLimitMs,
    idle_in_transaction_session_timeout: idleTransactionLimitMs,
    types: readTypes,
  });
  // A connection lost while idle is replaced by the pool; one lost in use fails its query, which tells the caller. An
  // error that nobody listens to would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
