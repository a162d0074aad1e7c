import type { Db } from '../../db/client.ts';
import { Prisma } from '../../db/generated/node/client.ts';
import type { ClockKind } from '../../domain/ticket.ts';

export type DueClock = { id: string; ticketId: string; kind: ClockKind; dueAt: Date; round: number };

/**
 * Which clocks are claimed together. Pages never wait behind anything else; a date asks the eligibility table again
 * and answers people, so that few are fired at once; the rest is many rows of the same few shapes.
 */
export type Lane = 'page' | 'work' | 'date';

const dates = Prisma.raw(`('eligible_reminder', 'authorization_start')`);

/** Literals, so that the partial index over pages is used. */
const kindsOf: Record<Lane, Prisma.Sql> = {
  page: Prisma.sql`c.kind = 'page'`,
  work: Prisma.sql`c.kind <> 'page' AND c.kind NOT IN ${dates}`,
  date: Prisma.sql`c.kind IN ${dates}`,
};

type Claim = { lane: Lane; most: number; now: Date; failed: ReadonlySet<string>; only?: string[] };

/**
 * Locks clocks that are due, oldest first, each with its ticket's row: whoever works a ticket or sweeps elsewhere is
 * left alone, and the clocks of one ticket are fired in their order. `only`: none but these; `failed`: none of these.
 */
export async function claimClocks(tx: Db, claim: Claim): Promise<DueClock[]> {
  const { most, failed, only } = claim;
  const among = only ? Prisma.sql`AND c.id = ANY(${only}::uuid[])` : Prisma.empty;
  const clocks = await tx.$queryRaw<DueClock[]>`SELECT c.id, c."ticketId", c.kind::text, c."dueAt", c.round
      FROM ticket_clocks c JOIN tickets t ON t.id = c."ticketId"
      WHERE ${isDue(claim)} AND c.id <> ALL(${[...failed]}::uuid[]) ${among}
      ORDER BY c."dueAt", c.kind, c.id LIMIT ${most} FOR UPDATE SKIP LOCKED`;
  const behind = await findBehind(tx, claim, clocks);
  return clocks.filter(({ id }) => !behind.has(id));
}

/**
 * Those of the clocks before which another one of their ticket is due that somebody else held as we came by, and has let
 * go of since, by dying or by giving up: they are left to whoever finds them all.
 */
async function findBehind(tx: Db, claim: Claim, clocks: DueClock[]): Promise<Set<string>> {
  if (clocks.length === 0) return new Set();
  const claimed = clocks.map(({ id }) => id);
  const rows = await tx.$queryRaw<{ id: string }[]>`SELECT mine.id FROM ticket_clocks mine
      WHERE mine.id = ANY(${claimed}::uuid[]) AND EXISTS (
        SELECT FROM ticket_clocks c WHERE c."ticketId" = mine."ticketId" AND ${isDue(claim)}
          AND c.id <> ALL(${[...claim.failed, ...claimed]}::uuid[])
          AND (c."dueAt", c.kind, c.id) < (mine."dueAt", mine.kind, mine.id))`;
  return new Set(rows.map(({ id }) => id));
}

function isDue({ lane, now }: Claim): Prisma.Sql {
  return Prisma.sql`c."dueAt" <= ${now} AND c."firedAt" IS NULL AND c."stoppedAt" IS NULL AND ${kindsOf[lane]}`;
}
