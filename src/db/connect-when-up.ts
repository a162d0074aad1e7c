import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** `cannot_connect_now`: the server is starting, recovering or ending (PostgreSQL, Appendix A). */
const notNow = '57P03';

const pauseMs = 500;

/**
 * A connection to the database. A server that has come up together with us, as after a power cut, and still recovers is
 * waited for; every other refusal is the caller's at once.
 *
 * @throws Error of the driver
 */
export async function connectWhenUp(url: string, waitsMs = 60_000): Promise<pg.Client> {
  const until = performance.now() + waitsMs;
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end();
      if ((error as { code?: unknown }).code !== notNow || performance.now() > until) throw error;
    }
    await pause(pauseMs);
  }
}
