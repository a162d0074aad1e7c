import type { Database } from '../../db/client.ts';
import { startServer, type LoadProcess, type ServerProcess } from './child-processes.ts';
import type { BenchAccount } from './signed-requests.ts';

/** What the measurements share: a data folder of their own, its database, and the process that makes the load. */
export type BenchRun = {
  folder: string;
  database: Database;
  load: LoadProcess;
  account: BenchAccount;
  /** The number of the next request: ids are never used twice in a run. */
  nextRequest: number;
};

/** The gateway as `npm start` runs it, on the run's own embedded database. */
export function startGatewayProcess(
  folder: string,
  account: BenchAccount,
  vendorUrl: string,
  further: Record<string, string> = {},
): Promise<ServerProcess> {
  return startServer('../node.ts', {
    logFile: `${folder}/gateway.log`,
    env: {
      DATA_DIR: folder,
      PORT: '0',
      PUBLIC_URL: account.publicUrl,
      ORG_NAME: 'Bayside Care Pharmacy',
      ORG_PHONE: '+14155550199',
      TWILIO_ACCOUNT_SID: account.sid,
      TWILIO_AUTH_TOKEN: account.token,
      TWILIO_FROM: account.number,
      TWILIO_API_URL: vendorUrl,
      SETTLE_SECONDS: '0',
      ...further,
    },
  });
}

/** Takes what waits away again: a measurement begins with an idle gateway. What is being worked is waited for. */
export async function dropBacklog({ database: { pool } }: BenchRun): Promise<void> {
  await pool.query(`DELETE FROM pgboss.job WHERE state IN ('created', 'retry')`);
  await pool.query(`DELETE FROM inbound_messages m WHERE state = 'received'
    AND NOT EXISTS (SELECT 1 FROM pgboss.job j WHERE j.data->>'messageId' = m.id::text)`);
  for (let left = 1; left > 0; await pause(50)) {
    const { rows } = await pool.query<{ left: number }>(
      `SELECT count(*)::int AS left FROM pgboss.job WHERE state IN ('created', 'retry', 'active')`,
    );
    left = rows[0]?.left ?? 0;
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
