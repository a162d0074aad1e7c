import type pg from 'pg';

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
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}
