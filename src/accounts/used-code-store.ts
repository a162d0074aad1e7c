import type { PrismaClient } from '../db/generated/node/client.ts';
import { sha256 } from '../domain/digest.ts';

/** A code of an app lasts 30 seconds, and its neighbours are taken too (RFC 6238, 5.2). */
const lifeMs = 120_000;

/**
 * Claims a code of an authenticator app for a user, in one statement, so that of two that come at once one alone is
 * looked at. False: it was typed just before.
 */
export async function claimCode(db: PrismaClient, userId: string, code: string, now: Date): Promise<boolean> {
  const codeHash = await sha256(`code of ${userId}: ${code}`);
  const before = new Date(now.getTime() - lifeMs);
  const claimed = await db.$executeRaw`
    INSERT INTO user_used_codes AS u ("userId", "codeHash", at) VALUES (${userId}::uuid, ${codeHash}, ${now})
    ON CONFLICT ("userId", "codeHash") DO UPDATE SET at = excluded.at WHERE u.at < ${before}`;
  await db.userUsedCode.deleteMany({ where: { userId, at: { lt: before } } });
  return claimed > 0;
}
