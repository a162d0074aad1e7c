import { newToken } from '../../src/accounts/new-token.ts';
import type { Role } from '../../src/accounts/signed-in.ts';
import type { PrismaClient } from '../../src/db/generated/node/client.ts';
import { sha256 } from '../../src/domain/digest.ts';
import { newId } from '../../src/domain/id.ts';

export type Browser = {
  userId: string;
  email: string;
  /** The cookies that the browser sends. */
  cookie: string;
  /** What its forms send as `formToken`. */
  formToken: string;
  /** Headers of a page's own request: cookies and where it comes from. */
  headers: Record<string, string>;
};

export type BrowserOptions = {
  role: Role;
  facilityId?: string | null;
  /** With `https:`, cookies have the names that browsers keep for TLS. */
  publicUrl?: string;
  now: Date;
  /** Another browser of somebody who is there already. */
  userId?: string;
};

/** A browser in which somebody is signed in already, password and second factor behind them. */
export async function openSignedIn(db: PrismaClient, options: BrowserOptions): Promise<Browser> {
  const { role, facilityId = null, publicUrl = 'http://localhost', now } = options;
  const userId = options.userId ?? newId(now);
  const email = `${userId}@example.com`;
  const times = { createdAt: now, updatedAt: now };
  const user = { email, name: `A ${role}`, role, facilityId, twoFactorEnabled: true };
  if (!options.userId) await db.user.create({ data: { id: userId, ...user, ...times } });
  const token = newToken();
  const visit = newToken();
  await db.userSession.create({
    data: {
      id: newId(now),
      token: await sha256(token),
      userId,
      startedAt: now,
      usedAt: now,
      expiresAt: new Date(Date.now() + 12 * 3_600_000),
      ...times,
    },
  });
  const prefix = publicUrl.startsWith('https:') ? '__Host-' : '';
  const cookie = `${prefix}session=${token}.signature; ${prefix}visit=${visit}`;
  const formToken = await sha256(`form token of ${userId}: ${visit}`);
  return { userId, email, cookie, formToken, headers: { cookie, 'sec-fetch-site': 'same-origin' } };
}
