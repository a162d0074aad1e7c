import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openDatabase, type Database } from '../../db/client.ts';
import { migrate } from '../../db/migrate.ts';
import { systemClock } from '../../domain/clock.ts';
import { createLogger } from '../../logging/logger.ts';
import { workLane } from '../../pipeline/effects/work-effects.ts';
import { createFreshdeskApi } from '../../systems/helpdesk/freshdesk-api.ts';
import { createFreshdeskTarget } from '../../systems/helpdesk/freshdesk-target.ts';
import type { OutboxFigures } from './figures.ts';

/** So many are done before anything is measured. */
const warm = 1_000;
/** The helpdesk’s stand-in takes so long for each call. */
const answerMs = 20;

/**
 * Tickets that wait for the helpdesk, in a database of its own: how many are done a second, and how far this process's
 * memory rises meanwhile. The helpdesk is played in this process.
 */
export async function measureOutbox(server: Database, queued: number, done: number): Promise<OutboxFigures> {
  await server.pool.query('CREATE DATABASE outbox');
  const url = new URL(server.url);
  url.pathname = '/outbox';
  await migrate(url.href);
  const database = openDatabase(url.href, { poolSize: 10 });
  const helpdesk = await startHelpdesk();
  try {
    await fillEffects(database, queued);
    const api = createFreshdeskApi({ url: helpdesk.url, apiKey: 'bench' });
    const target = createFreshdeskTarget({
      ...{ api, requesterEmail: 'bench@example.test', groupId: null },
      intake: { kind: 'child', groupId: null },
    });
    async function work(count: number): Promise<void> {
      const stopping = new AbortController();
      helpdesk.onOpened(count, () => stopping.abort());
      const parts = { db: database.prisma, clock: systemClock, logger: createLogger({ level: 'error' }) };
      const settings = { timeZone: 'America/Los_Angeles' };
      await workLane(
        { ...parts, settings, targets: { helpdesk: target } },
        { system: 'helpdesk', subscriber: '' },
        stopping.signal,
      );
    }
    await work(warm);
    const restMb = residentMb();
    const before = helpdesk.opened();
    const from = performance.now();
    await work(done);
    const seconds = (performance.now() - from) / 1000;
    const count = helpdesk.opened() - before;
    return { queued, done: count, seconds, perSecond: count / seconds, risenMb: residentMb() - restMb };
  } finally {
    await database.close();
    helpdesk.close();
  }
}

function residentMb(): number {
  return process.memoryUsage().rss / 2 ** 20;
}

/** Tickets and their effects, all due at the same moment. */
async function fillEffects({ pool }: Database, count: number): Promise<void> {
  await pool.query(
    `WITH made AS (INSERT INTO tickets (id, reference, status, stage, queue, priority, decision, flags, channels, "openedAt")
        SELECT gen_random_uuid(), 'RG-' || n, 'in_progress', 'pharmacy_submitted', 'pharmacy', 'routine',
          '{"code":"PHARMACY_PROCESS","rule":"bench"}', '{}', '{sms}', now() FROM generate_series(1, $1::int) n RETURNING id)
      INSERT INTO system_effects (id, system, kind, "ticketId", reference, "dueAt", "createdAt")
        SELECT gen_random_uuid(), 'helpdesk', 'ticket', id, id::text, now(), now() FROM made`,
    [count],
  );
  await pool.query('VACUUM (ANALYZE) tickets, system_effects');
}

type Helpdesk = {
  url: string;
  opened: () => number;
  /** Once so many more tickets were opened. */
  onOpened: (count: number, reached: () => void) => void;
  close: () => void;
};

/** Answers as Freshdesk does, to what is asked here. */
async function startHelpdesk(): Promise<Helpdesk> {
  let opened = 0;
  let wanted = { at: Number.POSITIVE_INFINITY, reached: () => undefined as void };
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => setTimeout(answer, answerMs));
    function answer(): void {
      const opens = request.method === 'POST';
      if (opens) opened += 1;
      if (opened >= wanted.at) wanted.reached();
      const body = opens ? { id: opened } : [];
      response.writeHead(opens ? 201 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    opened: () => opened,
    onOpened: (count, reached) => void (wanted = { at: opened + count, reached }),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
