import { randomUUID } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import pg from 'pg';

/**
 * Prisma's driver adapter made fit for migrations. As it comes it cannot read the catalog's `"char"` columns, splits
 * scripts at every semicolon and runs them outside a transaction, and cannot drop its shadow database.
 *
 * @returns the factory for the schema engine, and `dispose`, which closes every connection made through it
 */
export function createMigrationAdapter(url: string): {
  factory: SqlMigrationAwareDriverAdapterFactory;
  dispose: () => Promise<void>;
} {
  const opened: SqlDriverAdapter[] = [];

  async function connect(
    database: string | null,
    afterwards: () => Promise<void>,
  ): Promise<SqlDriverAdapter> {
    const pool = new pg.Pool({
      connectionString: database === null ? url : inDatabase(url, database),
      max: 2,
    });
    pool.on('error', () => undefined);
    const adapter = adaptForMigrations(await new PrismaPg(pool).connect(), pool, afterwards);
    opened.push(adapter);
    return adapter;
  }

  async function connectToShadowDb(): Promise<SqlDriverAdapter> {
    const name = `shadow_${randomUUID().replaceAll('-', '')}`;
    await runOnce(url, `CREATE DATABASE ${name}`);
    return connect(name, () => runOnce(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  }

  const factory: SqlMigrationAwareDriverAdapterFactory = {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => connect(null, () => Promise.resolve()),
    connectToShadowDb,
  };
  return {
    factory,
    dispose: async () => void (await Promise.all(opened.map((adapter) => adapter.dispose()))),
  };
}

function adaptForMigrations(
  adapter: SqlDriverAdapter,
  pool: pg.Pool,
  afterwards: () => Promise<void>,
): SqlDriverAdapter {
  const runScript = pool.query.bind(pool) as (script: string) => Promise<unknown>;
  let disposed: Promise<void> | null = null;
  async function dispose(): Promise<void> {
    await pool.end();
    await afterwards();
  }
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    queryRaw: readCatalogTypes(adapter, pool),
    executeRaw: (query) => adapter.executeRaw(query),
    startTransaction: (level) => adapter.startTransaction(level),
    getConnectionInfo: () => adapter.getConnectionInfo?.() ?? { supportsRelationJoins: true },
    executeScript: (script) => executeScript(runScript, script),
    dispose: () => (disposed ??= dispose()),
  };
}

/** The catalog's one-letter type, which the adapter does not know, and one that it does. */
const catalogChar = 18;
const text = 25;

/**
 * Lets the adapter read columns of the catalog's one-letter type: it is shown text, and afterwards the column is
 * declared a character, which the engine insists on.
 */
function readCatalogTypes(adapter: SqlDriverAdapter, pool: pg.Pool): SqlDriverAdapter['queryRaw'] {
  const columnsOfRows = new WeakMap<unknown[], number[]>();
  const query = pool.query.bind(pool);
  async function queryAsText(config: pg.QueryArrayConfig): Promise<pg.QueryArrayResult<unknown[]>> {
    const result = await query<unknown[]>(config);
    const columns = result.fields.flatMap((field, index) =>
      field.dataTypeID === catalogChar ? [index] : [],
    );
    columnsOfRows.set(result.rows, columns);
    return { ...result, fields: result.fields.map((field) => asText(field)) };
  }
  Object.assign(pool, { query: queryAsText });
  return async (statement) => {
    const result = await adapter.queryRaw(statement);
    for (const column of columnsOfRows.get(result.rows) ?? []) {
      result.columnTypes[column] = ColumnTypeEnum.Character;
    }
    return result;
  };
}

function asText(field: pg.FieldDef): pg.FieldDef {
  return field.dataTypeID === catalogChar ? { ...field, dataTypeID: text } : field;
}

/** One simple query runs as one transaction: a migration that fails leaves nothing behind. */
async function executeScript(query: (script: string) => Promise<unknown>, script: string): Promise<void> {
  try {
    await query(script);
  } catch (error) {
    throw asAdapterError(error);
  }
}

function asAdapterError(error: unknown): unknown {
  const { code, severity, message, detail, column, hint } = error as pg.DatabaseError;
  if (!code || !severity) return error;
  return new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, column, hint });
}

function inDatabase(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}

async function runOnce(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
