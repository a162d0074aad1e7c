import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApiKey } from '../../src/access/api-key-store.ts';
import type { Scope } from '../../src/access/api-key.ts';
import { parseSettings } from '../../src/config/settings.ts';
import type { PrismaClient } from '../../src/db/generated/node/client.ts';
import type { Clock } from '../../src/domain/clock.ts';
import { startGateway, type Gateway } from '../../src/entry/start-gateway.ts';
import { createLogger } from '../../src/logging/logger.ts';
import { checkRecord } from './check-record.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { publicUrl, vendorSettings } from './gateway-process.ts';
import { createSenders, type Senders } from './senders.ts';
import { importPatients, type RosterPatient } from './roster.ts';
import { openVendorAccount, type VendorAccount } from './vendor-account.ts';
import { waitFor } from './wait-for.ts';

export const onCall = ['+14155550191', '+14155550192'] as const;

/** Runs with the real time, from wherever the test has moved it to. */
export type TestClock = Clock & {
  move(minutes: number): void;
  /** Runs on from that moment. */
  moveTo(moment: Date): void;
};

export type GatewayOptions = {
  patients?: readonly RosterPatient[];
  /** Settings beside those of the account, or in place of them. */
  environment?: Record<string, string>;
  /** False: the gateway has no credentials of the vendor. */
  credentials?: boolean;
  log?: (line: string) => void;
};

export type TestGateway = Senders & {
  /** Where its files are: the sealed recordings, and their key. */
  dataDir: string;
  url: string;
  database: TestDatabase;
  db: PrismaClient;
  clock: TestClock;
  vendor: VendorAccount;
  /** A key with every scope that staff and a trusted integration have. */
  key: string;
  createKey(scopes: Scope[], facility: string | null): Promise<string>;
  /** A second process's worth of gateway on the same database; it is stopped with the first. */
  startAnother(): Promise<Gateway>;
  /** Stops every gateway on the database. */
  stop(): Promise<void>;
  /** Stops every gateway on the database and starts one. */
  restart(): Promise<void>;
  /** Until nothing that can be worked on waits: no message that is due, and no reply on its way. */
  settled(): Promise<void>;
  /** What a search finds once it finds something, such as what a sweep is still to do. */
  eventually<T>(what: string, find: () => Promise<T | null> | T | null): Promise<T>;
  get<T>(path: string): Promise<T>;
  work(ticketId: string, event: Record<string, unknown>): Promise<Response>;
  /** A failed job is tried again at the next look instead of after its growing pause; until a restart. */
  hastenRetries(retryLimit?: number): Promise<void>;
  close(): Promise<void>;
};

/** The real gateway on a database of its own, with a stand-in for the vendor. */
export async function openGateway(options: GatewayOptions = {}): Promise<TestGateway> {
  const [database, vendor] = await Promise.all([createTestDatabase(), openVendorAccount()]);
  const dataDir = await mkdtemp(join(tmpdir(), 'gateway-'));
  const clock = createTestClock();
  const db = database.database.prisma;
  const settings = parseSettings({
    PORT: '0',
    PUBLIC_URL: publicUrl,
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    ORG_NAME: 'Bay Pharmacy',
    ORG_PHONE: '+14155550199',
    ON_CALL: onCall.map((number) => `sms:${number}`).join(),
    API_RATE_PER_MINUTE: '100000',
    SETTLE_SECONDS: '0',
    LOG_LEVEL: options.log ? 'debug' : 'silent',
    ...(options.credentials === false ? {} : vendorSettings(vendor)),
    ...options.environment,
  });
  const logger = createLogger({ level: settings.logLevel, ...(options.log ? { write: options.log } : {}) });
  const running: Gateway[] = [];

  async function start(): Promise<Gateway> {
    const gateway = await startGateway(settings, { clock, logger });
    running.push(gateway);
    return gateway;
  }
  async function stop(): Promise<void> {
    await Promise.all(running.splice(0).map((gateway) => gateway.stop()));
  }
  async function createKey(scopes: Scope[], facilityId: string | null): Promise<string> {
    const created = await createApiKey(db, { name: 'test', scopes, facilityId }, clock.now());
    if (created.kind !== 'created') throw new Error('the roster of the test has no such facility');
    return created.key;
  }

  await importPatients(database.database, clock, options.patients ?? []);
  const key = await createKey(['tickets', 'work', 'intake'], null);
  const first = await start();
  const gateway: TestGateway = {
    ...createSenders({ publicUrl, vendor, key, address: () => gateway.url }),
    dataDir,
    url: first.address,
    database,
    db,
    clock,
    vendor,
    key,
    createKey,
    startAnother: start,
    stop,
    async restart() {
      await stop();
      gateway.url = (await start()).address;
    },
    settled: () =>
      waitFor('the gateway to settle', async () =>
        (await isSettled(database.database, clock)) ? true : null,
      ).then(() => undefined),
    eventually: (what, find) => waitFor(what, find),
    async get<T>(path: string) {
      const response = await fetch(gateway.url + path, { headers: { authorization: `Bearer ${key}` } });
      if (!response.ok) throw new Error(`GET was answered ${response.status}`);
      return (await response.json()) as T;
    },
    async work(ticketId, event) {
      const { version } = await db.ticket.findUniqueOrThrow({ where: { id: ticketId } });
      return fetch(`${gateway.url}/api/v1/tickets/${ticketId}/events`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${key}`,
          'content-type': 'application/json',
          'if-match': `"${version}"`,
        },
        body: JSON.stringify(event),
      });
    },
    async hastenRetries(retryLimit) {
      await database.database.pool.query(
        'UPDATE pgboss.queue SET retry_delay = 0, retry_backoff = false, retry_limit = coalesce($1, retry_limit)',
        [retryLimit ?? null],
      );
      await database.database.pool.query(
        `UPDATE pgboss.job SET retry_delay = 0, retry_backoff = false, start_after = now() WHERE state = 'retry'`,
      );
    },
    async close() {
      await stop();
      await checkRecord(database.database);
      await Promise.all([database.drop(), vendor.close(), rm(dataDir, { recursive: true, force: true })]);
    },
  };
  return gateway;
}

/** What waits for its hour waits for the clock, not for us. */
const waitsOfItsOwn = ['quiet_hours', 'daily_cap', 'weekly_cap', 'not_delivered_before'];

function createTestClock(): TestClock {
  let ahead = 0;
  return {
    now: () => new Date(Date.now() + ahead),
    move: (minutes) => void (ahead += minutes * 60_000),
    moveTo: (moment) => void (ahead = moment.getTime() - Date.now()),
  };
}

/** One statement, since it is asked many times a second. */
const anythingToDo = `
  SELECT EXISTS (
    SELECT FROM inbound_messages
    WHERE state IN ('received', 'processing') AND ("processAfter" IS NULL OR "processAfter" <= $1)
  ) OR EXISTS (
    SELECT FROM form_list_parts WHERE "messageId" IS NULL
  ) OR EXISTS (
    SELECT FROM outbound_messages
    WHERE state IN ('queued', 'sending')
      AND ("sendAfter" IS NULL OR "sendAfter" <= $1 OR reason IS NULL OR reason <> ALL ($2::text[]))
  ) AS busy`;

async function isSettled({ pool }: TestDatabase['database'], clock: Clock): Promise<boolean> {
  const { rows } = await pool.query<{ busy: boolean }>(anythingToDo, [clock.now(), waitsOfItsOwn]);
  return rows[0]?.busy === false;
}
