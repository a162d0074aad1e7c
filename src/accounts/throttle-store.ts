import type { PrismaClient } from '../db/generated/node/client.ts';
import { sha256 } from '../domain/digest.ts';

const minuteMs = 60_000;

const signIn = { windowMs: 15 * minuteMs, lockMs: 15 * minuteMs };
const use = { windowMs: minuteMs, lockMs: minuteMs };

/**
 * How many within a time before everything waits as long as the lock. Of signing in, tries that fail: NIST SP 800-63B
 * (5.2.2) allows a hundred for an account, and an address stands for a whole facility. Of a signed-in person, what a
 * nurse in a hurry does not reach: each letter typed may search, each list is read to be checked.
 */
const limits = {
  account: { ...signIn, most: 10 },
  link: { ...signIn, most: 5 },
  address: { ...signIn, most: 100 },
  search: { ...use, most: 300 },
  check: { ...use, most: 30 },
  send: { ...use, most: 30 },
} as const;

/** What is counted, and the name of it. */
export type Counted = { kind: keyof typeof limits; name: string };

export type Try =
  | { allowed: true }
  /** `lockedNow`: this very try was the one too many for the account. */
  | { allowed: false; waitMinutes: number; waitSeconds: number; lockedNow: boolean };

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
    return kind === 'account' && lockedUntil?.getTime() === now.getTime() + limits[kind].lockMs;
  });
  const waitMs = until - now.getTime();
  return {
    allowed: false,
    waitMinutes: Math.ceil(waitMs / minuteMs),
    waitSeconds: Math.ceil(waitMs / 1000),
    lockedNow,
  };
}

type Key = { key: string; kind: Counted['kind'] };

async function count(db: PrismaClient, { key, kind }: Key, now: Date) {
  const { most, windowMs, lockMs } = limits[kind];
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
        WHEN t.failures + 1 > ${most} THEN ${until}::timestamptz END
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
