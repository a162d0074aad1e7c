import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordAccountEvent } from '../../src/accounts/account-event-store.ts';
import { sealChains } from '../../src/audit/seal-store.ts';
import { verifyTrail } from '../../src/audit/verify-trail.ts';
import { newId } from '../../src/domain/id.ts';
import { defaultPolicy } from '../../src/domain/policy.ts';
import { keepPolicy } from '../../src/policies/policy-store.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { at, trailIn } from './trail.ts';

let test: TestDatabase;
let trail: ReturnType<typeof trailIn>;
beforeEach(async () => {
  test = await createTestDatabase();
  trail = trailIn(test);
});
afterEach(() => test.drop());

async function verify() {
  return verifyTrail(test.database.pool);
}
async function seal() {
  return sealChains(test.database.prisma, at, 5_000);
}

describe('what was in force, and who could sign in, is part of the trail', () => {
  const userId = newId();
  const event = {
    type: 'role_changed',
    detail: { from: 'concierge', to: 'supervisor', facilityId: null },
  } as const;

  async function write(version: number): Promise<void> {
    const db = test.database.prisma;
    const policy = { ...defaultPolicy, version: `v${version}` };
    await keepPolicy(db, policy, { author: 'ana', reason: 'the board decided so', at });
    await db.routingRuleVersion.create({
      data: { version, rules: { rules: [], coverage: [] }, reason: 'é "quoted"', author: 'ana', at },
    });
    await db.pilotVersion.create({
      data: { version, part: { facilities: ['oak'], channels: [] }, reason: 'begin', author: 'ana', at },
    });
    for (const whose of [userId, null])
      await recordAccountEvent(db, { ...event, actor: 'ana', userId: whose }, at);
  }

  it('and whole, whatever was sealed of it', async () => {
    await write(1);
    await seal();
    await write(2);
    expect(await verify()).toMatchObject({
      broken: null,
      walked: {
        account: { chains: 2, links: 4 },
        policy: { chains: 1, links: 2 },
        routing_rules: { chains: 1, links: 2 },
        pilot: { chains: 1, links: 2 },
      },
    });
  });

  it('and stays whole when many write to it at once', async () => {
    const db = test.database.prisma;
    await Promise.all(
      Array.from({ length: 30 }, (_, place) =>
        recordAccountEvent(db, { ...event, actor: 'ana', userId: place % 3 === 0 ? null : userId }, at),
      ),
    );
    await Promise.all(
      Array.from({ length: 8 }, () =>
        keepPolicy(db, { ...defaultPolicy, version: 'same' }, { author: 'ana', reason: 'x', at }),
      ),
    );
    expect(await verify()).toMatchObject({
      broken: null,
      walked: { account: { chains: 2, links: 30 }, policy: { chains: 1, links: 1 } },
    });
  });

  const rewritten = `hash = audit_hash_of_policy("previousHash", jsonb_populate_record(p, '{"reason": "other"}'))`;
  const changes: [what: string, statement: string, found: Record<string, unknown>][] = [
    [
      'figures',
      `UPDATE policy_versions SET policy = '{}' WHERE version = 'v1'`,
      { kind: 'policy', sequence: 1, why: 'content' },
    ],
    [
      'since when it decides',
      `UPDATE policy_versions SET "inForceFrom" = at WHERE version = 'v2'`,
      { kind: 'policy', sequence: 2, why: 'content' },
    ],
    [
      'a reason with its hash',
      `UPDATE policy_versions p SET reason = 'other', ${rewritten} WHERE version = 'v1'`,
      { kind: 'policy', sequence: 1, why: 'sealed_otherwise' },
    ],
    [
      'the newest policy, gone',
      `DELETE FROM policy_versions WHERE version = 'v2'`,
      { kind: 'policy', sequence: 2, why: 'missing' },
    ],
    [
      'whose ticket it is',
      `UPDATE routing_rule_versions SET rules = '{"rules": [1]}' WHERE version = 2`,
      { kind: 'routing_rules', sequence: 2, why: 'content' },
    ],
    [
      'the first rules, gone',
      `DELETE FROM routing_rule_versions WHERE version = 1`,
      { kind: 'routing_rules', sequence: 1, why: 'missing' },
    ],
    [
      'with which houses the site began',
      `UPDATE pilot_versions SET part = '{"facilities": [], "channels": []}' WHERE version = 1`,
      { kind: 'pilot', sequence: 1, why: 'content' },
    ],
    [
      'who made somebody a supervisor',
      `UPDATE account_events SET actor = 'eve' WHERE "userId" IS NOT NULL AND sequence = 2`,
      { kind: 'account', sequence: 2, why: 'content' },
    ],
    [
      'a wrong try of nobody',
      `DELETE FROM account_events WHERE "userId" IS NULL AND sequence = 2`,
      { kind: 'account', sequence: 2, why: 'missing' },
    ],
    [
      'an event of another account',
      `UPDATE account_events SET "userId" = NULL, sequence = 3 WHERE "userId" IS NOT NULL AND sequence = 2`,
      { kind: 'account' },
    ],
    [
      'a guard',
      `DROP TRIGGER account_events_link ON account_events`,
      { kind: 'trigger', id: 'account_events.account_events_link' },
    ],
  ];
  it.each(changes)('%s: changed by hand, it is found', async (_, statement, found) => {
    await write(1);
    await seal();
    await write(2);
    await trail.tamper(statement);
    expect((await verify()).broken).toMatchObject(found);
  });
});
