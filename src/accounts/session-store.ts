import type { PrismaClient } from '../db/generated/node/client.ts';
import { sha256 } from '../domain/digest.ts';
import type { SignedIn } from './signed-in.ts';

/** A browser left alone is signed out after this long, and every one after a working day. */
export const idleMs = 15 * 60_000;
export const longestMs = 12 * 3_600_000;

/** Who is signed in with this token, without keeping the session alive; null when it has ended. */
export async function findSession(db: PrismaClient, token: string, now: Date): Promise<FoundSession | null> {
  const session = await db.userSession.findFirst({
    where: { token: await sha256(token), ...aliveAt(now) },
    include: { user: true },
  });
  return session ? foundOf(session) : null;
}

/** The same, and the session lasts another while. Nobody is signed in without a second factor, or when disabled. */
export async function resumeSession(
  db: PrismaClient,
  token: string,
  now: Date,
): Promise<FoundSession | null> {
  const hash = await sha256(token);
  const { count } = await db.userSession.updateMany({
    where: { token: hash, ...aliveAt(now) },
    data: { usedAt: now },
  });
  if (count === 0) return null;
  const session = await db.userSession.findUnique({ where: { token: hash }, include: { user: true } });
  return session ? foundOf(session) : null;
}

export type FoundSession = { signedIn: SignedIn; endsAt: Date };

function aliveAt(now: Date) {
  return {
    usedAt: { gt: new Date(now.getTime() - idleMs) },
    startedAt: { gt: new Date(now.getTime() - longestMs) },
    user: { disabledAt: null, twoFactorEnabled: true },
  };
}

type SessionRow = {
  id: string;
  startedAt: Date;
  usedAt: Date;
  user: Omit<SignedIn, 'userId' | 'sessionId'> & { id: string };
};

function foundOf({ id, startedAt, usedAt, user }: SessionRow): FoundSession {
  const { email, name, role, facilityId } = user;
  return {
    signedIn: { userId: user.id, email, name, role, facilityId, sessionId: id },
    endsAt: new Date(Math.min(usedAt.getTime() + idleMs, startedAt.getTime() + longestMs)),
  };
}

/** Ends a session, if there is such. */
export async function endSession(db: PrismaClient, token: string): Promise<void> {
  await db.userSession.deleteMany({ where: { token: await sha256(token) } });
}
