import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealChains } from '../../src/audit/seal-store.ts';
import { verifyTrail } from '../../src/audit/verify-trail.ts';
import { openedFields, tracedFields } from '../../src/domain/ticket-changes.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { moveToNoon } from '../support/move-to-noon.ts';
import { runCommand } from '../support/run-command.ts';
import { trailIn } from './trail.ts';

let gateway: TestGateway;
/** Worked on by several people; the other was only opened. */
let worked: string;
let opened: string;
beforeAll(async () => {
  gateway = await openGateway({
    patients: [
      {
        ...{ given: 'Nora', family: 'Fielding', birthDate: '1957-08-09', phones: ['+14155550111'] },
        prescriptions: [
          { drug: 'Atorvastatin 40 MG Oral Tablet', rxNumber: '7303001' },
          { drug: 'Omeprazole 20 MG', rxNumber: '7303002', filledDaysAgo: 2 },
        ],
      },
    ],
  });
  moveToNoon(gateway);
  await gateway.text({
    from: '+14155550111',
    body: 'Nora Fielding 8/9/1957 refill atorvastatin and omeprazole',
  });
  await gateway.settled();
  worked = await ticketFor('atorvastatin');
  opened = await ticketFor('omeprazole');
  await gateway.work(worked, { type: 'assign', assignee: 'Ana' });
  await gateway.work(worked, { type: 'pharmacy_rejected', reason: 'no stock' });
  await gateway.work(worked, { type: 'resolve', outcomeText: 'called' });
  await gateway.work(worked, { type: 'acknowledge' });
  await gateway.work(worked, { type: 'close' });
});
afterAll(() => gateway.close());

async function ticketFor(medicationName: string): Promise<string> {
  return (await gateway.db.ticket.findFirstOrThrow({ where: { medicationName } })).id;
}
async function find() {
  return (await verifyTrail(gateway.database.database.pool)).broken;
}
function tamper(statement: string): Promise<void> {
  return trailIn(gateway.database).tamper(statement);
}

/** Some other value for each column that the events tell of. */
const others: Record<string, string> = {
  status: `'in_progress'`,
  stage: `'denied'`,
  queue: `'supervisor'`,
  priority: `CASE priority WHEN 'urgent' THEN 'routine' ELSE 'urgent' END::"Priority"`,
  assignee: `'Eve'`,
  patientId: 'NULL',
  prescriptionId: 'NULL',
  medicationText: `'morphine'`,
  medicationName: `'morphine'`,
  strength: `'500 mg'`,
  rxNumber: `'1'`,
  decision: `jsonb_set(decision, '{code}', '"PROVIDER_AUTHORIZATION"')`,
  outcome: `'denied'`,
  outcomeText: `'Refill processed, delivery ETA: 2026-01-01'`,
  closedAt: `'2026-01-01T00:00:00Z'`,
  acknowledgedAt: `'2026-01-01T00:00:00Z'`,
  acknowledgedBy: `'Eve'`,
  mergedIntoId: 'gen_random_uuid()',
  reference: `'RG-EVEEVEE'`,
  facilityId: 'gen_random_uuid()',
  openedAt: `"openedAt" + interval '1 day'`,
  version: 'version + 1',
};

it('a row that is what its events have made of it is whole', async () => {
  expect(await find()).toBeNull();
});

it('each column that events tell of is tried', () => {
  const told = new Set<string>([...tracedFields, ...openedFields, 'version']);
  expect(Object.keys(others).sort()).toEqual([...told].sort());
});

describe.each([
  ['was worked on', () => worked],
  ['was only opened', () => opened],
])('a ticket that %s and was changed behind its events is found', (_, id) => {
  it.each(Object.entries(others))('by its %s', async (field, value) => {
    await tamper(`CREATE TABLE before_it AS SELECT * FROM tickets WHERE id = '${id()}';
      UPDATE tickets SET "${field}" = ${value} WHERE id = '${id()}'`);
    expect(await find()).toEqual({ kind: 'row', id: id(), sequence: null, why: 'row', fields: [field] });
    await tamper(`UPDATE tickets t SET "${field}" = b."${field}" FROM before_it b WHERE t.id = b.id;
      DROP TABLE before_it`);
    expect(await find()).toBeNull();
  });
});

it('the command names the ticket and the columns, not what is in them', async () => {
  await tamper(
    `UPDATE tickets SET stage = 'delivered', "outcomeText" = 'Mary has it' WHERE id = '${opened}'`,
  );
  const command = 'src/entry/cli/audit-verify.ts';
  const ran = await runCommand(command, [], { DATABASE_URL: gateway.database.url });
  expect(ran).toMatchObject({
    status: 1,
    stdout: `BROKEN row of ticket ${opened}, stage, outcomeText: they are not what its events have made of them\n`,
  });
  await tamper(`UPDATE tickets t SET stage = 'too_early', "outcomeText" = e.detail->'state'->>'outcomeText'
    FROM ticket_events e WHERE e."ticketId" = t.id AND e.sequence = 1 AND t.id = '${opened}'`);
  expect(await find()).toBeNull();
});

it('the newest event taken away with its seal: the row tells, and where that is put back too, a noted seal', async () => {
  const { prisma, pool } = gateway.database.database;
  async function sealAll() {
    while (await sealChains(prisma, gateway.clock.now(), 5_000));
    return prisma.auditSeal.findFirstOrThrow({ orderBy: { sequence: 'desc' } });
  }
  const before = await sealAll();
  await gateway.work(worked, { type: 'note', text: 'called twice' });
  const newest = await sealAll();
  const later = `seal > ${before.sequence}`;
  await tamper(`CREATE TABLE kept AS SELECT * FROM ticket_events;
    CREATE TABLE kept_reads AS SELECT * FROM patient_reads;
    CREATE TABLE kept_heads AS SELECT * FROM audit_sealed_heads WHERE ${later};
    CREATE TABLE kept_seals AS SELECT * FROM audit_seals WHERE sequence > ${before.sequence};
    DELETE FROM ticket_events e USING kept_heads h WHERE h."chainId" = e."ticketId" AND h.kind = 'ticket' AND h.sequence = e.sequence;
    DELETE FROM patient_reads r USING kept_heads h WHERE h."chainId" = r."patientId" AND h.kind = 'patient' AND h.sequence = r.sequence;
    DELETE FROM audit_sealed_heads WHERE ${later};
    DELETE FROM audit_seals WHERE sequence > ${before.sequence}`);
  expect(await find()).toMatchObject({ kind: 'row', id: worked, fields: ['version'] });
  await tamper(`UPDATE tickets SET version = version - 1 WHERE id = '${worked}'`);
  expect(await find()).toBeNull();
  const noted = [{ sequence: newest.sequence, hash: Buffer.from(newest.hash).toString('hex') }];
  expect((await verifyTrail(pool, noted)).broken).toMatchObject({ kind: 'seal', why: 'missing' });
  await tamper(`UPDATE tickets SET version = version + 1 WHERE id = '${worked}';
    INSERT INTO ticket_events SELECT * FROM kept k WHERE NOT EXISTS (SELECT FROM ticket_events e WHERE e.id = k.id);
    INSERT INTO patient_reads SELECT * FROM kept_reads k
      WHERE NOT EXISTS (SELECT FROM patient_reads r WHERE r."patientId" = k."patientId" AND r.sequence = k.sequence);
    INSERT INTO audit_seals SELECT * FROM kept_seals;
    INSERT INTO audit_sealed_heads SELECT * FROM kept_heads;
    DROP TABLE kept, kept_reads, kept_heads, kept_seals`);
  expect(await find()).toBeNull();
});

it('a ticket that was put into the table without an event is found', async () => {
  await tamper(`INSERT INTO tickets (id, reference, status, stage, queue, priority, decision, "openedAt")
    VALUES ('00000000-0000-7000-8000-000000000001', 'RG-EVEEVEE', 'open', 'review', 'concierge', 'routine', '{}', now())`);
  expect(await find()).toMatchObject({ kind: 'row', why: 'eventless' });
  await tamper(`DELETE FROM tickets WHERE reference = 'RG-EVEEVEE'`);
});

it('the events of two tickets in each other’s place are found', async () => {
  await tamper(`CREATE TABLE own_events AS SELECT id, "ticketId" FROM ticket_events WHERE sequence = 1;
    ALTER TABLE ticket_events DROP CONSTRAINT IF EXISTS "ticket_events_ticketId_sequence_key";
    DROP INDEX IF EXISTS "ticket_events_ticketId_sequence_key";
    UPDATE ticket_events SET "ticketId" = CASE "ticketId" WHEN '${worked}' THEN '${opened}'::uuid ELSE '${worked}'::uuid END
      WHERE sequence = 1`);
  expect(await find()).toMatchObject({ kind: 'ticket', sequence: 1, why: 'content' });
  await tamper(`UPDATE ticket_events e SET "ticketId" = o."ticketId" FROM own_events o WHERE e.id = o.id;
    CREATE UNIQUE INDEX "ticket_events_ticketId_sequence_key" ON ticket_events ("ticketId", sequence); DROP TABLE own_events`);
  expect(await find()).toBeNull();
});

it.each([
  ['the last', 'max'],
  ['another', 'min'],
])('a ticket whose row was taken away while its events stayed is found: %s', async (_, which) => {
  const [row] = await gateway.db.$queryRawUnsafe<{ id: string }[]>(
    `SELECT ${which}(id::text) AS id FROM tickets`,
  );
  const id = row?.id ?? '';
  await tamper(`CREATE TABLE taken AS SELECT * FROM tickets WHERE id = '${id}';
    DELETE FROM tickets WHERE id = '${id}'`);
  expect(await find()).toEqual({ kind: 'row', id, sequence: null, why: 'ticketless' });
  await tamper('INSERT INTO tickets SELECT * FROM taken; DROP TABLE taken');
  expect(await find()).toBeNull();
});
