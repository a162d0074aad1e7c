import type { Db } from '../../db/client.ts';
import type { Prisma, PrismaClient, WebhookSubscriber } from '../../db/generated/node/client.ts';
import { insertRows } from '../../db/insert-rows.ts';
import type { Clock } from '../../domain/clock.ts';
import { newId } from '../../domain/id.ts';
import { activeSubscribers } from '../../outbox/subscriber-store.ts';

/** Events that are handed on in one transaction. */
const mostAtOnce = 500;

type Parent = { id: string; ticketId: string; eventId: string; type: string };

/**
 * Makes of each event's effect one for each subscriber who wants it, in the order of the events; answers how many
 * events were handed on. One process does it at a time, so that the order is kept.
 */
export function fanOutWebhooks({ db, clock }: { db: PrismaClient; clock: Clock }): Promise<number> {
  const now = clock.now();
  return db.$transaction(async (tx) => {
    const [lock] = await tx.$queryRaw<{ taken: boolean }[]>`
      SELECT pg_try_advisory_xact_lock(hashtextextended('webhook fan-out', 0)) AS taken`;
    if (!lock?.taken) return 0;
    const parents = await tx.$queryRaw<Parent[]>`SELECT s.id, s."ticketId", s."eventId", e.type
      FROM system_effects s JOIN ticket_events e ON e.id = s."eventId"
      WHERE s.system = 'webhook' AND s.subscriber = '' AND s.state = 'waiting'
      ORDER BY s.position LIMIT ${mostAtOnce}`;
    if (parents.length === 0) return 0;
    const subscribers = await activeSubscribers(tx);
    const rows = parents.flatMap((parent) =>
      subscribers.filter((each) => wants(each, parent)).map((each) => childOf(parent, each, now)),
    );
    await insertRows(tx, { system_effects: rows });
    await tx.systemEffect.updateMany({
      where: { id: { in: parents.map(({ id }) => id) } },
      data: { state: 'superseded', doneAt: now },
    });
    return parents.length;
  });
}

function wants({ events }: WebhookSubscriber, { type }: Pick<Parent, 'type'>): boolean {
  return events.length === 0 || events.includes(type);
}

function childOf(
  { ticketId, eventId }: Pick<Parent, 'ticketId' | 'eventId'>,
  { id: subscriber }: Pick<WebhookSubscriber, 'id'>,
  now: Date,
  again = '',
): Prisma.SystemEffectCreateManyInput {
  const reference = `webhook:${subscriber}:${eventId}${again}`;
  const id = newId(now);
  const told = { ticketId, eventId, subscriber, reference };
  return { id, system: 'webhook', kind: 'event', ...told, dueAt: now, createdAt: now };
}

/** Replays are bounded: whoever wants more asks for the next part. */
const mostReplayed = 5_000;

/**
 * Tells a subscriber once more of what happened since then, oldest first, under the ids of the first time. What is still
 * to be told, or was told since `now`, is not told twice: of two who ask at once, one has it done. Answers how many
 * events this one has told, and whether there are more.
 */
export async function replayEvents(
  tx: Db,
  subscriber: WebhookSubscriber,
  { since, now }: { since: Date; now: Date },
): Promise<{ count: number; until: Date | null }> {
  const events = await tx.ticketEvent.findMany({
    where: {
      at: { gte: since },
      ...(subscriber.events.length > 0 ? { type: { in: subscriber.events } } : {}),
    },
    orderBy: { id: 'asc' },
    take: mostReplayed,
    select: { id: true, ticketId: true, at: true },
  });
  await tx.$queryRaw`SELECT 1 FROM webhook_subscribers WHERE id = ${subscriber.id}::uuid FOR UPDATE`;
  const told = await tx.systemEffect.findMany({
    where: {
      ...{ system: 'webhook', subscriber: subscriber.id, eventId: { in: events.map(({ id }) => id) } },
      OR: [{ state: { in: ['waiting', 'sending'] } }, { doneAt: { gt: now }, state: 'done' }],
    },
    select: { eventId: true },
  });
  const already = new Set(told.map(({ eventId }) => eventId));
  const again = `:${newId(now)}`;
  const rows = events
    .filter(({ id }) => !already.has(id))
    .map(({ id, ticketId }) => childOf({ ticketId, eventId: id }, subscriber, now, again));
  await insertRows(tx, { system_effects: rows });
  const last = events.at(-1);
  return { count: rows.length, until: events.length === mostReplayed && last ? last.at : null };
}
