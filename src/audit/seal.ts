import { hashAfter, writeFields, type ChainKind } from './chain.ts';

/** How far a chain has come; the hash is hexadecimal. */
export type Head = { kind: ChainKind; chainId: string; sequence: number; hash: string };

/** Hashes are hexadecimal; `previousHash` is that of the seal before, empty for the first. */
export type Seal = {
  sequence: number;
  /** Milliseconds since 1970, as text. */
  at: string;
  chains: number;
  root: string;
  previousHash: string;
  hash: string;
};

/** One hash over heads in their order: by kind, then by chain. */
export function rootOf(heads: readonly Head[]): Promise<string> {
  const lines = heads.map(({ kind, chainId, sequence, hash }) =>
    writeFields([kind, chainId, String(sequence), hash]),
  );
  return hashAfter('', lines.join(''));
}

export function hashOfSeal({
  sequence,
  at,
  chains,
  root,
  previousHash,
}: Omit<Seal, 'hash'>): Promise<string> {
  return hashAfter(previousHash, writeFields(['seal', String(sequence), at, String(chains), root]));
}
