import type pg from 'pg';
import type { BrokenLink, Break } from './broken-link.ts';
import { hashOfSeal, rootOf, type Head, type Seal } from './seal.ts';
import { peekable, streamRows, type Peekable } from './stream-rows.ts';

type SealRow = [
  sequence: number,
  at: string,
  chains: number,
  root: string,
  previousHash: string,
  hash: string,
];
type HeadRow = [seal: number, kind: Head['kind'], chainId: string, sequence: number, hash: string];

/** A seal that somebody wrote down outside the database. */
export type NotedSeal = { sequence: number; hash: string };

export type WalkedSeals = {
  seals: number;
  last: { sequence: number; hash: string; at: Date } | null;
  broken: BrokenLink | null;
};

const sealQuery = `SELECT sequence, (extract(epoch FROM at) * 1000)::bigint::text, chains, encode(root, 'hex'),
    encode("previousHash", 'hex'), encode(hash, 'hex') FROM audit_seals ORDER BY sequence`;

const headQuery = `SELECT seal, kind, "chainId"::text, sequence, encode(hash, 'hex') FROM audit_sealed_heads
  ORDER BY seal, kind COLLATE "C", "chainId"`;

/** Walks the seals with the heads under each, up to the first that is broken. `noted`: seals that must be there. */
export async function walkSeals(client: pg.ClientBase, noted: readonly NotedSeal[]): Promise<WalkedSeals> {
  const heads = peekable(streamRows<HeadRow>(client, 'seal_heads', headQuery));
  const missing = new Map(noted.map(({ sequence, hash }) => [sequence, hash]));
  const walked: WalkedSeals = { seals: 0, last: null, broken: null };
  function broken(sequence: number, why: Break): WalkedSeals {
    return { ...walked, broken: { kind: 'seal', id: null, sequence, why } };
  }
  for await (const page of streamRows<SealRow>(client, 'seals', sealQuery)) {
    for (const row of page) {
      const seal = sealOf(row);
      const why = await checkSeal(seal, walked.last, heads);
      if (why) return broken(seal.sequence, why);
      if ((missing.get(seal.sequence) ?? seal.hash) !== seal.hash)
        return broken(seal.sequence, 'not_as_noted');
      missing.delete(seal.sequence);
      walked.seals += 1;
      walked.last = { sequence: seal.sequence, hash: seal.hash, at: new Date(Number(seal.at)) };
    }
  }
  const left = await heads.peek();
  if (left) return broken(left[0], 'unsealed_heads');
  const [gone] = missing.keys();
  return gone === undefined ? walked : broken(gone, 'missing');
}

function sealOf([sequence, at, chains, root, previousHash, hash]: SealRow): Seal {
  return { sequence, at, chains, root, previousHash, hash };
}

async function checkSeal(
  seal: Seal,
  last: WalkedSeals['last'],
  heads: Peekable<HeadRow>,
): Promise<Break | null> {
  if (seal.sequence !== (last?.sequence ?? 0) + 1) return 'gap';
  if (seal.previousHash !== (last?.hash ?? '')) return 'previous';
  if (seal.hash !== (await hashOfSeal(seal))) return 'content';
  const under = await headsUnder(heads, seal.sequence);
  return under.length === seal.chains && seal.root === (await rootOf(under)) ? null : 'heads';
}

/** Those of one seal are in memory together: a seal covers some thousands. */
async function headsUnder(heads: Peekable<HeadRow>, seal: number): Promise<Head[]> {
  const found: Head[] = [];
  for (let next = await heads.peek(); next !== null && next[0] <= seal; next = await heads.peek()) {
    const [, kind, chainId, sequence, hash] = next;
    found.push({ kind, chainId, sequence, hash });
    await heads.take();
  }
  return found;
}
