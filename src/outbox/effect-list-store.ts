import type { Db } from '../db/client.ts';
import type { Prisma } from '../db/generated/node/client.ts';
import { pageOf, type Listed, type Page } from '../domain/audience.ts';

export const effectStates = ['waiting', 'sending', 'done', 'failed', 'superseded'] as const;

export type EffectFilter = {
  state?: (typeof effectStates)[number] | undefined;
  system?: string | undefined;
  subscriber?: string | undefined;
  ticketId?: string | undefined;
  /** A system whose effects are shown elsewhere. */
  except?: string;
};

const parts = { ticket: { select: { reference: true } } } as const satisfies Prisma.SystemEffectInclude;

type EffectRow = Prisma.SystemEffectGetPayload<{ include: typeof parts }>;

/** An effect as it is shown; nothing in it is about a person. */
export type EffectView = ReturnType<typeof presentEffect>;

function presentEffect(row: EffectRow) {
  return {
    id: row.id,
    system: row.system,
    subscriber: row.subscriber === '' ? null : row.subscriber,
    kind: row.kind,
    ticketId: row.ticketId,
    ticketReference: row.ticket.reference,
    state: row.state,
    attempts: row.attempts,
    dueAt: row.dueAt.toISOString(),
    lastError: row.lastError,
    externalId: row.externalId,
    /** A person has put what it says in other words. */
    reworded: row.wordedIn !== null,
    createdAt: row.createdAt.toISOString(),
    doneAt: row.doneAt?.toISOString() ?? null,
  };
}

/** What is to be done in other systems and what was, newest first. */
export async function listEffects(db: Db, filter: EffectFilter, page: Page): Promise<Listed<EffectView>> {
  const { state, system, subscriber, ticketId, except } = filter;
  const given = Object.entries({ state, system, subscriber, ticketId }).filter(([, value]) => value);
  const rows = await db.systemEffect.findMany({
    where: {
      ...Object.fromEntries(given),
      ...(except ? { NOT: { system: except } } : {}),
      ...(page.cursor ? { id: { lt: page.cursor } } : {}),
    },
    include: parts,
    orderBy: { id: 'desc' },
    take: page.limit + 1,
  });
  const { records, nextCursor } = pageOf(rows, page.limit);
  return { records: records.map(presentEffect), nextCursor };
}

export async function findEffect(db: Db, id: string): Promise<EffectView | null> {
  const row = await db.systemEffect.findUnique({ where: { id }, include: parts });
  return row && presentEffect(row);
}
