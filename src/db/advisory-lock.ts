import type { Db } from './client.ts';

/** What a lock is about; the same key in two spaces is two locks. */
export type LockSpace =
  | 'conversation'
  | 'patient'
  | 'sender'
  | 'call'
  | 'ticket'
  | 'page'
  | 'delivery'
  | 'redelivery'
  | 'consent'
  | 'policy'
  | 'form-list';

/**
 * Waits for the lock and holds it until the transaction ends, in whatever way. Two keys share a lock once in 2^64
 * pairs, which costs a wait and nothing else.
 */
export async function lockInTransaction(tx: Db, space: LockSpace, key: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${lockName(space, key)}::text, 0))`;
}

/** What is hashed to a lock, for a statement that takes it beside something else. */
export function lockName(space: LockSpace, key: string): string {
  return `${space}:${key}`;
}

/** Takes several locks in one statement, in the order given: all who take several must agree on an order. */
export async function lockAllInTransaction(
  tx: Db,
  locks: { space: LockSpace; key: string }[],
): Promise<void> {
  if (locks.length === 0) return;
  const keys = locks.map(({ space, key }) => lockName(space, key));
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(key, 0)) FROM unnest(${keys}::text[]) AS key`;
}
