import type pg from 'pg';

/**
 * What is kept of the trail when its seals are emptied waits for a seal once more, as when it was written: the
 * versions of policy, rules and pilot, and what happened to accounts.
 */
export const awaitSealAgain = `INSERT INTO audit_waiting
  SELECT 'policy', audit_common_chain(), sequence, hash FROM policy_versions
  UNION ALL SELECT 'routing_rules', audit_common_chain(), sequence, hash FROM routing_rule_versions
  UNION ALL SELECT 'pilot', audit_common_chain(), sequence, hash FROM pilot_versions
  UNION ALL SELECT 'account', coalesce("userId", audit_common_chain()), sequence, hash FROM account_events
  ON CONFLICT DO NOTHING`;

/**
 * Empties tables and all that points at them, those of the audit trail as well: the triggers that keep these rest
 * while a superuser, as whom the tests run, plays a replica. The gateway has no such way.
 */
export async function truncate(pool: pg.Pool, tables: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('SET LOCAL session_replication_role = replica');
    await client.query(`TRUNCATE ${tables} CASCADE`);
    if (tables.includes('audit_waiting')) await client.query(awaitSealAgain);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}
