import type { Db } from '../db/client.ts';
import { Prisma, type PrismaClient } from '../db/generated/node/client.ts';
import { fromHex } from './chain.ts';
import { hashOfSeal, rootOf, type Head, type Seal } from './seal.ts';

export type Sealed = Pick<Seal, 'sequence' | 'hash' | 'chains'> & { links: number };

/**
 * Seals what has moved since the last seal, at most `most` links of it; null when nothing waits or somebody else is
 * sealing. Any number of processes may call it at once.
 */
export async function sealChains(db: PrismaClient, now: Date, most: number): Promise<Sealed | null> {
  return db.$transaction(async (tx) => {
    if (!(await mayWeSeal(tx))) return null;
    const { heads, links } = await takeWaiting(tx, most);
    if (heads.length === 0) return null;
    const seal = await nextSeal(tx, heads, now);
    await saveSeal(tx, seal, heads, now);
    return { sequence: seal.sequence, hash: seal.hash, chains: seal.chains, links };
  });
}

/** When the chains were last sealed; null before the first seal. */
export async function lastSealedAt(db: Db): Promise<Date | null> {
  const last = await db.auditSeal.findFirst({ orderBy: { sequence: 'desc' }, select: { at: true } });
  return last?.at ?? null;
}

/** Links that no seal covers yet. */
export function countUnsealed(db: Db): Promise<number> {
  return db.auditWaiting.count();
}

/** Seals follow each other, so one process at a time writes them; the others have nothing to wait for. */
async function mayWeSeal(tx: Db): Promise<boolean> {
  const rows = await tx.$queryRaw<{ free: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtextextended('audit:seal', 0)) AS free`;
  return rows[0]?.free === true;
}

/** The newest link of each chain among those taken; what an unfinished transaction has added is not seen yet. */
async function takeWaiting(tx: Db, most: number): Promise<{ heads: Head[]; links: number }> {
  const rows = await tx.$queryRaw<(Head & { links: number })[]>`
    WITH taken AS (
      DELETE FROM audit_waiting USING (
        SELECT kind, "chainId", sequence FROM audit_waiting
          ORDER BY kind, "chainId", sequence LIMIT ${most} FOR UPDATE SKIP LOCKED) AS next
        WHERE audit_waiting.kind = next.kind AND audit_waiting."chainId" = next."chainId"
          AND audit_waiting.sequence = next.sequence
        RETURNING audit_waiting.*)
    SELECT kind, "chainId"::text, max(sequence) AS sequence,
        (array_agg(encode(hash, 'hex') ORDER BY sequence DESC))[1] AS hash, count(*)::int AS links
      FROM taken GROUP BY kind, "chainId" ORDER BY kind COLLATE "C", "chainId"`;
  const heads = rows.map(({ kind, chainId, sequence, hash }) => ({ kind, chainId, sequence, hash }));
  return { heads, links: rows.reduce((sum, row) => sum + row.links, 0) };
}

async function nextSeal(tx: Db, heads: Head[], now: Date): Promise<Seal> {
  const [last] = await tx.$queryRaw<{ sequence: number; hash: string }[]>`
    SELECT sequence, encode(hash, 'hex') AS hash FROM audit_seals ORDER BY sequence DESC LIMIT 1`;
  const seal = {
    sequence: (last?.sequence ?? 0) + 1,
    at: String(now.getTime()),
    chains: heads.length,
    root: await rootOf(heads),
    previousHash: last?.hash ?? '',
  };
  return { ...seal, hash: await hashOfSeal(seal) };
}

async function saveSeal(tx: Db, seal: Seal, heads: Head[], at: Date): Promise<void> {
  const { sequence, chains } = seal;
  const [root, previousHash, hash] = [fromHex(seal.root), fromHex(seal.previousHash), fromHex(seal.hash)];
  await tx.auditSeal.create({ data: { sequence, at, chains, root, previousHash, hash } });
  await tx.$executeRaw(
    Prisma.sql`INSERT INTO audit_sealed_heads (seal, kind, "chainId", sequence, hash)
      SELECT ${sequence}, kind, "chainId", sequence, decode(hash, 'hex')
      FROM jsonb_to_recordset(${JSON.stringify(heads)}::jsonb)
        AS head (kind text, "chainId" uuid, sequence int, hash text)`,
  );
}
