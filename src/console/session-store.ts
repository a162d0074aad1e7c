import type { Db } from '../db/client.ts';
import { sha256 } from '../domain/digest.ts';
import type { Caller } from '../http/authenticate.ts';

/** A browser left alone is signed out after this long, and every one after a working day. */
const idleMs = 15 * 60_000;
const longestMs = 12 * 3_600_000;

/** Starts a session for a key; answers the secret that the browser's cookie holds. Old sessions are swept. */
export async function startSession(db: Db, apiKeyId: string, now: Date): Promise<string> {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const token = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  await db.consoleSession.deleteMany({ where: { expiresAt: { lt: now } } });
  await db.consoleSession.create({
    data: {
      hash: await sha256(token),
      apiKeyId,
      createdAt: now,
      expiresAt: new Date(now.getTime() + idleMs),
    },
  });
  return token;
}

/** Who is signed in with this secret, and keeps the session alive; null when it ended or the key was revoked. */
export async function resumeSession(db: Db, token: string, now: Date): Promise<Caller | null> {
  const hash = await sha256(token);
  const { count } = await db.consoleSession.updateMany({
    where: { hash, expiresAt: { gt: now }, createdAt: { gt: new Date(now.getTime() - longestMs) } },
    data: { expiresAt: new Date(now.getTime() + idleMs) },
  });
  if (count === 0) return null;
  const session = await db.consoleSession.findUnique({ where: { hash } });
  return (
    session &&
    db.apiKey.findFirst({
      where: { id: session.apiKeyId, revokedAt: null },
      omit: { hash: true, previousHash: true },
    })
  );
}

export async function endSession(db: Db, token: string): Promise<void> {
  await db.consoleSession.deleteMany({ where: { hash: await sha256(token) } });
}
