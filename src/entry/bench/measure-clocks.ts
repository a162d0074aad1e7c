import { openDatabase, type Database } from '../../db/client.ts';
import { migrate } from '../../db/migrate.ts';
import { dateIn } from '../../domain/calendar-date.ts';
import { nextOpening } from '../../domain/business-calendar.ts';
import { type Clock, systemClock } from '../../domain/clock.ts';
import { defaultPolicy } from '../../domain/policy.ts';
import { createBoss, jobQueueOf, startBoss } from '../../jobs/job-queue.ts';
import { clockSweep } from '../../jobs/clock-sweep.ts';
import { createLogger } from '../../logging/logger.ts';
import { generateRoster } from '../synthetic-roster/generate-roster.ts';
import type { ClockFigures } from './figures.ts';
import { fillClocks } from './fill-clocks.ts';

const timeZone = 'America/Los_Angeles';

/** One run of the sweep on so many clocks that became due while nobody swept, in a database of its own. */
export async function measureClocks(server: Database, clocks: number): Promise<ClockFigures> {
  await server.pool.query('CREATE DATABASE clocks');
  const url = new URL(server.url);
  url.pathname = '/clocks';
  await migrate(url.href);
  const database = openDatabase(url.href, { poolSize: 10 });
  const boss = createBoss(url.href, { listen: false, onError: () => undefined });
  try {
    await startBoss(boss);
    const clock = inWorkingHours();
    const now = clock.now();
    const today = dateIn(timeZone, now);
    await generateRoster(database.pool, { patients: clocks / 20, seed: 1, today, now, force: false });
    await fillClocks(database.pool, clocks, now);
    const sweep = clockSweep({
      db: database.prisma,
      jobs: jobQueueOf(boss),
      clock,
      policy: defaultPolicy,
      logger: createLogger({ level: 'error' }),
      settings: {
        ...{ orgName: 'Bay Pharmacy', orgPhone: '+14155550190', timeZone, optOutConfirmation: 'vendor' },
        ...{ settleSeconds: 0, onCall: [{ kind: 'sms', address: '+14155550171' }] },
      },
    });
    const from = performance.now();
    await sweep.run();
    const seconds = (performance.now() - from) / 1000;
    const { rows } = await database.pool.query<{ fired: number }>(
      'SELECT count(*)::int AS fired FROM ticket_clocks WHERE "firedAt" IS NOT NULL',
    );
    const fired = rows[0]?.fired ?? 0;
    return { clocks, fired, seconds, perSecond: fired / seconds };
  } finally {
    await boss.stop({ graceful: false });
    await database.close();
  }
}

/** The present moved on to a working hour at the most, so that late routine requests page in every run. */
function inWorkingHours(): Clock {
  const now = systemClock.now();
  const ahead = nextOpening(now, defaultPolicy.calendar, timeZone).getTime() - now.getTime();
  return { now: () => new Date(systemClock.now().getTime() + ahead) };
}
