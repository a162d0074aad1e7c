import type pg from 'pg';
import type { BrokenLink } from './broken-link.ts';
import { chainTables, guards } from './chain-tables.ts';
import type { ChainKind } from './chain.ts';
import { walkRows } from './walk-rows.ts';
import { walkChains } from './walk-chains.ts';
import { walkSeals, type NotedSeal, type WalkedSeals } from './walk-seals.ts';

export type VerifiedTrail = {
  /** The first break that was found; the walk ends there. */
  broken: BrokenLink | null;
  walked: Partial<Record<ChainKind, { chains: number; links: number }>>;
  seals: Pick<WalkedSeals, 'seals' | 'last'>;
};

/**
 * Walks the whole trail as it stands at one moment, beside a gateway that goes on writing: the triggers that keep it,
 * every chain against its content and its seals, the chain of the seals, and each ticket's row against its events. Whoever can rewrite all of it, seals and
 * all, is found out only by a seal that was noted elsewhere, as the gateway's log does.
 */
export async function verifyTrail(pool: pg.Pool, noted: readonly NotedSeal[] = []): Promise<VerifiedTrail> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query(
      `SELECT set_config('statement_timeout', '0', true), set_config('cursor_tuple_fraction', '1', true),
        set_config('idle_in_transaction_session_timeout', '0', true)`,
    );
    return await walkAll(client, noted);
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

async function walkAll(client: pg.ClientBase, noted: readonly NotedSeal[]): Promise<VerifiedTrail> {
  const walked: VerifiedTrail['walked'] = {};
  const none = { seals: 0, last: null };
  const unguarded = await findUnguarded(client);
  if (unguarded) return { broken: unguarded, walked, seals: none };
  for (const table of chainTables) {
    const { chains, links, broken } = await walkChains(client, table);
    walked[table.kind] = { chains, links };
    if (broken) return { broken, walked, seals: none };
  }
  const { broken, seals, last } = await walkSeals(client, noted);
  return { broken: broken ?? (await walkRows(client)), walked, seals: { seals, last } };
}

/** A trigger that is not there or does not fire in ordinary sessions. */
async function findUnguarded(client: pg.ClientBase): Promise<BrokenLink | null> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT tgrelid::regclass::text || '.' || tgname AS name FROM pg_trigger WHERE tgenabled IN ('O', 'A')`,
  );
  const found = new Set(rows.map(({ name }) => name));
  const gone = guards.find((guard) => !found.has(guard));
  return gone === undefined ? null : { kind: 'trigger', id: gone, sequence: null, why: 'guard' };
}
