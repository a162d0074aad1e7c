import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sealChains } from '../../src/audit/seal-store.ts';
import { verifyTrail } from '../../src/audit/verify-trail.ts';
import { recordPatientReads } from '../../src/audit/patient-read-store.ts';
import { newId } from '../../src/domain/id.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { at, trailIn } from './trail.ts';

let test: TestDatabase;
let trail: ReturnType<typeof trailIn>;
beforeEach(async () => {
  test = await createTestDatabase();
  trail = trailIn(test);
});
afterEach(() => test.drop());

const reader = { apiKeyId: newId(), actor: 'ana', facilityId: null, route: '/api/v1/tickets/:id', at };

async function verify(noted?: Parameters<typeof verifyTrail>[1]) {
  return verifyTrail(test.database.pool, noted);
}
async function seal(most = 5_000) {
  return sealChains(test.database.prisma, at, most);
}

describe('a trail that nobody touched', () => {
  it('is whole when it is empty', async () => {
    expect(await verify()).toMatchObject({ broken: null, seals: { seals: 0, last: null } });
  });

  it('is whole before, between and after seals, whatever stands in it', async () => {
    const patientId = await trail.addPatient();
    const id = await trail.addTicket(3, patientId);
    await recordPatientReads(test.database.prisma, reader, 'look_up', { subject: 'ticket', tickets: [id] });
    expect((await verify()).broken).toBeNull();
    expect(await seal()).toMatchObject({ sequence: 1, chains: 3, links: 5 });
    expect((await verify()).broken).toBeNull();
    await trail.addEvent(id, 4);
    await trail.addTicket(2);
    expect((await verify()).broken).toBeNull();
    await seal();
    expect(await verify()).toMatchObject({
      broken: null,
      walked: {
        ticket: { chains: 2, links: 6 },
        decision: { chains: 2, links: 2 },
        patient: { chains: 1, links: 1 },
      },
      seals: { seals: 2 },
    });
  });

  it('is whole when chains are longer than a page and a seal cuts through one', async () => {
    const id = await trail.addTicket(1);
    await test.database.pool.query(
      `INSERT INTO ticket_events (id, "ticketId", sequence, type, actor, at, detail)
        SELECT gen_random_uuid(), $1, n, 'note', 'x', now(), '{}' FROM generate_series(2, 2500) AS n`,
      [id],
    );
    for (let sealed = await seal(700); sealed; sealed = await seal(700));
    expect(await verify()).toMatchObject({ broken: null, walked: { ticket: { links: 2500 } } });
  });
});

type Tampering = [what: string, statement: string, found: Record<string, unknown>];

/** `$t` and `$u` are two tickets with three events each, sealed after the second; `$p` a patient with two reads. */
const tamperings: Tampering[] = [
  [
    'an event’s words',
    `UPDATE ticket_events SET actor = 'eve' WHERE "ticketId" = $t AND sequence = 2`,
    { kind: 'ticket', sequence: 2, why: 'content' },
  ],
  [
    'an event’s detail',
    `UPDATE ticket_events SET detail = '{}' WHERE "ticketId" = $t AND sequence = 1`,
    { kind: 'ticket', sequence: 1, why: 'content' },
  ],
  [
    'an event’s time',
    `UPDATE ticket_events SET at = at + interval '1 ms' WHERE "ticketId" = $t AND sequence = 3`,
    { kind: 'ticket', sequence: 3, why: 'content' },
  ],
  [
    'an event moved to another ticket',
    `UPDATE ticket_events SET "ticketId" = $u, sequence = 4 WHERE "ticketId" = $t AND sequence = 3`,
    { kind: 'ticket', why: 'missing' },
  ],
  [
    'an event with its own hash written anew',
    `UPDATE ticket_events e SET actor = 'eve', hash = audit_hash_of_event("previousHash", jsonb_populate_record(e, '{"actor": "eve"}')) WHERE "ticketId" = $t AND sequence = 2`,
    { kind: 'ticket', sequence: 2, why: 'sealed_otherwise' },
  ],
  [
    'an unsealed event with its own hash written anew',
    `UPDATE ticket_events e SET actor = 'eve', hash = audit_hash_of_event("previousHash", jsonb_populate_record(e, '{"actor": "eve"}')) WHERE "ticketId" = $t AND sequence = 3`,
    { kind: 'ticket', sequence: 3, why: 'sealed_otherwise' },
  ],
  [
    'an event taken out of the middle',
    `DELETE FROM ticket_events WHERE "ticketId" = $t AND sequence = 1`,
    { kind: 'ticket', sequence: 2, why: 'gap' },
  ],
  [
    'the newest event, unsealed',
    `DELETE FROM ticket_events WHERE "ticketId" = $t AND sequence = 3`,
    { kind: 'ticket', sequence: 3, why: 'missing' },
  ],
  [
    'the tail after and with a sealed event',
    `DELETE FROM ticket_events WHERE "ticketId" = $t AND sequence > 1; DELETE FROM audit_waiting WHERE "chainId" = $t AND kind = 'ticket'`,
    { kind: 'ticket', sequence: 2, why: 'missing' },
  ],
  [
    'a ticket as a whole',
    `DELETE FROM ticket_events WHERE "ticketId" = $t; DELETE FROM decisions WHERE "ticketId" = $t; DELETE FROM tickets WHERE id = $t; DELETE FROM audit_waiting WHERE "chainId" = $t`,
    { kind: 'ticket', sequence: 2, why: 'missing' },
  ],
  [
    'a ticket with the heads that were sealed',
    `DELETE FROM ticket_events WHERE "ticketId" = $t; DELETE FROM decisions WHERE "ticketId" = $t; DELETE FROM audit_waiting WHERE "chainId" = $t; DELETE FROM audit_sealed_heads WHERE "chainId" = $t`,
    { kind: 'seal', sequence: 1, why: 'heads' },
  ],
  [
    'an event written past the triggers',
    `INSERT INTO ticket_events (id, "ticketId", sequence, type, actor, at, detail, "previousHash") SELECT gen_random_uuid(), $t, 4, 'x', 'eve', now(), '{}', hash FROM ticket_events WHERE "ticketId" = $t AND sequence = 3; UPDATE ticket_events e SET hash = audit_hash_of_event("previousHash", e) WHERE "ticketId" = $t AND sequence = 4`,
    { kind: 'ticket', sequence: 4, why: 'unrecorded' },
  ],
  [
    'two events in each other’s place',
    `UPDATE ticket_events SET sequence = 9 WHERE "ticketId" = $t AND sequence = 1; UPDATE ticket_events SET sequence = 1 WHERE "ticketId" = $t AND sequence = 2; UPDATE ticket_events SET sequence = 2 WHERE "ticketId" = $t AND sequence = 9`,
    { kind: 'ticket', sequence: 1, why: 'previous' },
  ],
  [
    'what a decision looked at',
    `UPDATE decisions SET inputs = '{"today": "2026-01-01"}' WHERE "ticketId" = $t`,
    { kind: 'decision', sequence: 1, why: 'content' },
  ],
  [
    'who read',
    `UPDATE patient_reads SET actor = 'bob' WHERE sequence = 2`,
    { kind: 'patient', sequence: 2, why: 'content' },
  ],
  [
    'a read',
    `DELETE FROM patient_reads WHERE sequence = 2`,
    { kind: 'patient', sequence: 2, why: 'missing' },
  ],
  [
    'a seal’s time',
    `UPDATE audit_seals SET at = at - interval '1 day'`,
    { kind: 'seal', sequence: 1, why: 'content' },
  ],
  [
    'a seal',
    `DELETE FROM audit_seals WHERE sequence = 1`,
    { kind: 'seal', sequence: 1, why: 'unsealed_heads' },
  ],
  [
    'a head under a seal',
    `UPDATE audit_sealed_heads SET seal = 0 WHERE kind = 'patient'`,
    { kind: 'seal', sequence: 1, why: 'heads' },
  ],
  [
    'a trigger switched off',
    `ALTER TABLE ticket_events DISABLE TRIGGER ticket_events_append_only`,
    { kind: 'trigger', id: 'ticket_events.ticket_events_append_only', why: 'guard' },
  ],
  [
    'a trigger taken away',
    `DROP TRIGGER decisions_link ON decisions`,
    { kind: 'trigger', id: 'decisions.decisions_link', why: 'guard' },
  ],
];

describe('a trail that somebody changed is found broken at the right link', () => {
  it.each(tamperings)('%s', async (_, statement, found) => {
    const patientId = await trail.addPatient();
    const [first, second] = [await trail.addTicket(2, patientId), await trail.addTicket(2)].sort();
    const shown = { subject: 'patient', patients: [patientId] } as const;
    await recordPatientReads(test.database.prisma, reader, 'look_up', { ...shown, subject: 'ticket' });
    await seal();
    await trail.addEvent(first ?? '', 3);
    await trail.addEvent(second ?? '', 3);
    await recordPatientReads(test.database.prisma, reader, 'list', { ...shown, subject: 'ticket' });
    expect((await verify()).broken).toBeNull();
    await trail.tamper(statement.replaceAll('$t', `'${first}'`).replaceAll('$u', `'${second}'`));
    expect((await verify()).broken).toMatchObject(found);
  });

  it('all of it written anew, seals and all: only a seal that was noted elsewhere tells', async () => {
    await trail.addTicket(1);
    const noted = await seal();
    await trail.tamper('TRUNCATE tickets, audit_waiting, audit_seals, audit_sealed_heads CASCADE');
    await trail.addTicket(1);
    await seal();
    expect((await verify()).broken).toBeNull();
    expect((await verify([noted ?? { sequence: 0, hash: '' }])).broken).toEqual({
      kind: 'seal',
      id: null,
      sequence: 1,
      why: 'not_as_noted',
    });
    expect((await verify([{ sequence: 2, hash: 'a'.repeat(64) }])).broken).toMatchObject({ why: 'missing' });
  });
});

describe('the database refuses', () => {
  const tables = [
    ...['ticket_events', 'decisions', 'patient_reads', 'account_events', 'policy_versions'],
    ...['routing_rule_versions', 'audit_seals', 'audit_sealed_heads'],
  ];
  it.each(tables)('to change, remove or empty %s', async (table) => {
    const { pool } = test.database;
    await expect(pool.query(`UPDATE ${table} SET sequence = sequence`)).rejects.toThrow(/neither changed/);
    await expect(pool.query(`DELETE FROM ${table}`)).rejects.toThrow(/neither changed/);
    await expect(pool.query(`TRUNCATE ${table} CASCADE`)).rejects.toThrow(/neither changed/);
  });

  it('an event that would leave a gap, and hashes that somebody else has thought of', async () => {
    const id = await trail.addTicket(1);
    async function insert(sequence: number): Promise<void> {
      await test.database.pool.query(
        `INSERT INTO ticket_events (id, "ticketId", sequence, type, actor, at, detail, hash, "previousHash")
          VALUES (gen_random_uuid(), $1, $2, 'note', 'x', now(), '{}', '\\x00', '\\x00')`,
        [id, sequence],
      );
    }
    await expect(insert(3)).rejects.toThrow(/gap/);
    await insert(2);
    expect((await verify()).broken).toBeNull();
  });
});
