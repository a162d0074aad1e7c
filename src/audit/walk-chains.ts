import type pg from 'pg';
import type { BrokenLink, Break } from './broken-link.ts';
import type { ChainTable } from './chain-tables.ts';
import { hashAfter, writeFields } from './chain.ts';
import { peekable, streamRows, type Peekable } from './stream-rows.ts';

/** A link as it is read: chain, sequence, hash before, hash, and then the fields that the hash covers. */
type LinkRow = [
  chainId: string,
  sequence: number,
  previousHash: string,
  hash: string,
  ...fields: (string | null)[],
];

/** A link that a seal covers or that waits for one. */
type NoteRow = [chainId: string, sequence: number, hash: string];

export type Walked = { chains: number; links: number; broken: BrokenLink | null };

/** The last link of the chain that is being walked, and whether anything beside the chain knows of it. */
type Last = { chainId: string; sequence: number; hash: string; noted: boolean };

/**
 * Walks every chain of a kind in order, beside what the seals and the waiting links say of it, up to the first link
 * that is broken. A page of rows is in memory, however long the chains are.
 */
export async function walkChains(client: pg.ClientBase, table: ChainTable): Promise<Walked> {
  const links = streamRows<LinkRow>(client, `links_${table.kind}`, linksOf(table));
  const notes = peekable(streamRows<NoteRow>(client, `notes_${table.kind}`, notesOf(table)));
  const walked: Walked = { chains: 0, links: 0, broken: null };
  function broken(chainId: string, sequence: number, why: Break): Walked {
    return { ...walked, broken: { kind: table.kind, id: chainId, sequence, why } };
  }
  let last: Last | null = null;
  for await (const page of links) {
    const hashes = await Promise.all(page.map((row) => hashOf(table, row)));
    for (const [place, [chainId, sequence, previousHash, hash]] of page.entries()) {
      const lost = await takeNoteBefore(notes, chainId, sequence);
      if (lost) return broken(lost[0], lost[1], 'missing');
      if (last && last.chainId !== chainId && !last.noted)
        return broken(last.chainId, last.sequence, 'unrecorded');
      const before: Last | null = last?.chainId === chainId ? last : null;
      const wrong = checkLink({ sequence, previousHash, hash }, before, hashes[place]);
      if (wrong) return broken(chainId, sequence, wrong);
      const noted = await takeNotes(notes, chainId, sequence, hash);
      if (noted === 'otherwise') return broken(chainId, sequence, 'sealed_otherwise');
      if (!before) walked.chains += 1;
      walked.links += 1;
      last = { chainId, sequence, hash, noted: noted === 'noted' };
    }
  }
  const lost = await notes.take();
  if (lost) return broken(lost[0], lost[1], 'missing');
  return last && !last.noted ? broken(last.chainId, last.sequence, 'unrecorded') : walked;
}

function linksOf({ table, chainId, fields }: ChainTable): string {
  return `SELECT ${chainId}::text, sequence, encode("previousHash", 'hex'), encode(hash, 'hex'), ${fields.join(', ')}
    FROM ${table} ORDER BY ${chainId}, sequence`;
}

function notesOf({ kind }: ChainTable): string {
  const columns = `"chainId", sequence, hash`;
  return `SELECT "chainId"::text, sequence, encode(hash, 'hex') FROM (
      SELECT ${columns} FROM audit_sealed_heads WHERE kind = '${kind}'
      UNION ALL SELECT ${columns} FROM audit_waiting WHERE kind = '${kind}') AS noted
    ORDER BY noted."chainId", sequence`;
}

function hashOf({ kind }: ChainTable, row: LinkRow): Promise<string> {
  const [chainId, sequence, previousHash, , ...fields] = row;
  return hashAfter(previousHash, writeFields([kind, chainId, String(sequence), ...fields]));
}

function checkLink(
  link: { sequence: number; previousHash: string; hash: string },
  before: Last | null,
  computed: string | undefined,
): Break | null {
  if (link.sequence !== (before?.sequence ?? 0) + 1) return 'gap';
  if (link.previousHash !== (before?.hash ?? '')) return 'previous';
  return link.hash === computed ? null : 'content';
}

/** A note of a link that should have come before this one; ids in their order are in the order of their letters. */
async function takeNoteBefore(
  notes: Peekable<NoteRow>,
  chainId: string,
  sequence: number,
): Promise<NoteRow | null> {
  const next = await notes.peek();
  if (!next) return null;
  const [noted, place] = next;
  return noted < chainId || (noted === chainId && place < sequence) ? next : null;
}

/** Takes all that is noted of one link: it may have been sealed and noted more than once. */
async function takeNotes(
  notes: Peekable<NoteRow>,
  chainId: string,
  sequence: number,
  hash: string,
): Promise<'noted' | 'not_noted' | 'otherwise'> {
  let found: 'noted' | 'not_noted' = 'not_noted';
  for (let next = await notes.peek(); next !== null; next = await notes.peek()) {
    if (next[0] !== chainId || next[1] !== sequence) break;
    if (next[2] !== hash) return 'otherwise';
    found = 'noted';
    await notes.take();
  }
  return found;
}
