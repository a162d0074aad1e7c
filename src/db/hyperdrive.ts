import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import type { Database } from './client.ts';
import { PrismaClient as WorkersClient } from './generated/workers/client.ts';
import { readTypes } from './read-types.ts';

const connectLimitMs = 10_000;
const statementLimitMs = 30_000;

/**
 * The database as one request on Cloudflare Workers sees it: a single connection, to Hyperdrive, which holds the
 * real pool. A connection belongs to the request that opened it, so nothing of this outlives the request. Nothing
 * connects before the first query.
 */
export function openHyperdrive(connectionString: string): Pick<Database, 'prisma' | 'pool' | 'close'> {
  const pool = new pg.Pool({
    connectionString,
    max: 1,
    connectionTimeoutMillis: connectLimitMs,
    query_timeout: statementLimitMs, // counted here: Hyperdrive does not hand session settings on
    types: readTypes,
  });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined)); // lost in use: its query tells
  const client = new WorkersClient({
    adapter: new PrismaPg(pool),
    errorFormat: 'minimal', // the other formats quote the query's values
    log: [],
    transactionOptions: { maxWait: connectLimitMs, timeout: statementLimitMs },
  });
  async function close(): Promise<void> {
    await client.$disconnect();
    await pool.end();
  }
  return { prisma: asPrismaClient(client), pool, close };
}

/**
 * The two clients are generated from one schema and differ in how they load their query compiler alone. Their types
 * are equal member by member, but nominal, since each file declares its own.
 */
function asPrismaClient(client: WorkersClient): Database['prisma'] {
  return client as unknown as Database['prisma'];
}
