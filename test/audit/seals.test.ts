import { afterEach, beforeEach, expect, it } from 'vitest';
import { recordPatientReads } from '../../src/audit/patient-read-store.ts';
import { sealChains, type Sealed } from '../../src/audit/seal-store.ts';
import { verifyTrail } from '../../src/audit/verify-trail.ts';
import { openDatabase } from '../../src/db/client.ts';
import { newId } from '../../src/domain/id.ts';
import { sealSweep } from '../../src/jobs/seal-sweep.ts';
import { createLogger } from '../../src/logging/logger.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { at, trailIn } from './trail.ts';

let test: TestDatabase;
let trail: ReturnType<typeof trailIn>;
beforeEach(async () => {
  test = await createTestDatabase();
  trail = trailIn(test);
});
afterEach(() => test.drop());

async function countSeals(): Promise<number> {
  return test.database.prisma.auditSeal.count();
}

it('processes that seal at once take each link once, and none waits for another', async () => {
  const ids = await Promise.all(Array.from({ length: 30 }, () => trail.addTicket(2)));
  const others = [openDatabase(test.url), openDatabase(test.url)];
  const everyone = [test.database, ...others];
  let adding = true;
  async function add(): Promise<void> {
    for (let sequence = 3; sequence <= 8; sequence += 1)
      await Promise.all(ids.map((id) => trail.addEvent(id, sequence)));
    adding = false;
  }
  const sealed: Sealed[] = [];
  async function sealOn({ prisma }: { prisma: TestDatabase['database']['prisma'] }): Promise<void> {
    for (let seal: Sealed | null = null; adding || seal;) {
      seal = await sealChains(prisma, at, 40);
      if (seal) sealed.push(seal);
    }
  }
  await Promise.all([add(), ...everyone.map(sealOn)]);
  for (let seal = await sealChains(test.database.prisma, at, 40); seal;) {
    sealed.push(seal);
    seal = await sealChains(test.database.prisma, at, 40);
  }
  expect(sealed.reduce((sum, { links }) => sum + links, 0)).toBe(30 * 8 + 30);
  expect(await test.database.prisma.auditWaiting.count()).toBe(0);
  expect(await verifyTrail(test.database.pool)).toMatchObject({
    broken: null,
    seals: { seals: sealed.length },
  });
  await Promise.all(others.map((other) => other.close()));
}, 60_000);

it('a link that is still being written is sealed when it is there', async () => {
  const id = await trail.addTicket(1);
  await sealChains(test.database.prisma, at, 100);
  const client = await test.database.pool.connect();
  await client.query('BEGIN');
  await client.query(
    `INSERT INTO ticket_events (id, "ticketId", sequence, type, actor, at, detail)
      VALUES (gen_random_uuid(), $1, 2, 'note', 'x', now(), '{}')`,
    [id],
  );
  expect(await sealChains(test.database.prisma, at, 100)).toBeNull();
  await client.query('COMMIT');
  client.release();
  expect(await sealChains(test.database.prisma, at, 100)).toMatchObject({ sequence: 2, links: 1 });
  expect((await verifyTrail(test.database.pool)).broken).toBeNull();
});

it('what moved is sealed by the sweep, in as many seals as it takes, and each stands in the log', async () => {
  const lines: string[] = [];
  const logger = createLogger({ level: 'info', write: (line) => void lines.push(line) });
  const id = await trail.addTicket(1);
  await test.database.pool.query(
    `INSERT INTO ticket_events (id, "ticketId", sequence, type, actor, at, detail)
      SELECT gen_random_uuid(), $1, n, 'note', 'x', now(), '{}' FROM generate_series(2, 6000) AS n`,
    [id],
  );
  const sweep = sealSweep({ db: test.database.prisma, clock: { now: () => at }, logger });
  await sweep.run();
  await sweep.run();
  expect(await countSeals()).toBe(2);
  const { seals } = await verifyTrail(test.database.pool);
  const logged = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(logged).toMatchObject([
    { event: 'audit_sealed', seal: 1 },
    { event: 'audit_sealed', seal: 2, sealHash: seals.last?.hash },
  ]);
});

it('many who read the records of the same people at once wait in turn and leave one chain for each', async () => {
  const patients = await Promise.all(Array.from({ length: 12 }, () => trail.addPatient()));
  const reader = { apiKeyId: newId(), actor: 'ana', facilityId: null, route: '/api/v1/tickets', at };
  const db = test.database.prisma;
  await Promise.all(
    Array.from({ length: 40 }, (_, n) =>
      recordPatientReads(db, reader, 'list', {
        subject: 'ticket',
        patients: n % 2 === 0 ? patients : patients.toReversed(),
      }),
    ),
  );
  const { broken, walked } = await verifyTrail(test.database.pool);
  expect(broken).toBeNull();
  expect(walked.patient).toEqual({ chains: 12, links: 480 });
});
