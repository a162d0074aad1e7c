import type { PrismaClient } from '../db/generated/node/client.ts';
import { sha256 } from '../domain/digest.ts';

const minuteMs = 60_000;

/**
 * How many tries may fail within a quarter of an hour before everything waits as long. NIST SP 800-63B (5.2.2) allows a
 * hundred for an account; an address stands for a whole facility.
 */
const limits = { account: 10, link: 5, address: 100 } as const;
const windowMs = 15 * minuteMs;
const lockMs = 15 * minuteMs;

/** What is counted, and the name of it. */
export type Counted = { kind: keyof typeof limits; name: string };

export type Try =
  | { allowed: true }
  /** `lockedNow`: this very try was the one too many for the account. */
  | { allowed: false; waitMinutes: number; lockedNow: boolean };

/**
 * Takes one try of each before it is known whether it fails, so that however many come at once, through whichever
 * process, no more than the limit are looked at. A try that did not fail is given back.
 */
export async function takeTry(db: PrismaClient, counted: readonly Counted[], now: Date): Promise<Try> {
  const rows = [];
  for (const each of await keysOf(counted)) rows.push(await count(db, each, now));
  const locked = rows.filter(({ lockedUntil }) => lockedUntil !== null);
  if (locked.length === 0) return { allowed: true };
  const until = Math.max(...locked.map(({ lockedUntil }) => lockedUntil?.getTime() ?? 0));
  const lockedNow = locked.some(({ kind, lockedUntil }) => {
    return kind === 'account' && lockedUntil?.getTime() === now.getTime() + lockMs;
  });
  return { allowed: false, waitMinutes: Math.ceil((until - now.getTime()) / minuteMs), lockedNow };
}

type Key = { key: string; kind: Counted['kind'] };

async function count(db: PrismaClient, { key, kind }: Key, now: Date) {
  const until = new Date(now.getTime() + lockMs);
  const since = new Date(now.getTime() - windowMs);
  const [row] = await db.$queryRaw<{ lockedUntil: Date | null }[]>`
    INSERT INTO sign_in_throttles AS t (key, failures, "firstAt") VALUES (${key}, 1, ${now})
    ON CONFLICT (key) DO UPDATE SET
      failures = CASE
        WHEN t."lockedUntil" > ${now} THEN t.failures
        WHEN t."lockedUntil" IS NOT NULL OR t."firstAt" < ${since} THEN 1
        ELSE t.failures + 1 END,
      "firstAt" = CASE
        WHEN t."lockedUntil" > ${now} THEN t."firstAt"
        WHEN t."lockedUntil" IS NOT NULL OR t."firstAt" < ${since} THEN ${now}
        ELSE t."firstAt" END,
      "lockedUntil" = CASE
        WHEN t."lockedUntil" > ${now} THEN t."lockedUntil"
        WHEN t."lockedUntil" IS NOT NULL OR t."firstAt" < ${since} THEN NULL
        WHEN t.failures + 1 > ${limits[kind]} THEN ${until}::timestamptz END
    RETURNING "lockedUntil"`;
  return { kind, lockedUntil: row?.lockedUntil ?? null };
}

/** A try that did not fail. */
export async function giveBackTry(db: PrismaClient, counted: readonly Counted[]): Promise<void> {
  const keys = (await keysOf(counted)).map(({ key }) => key);
  await db.signInThrottle.updateMany({
    where: { key: { in: keys }, lockedUntil: null, failures: { gt: 0 } },
    data: { failures: { decrement: 1 } },
  });
}

/** Who has signed in, or set a new password, begins again; what nobody asks for any more is forgotten with it. */
export async function forgetTries(db: PrismaClient, counted: Counted, now: Date): Promise<void> {
  const keys = (await keysOf([counted])).map(({ key }) => key);
  const dayAgo = new Date(now.getTime() - 24 * 60 * minuteMs);
  await db.signInThrottle.deleteMany({ where: { OR: [{ key: { in: keys } }, { firstAt: { lt: dayAgo } }] } });
}

async function keysOf(counted: readonly Counted[]): Promise<Key[]> {
  return Promise.all(
    counted.map(async ({ kind, name }) => ({ kind, key: await sha256(`${kind}: ${name.toLowerCase()}`) })),
  );
}
