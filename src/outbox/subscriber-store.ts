import type { Db } from '../db/client.ts';
import type { Prisma, WebhookSubscriber } from '../db/generated/node/client.ts';
import { pageOf, type Listed, type Page } from '../domain/audience.ts';
import { newId } from '../domain/id.ts';

/** For so long after a renewal messages carry the signature of the old secret, too. */
const renewalMs = 24 * 3_600_000;

export type SubscriberView = ReturnType<typeof presentSubscriber>;

function presentSubscriber(row: WebhookSubscriber) {
  const { id, name, url, events, createdBy } = row;
  return {
    ...{ id, name, url, events, createdBy },
    createdAt: row.createdAt.toISOString(),
    pausedAt: row.pausedAt?.toISOString() ?? null,
  };
}

export async function listSubscribers(db: Db, { limit, cursor }: Page): Promise<Listed<SubscriberView>> {
  const rows = await db.webhookSubscriber.findMany({
    ...(cursor ? { where: { id: { lt: cursor } } } : {}),
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
  const { records, nextCursor } = pageOf(rows, limit);
  return { records: records.map(presentSubscriber), nextCursor };
}

/** Those who are told of events; of whom it is paused nothing is written. */
export function activeSubscribers(db: Db): Promise<WebhookSubscriber[]> {
  return db.webhookSubscriber.findMany({ where: { pausedAt: null }, orderBy: { id: 'asc' } });
}

export function findSubscriber(db: Db, id: string): Promise<WebhookSubscriber | null> {
  return db.webhookSubscriber.findUnique({ where: { id } });
}

/** Which of a subscriber's secrets sign now, by their versions, the newest first. */
export function signingVersions(
  { secretVersion, previousUntil }: Pick<WebhookSubscriber, 'secretVersion' | 'previousUntil'>,
  now: Date,
): number[] {
  return previousUntil && previousUntil > now ? [secretVersion, secretVersion - 1] : [secretVersion];
}

export async function addSubscriber(
  tx: Db,
  { name, url, events, createdBy }: { name: string; url: string; events: string[]; createdBy: string },
  now: Date,
): Promise<SubscriberView> {
  const row = { id: newId(now), name, url, events, createdBy, createdAt: now };
  const added = await tx.webhookSubscriber.create({ data: row });
  await keepTold(tx, now);
  return presentSubscriber(added);
}

const changes = {
  pause: (now) => ({ pausedAt: now }),
  resume: () => ({ pausedAt: null }),
  renew_secret: (now) => ({
    secretVersion: { increment: 1 },
    previousUntil: new Date(now.getTime() + renewalMs),
  }),
} as const satisfies Record<string, (now: Date) => Prisma.WebhookSubscriberUpdateInput>;
export type SubscriberChange = keyof typeof changes;

export async function changeSubscriber(
  tx: Db,
  id: string,
  change: SubscriberChange,
  now: Date,
): Promise<WebhookSubscriber | null> {
  if (!(await findSubscriber(tx, id))) return null;
  const changed = await tx.webhookSubscriber.update({ where: { id }, data: changes[change](now) });
  await keepTold(tx, now);
  return changed;
}

/** Nothing is told any more, what waits neither; false where that had been so. */
export async function endSubscriber(tx: Db, id: string, now: Date): Promise<boolean> {
  const active = { id, pausedAt: null };
  const { count } = await tx.webhookSubscriber.updateMany({ where: active, data: { pausedAt: now } });
  if (count === 0) return false;
  await keepTold(tx, now);
  await tx.systemEffect.updateMany({
    where: { system: 'webhook', subscriber: id, state: 'waiting' },
    data: { state: 'superseded', lastError: 'gone', doneAt: now },
  });
  return true;
}

export type FailingSubscriber = {
  subscriber: string;
  /** Null where it is not known any more. */
  name: string | null;
  failed: number;
  /** The newest of what it did not take, with the code of why. */
  effectId: string;
  lastError: string | null;
};

/** Who did not take what it was told, and how often. */
export function failingSubscribers(db: Db): Promise<FailingSubscriber[]> {
  return db.$queryRaw<
    FailingSubscriber[]
  >`SELECT f.subscriber, s.name, f.failed, e.id AS "effectId", e."lastError"
    FROM (SELECT subscriber, count(*)::int AS failed, max(position) AS newest FROM system_effects
      WHERE system = 'webhook' AND state = 'failed' GROUP BY subscriber) AS f
    JOIN system_effects e ON e.position = f.newest
    LEFT JOIN webhook_subscribers s ON s.id::text = f.subscriber
    ORDER BY s.name, f.subscriber`;
}

/** Effects for subscribers are written while there is one, and not else. */
async function keepTold(tx: Db, now: Date): Promise<void> {
  const active = await tx.webhookSubscriber.count({ where: { pausedAt: null } });
  if (active === 0) await tx.outgoingSystem.deleteMany({ where: { system: 'webhook' } });
  else
    await tx.outgoingSystem.createMany({ data: [{ system: 'webhook', since: now }], skipDuplicates: true });
}

/** For whom something is due. */
export async function dueSubscribers(db: Db, now: Date): Promise<string[]> {
  const rows = await db.$queryRaw<{ subscriber: string }[]>`SELECT DISTINCT subscriber FROM system_effects
    WHERE system = 'webhook' AND subscriber <> '' AND state IN ('waiting', 'sending') AND "dueAt" <= ${now}`;
  return rows.map(({ subscriber }) => subscriber);
}
