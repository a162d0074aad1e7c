import type { Db } from '../db/client.ts';
import type { PrismaClient } from '../db/generated/node/client.ts';
import { sha256 } from '../domain/digest.ts';
import { newToken } from './new-token.ts';

const hourMs = 3_600_000;

export type LinkKind = 'invitation' | 'password';

/** An invitation may wait over a weekend; a link for a new password is asked for by who sits there. */
export const linkHours: Record<LinkKind, number> = { invitation: 72, password: 1 };

/** Makes a link's token, to be sent once; those that the user had before lapse. */
export async function issueLink(db: Db, userId: string, kind: LinkKind, now: Date): Promise<string> {
  const token = newToken();
  await db.userLink.updateMany({ where: { userId, usedAt: null }, data: { expiresAt: now } });
  await db.userLink.create({
    data: {
      hash: await sha256(token),
      userId,
      kind,
      createdAt: now,
      expiresAt: new Date(now.getTime() + linkHours[kind] * hourMs),
    },
  });
  return token;
}

export type FoundLink = { kind: LinkKind; userId: string; email: string; name: string };

/** Whose link it is; null for one that is unknown, lapsed or used, or whose user was disabled. */
export async function findLink(db: Db, token: string, now: Date): Promise<FoundLink | null> {
  const link = await db.userLink.findFirst({
    where: { hash: await sha256(token), usedAt: null, expiresAt: { gt: now }, user: { disabledAt: null } },
    include: { user: true },
  });
  return link && { kind: link.kind, userId: link.userId, email: link.user.email, name: link.user.name };
}

/** Uses a link up; false when somebody else has, in between. */
export async function useLink(tx: Db | PrismaClient, token: string, now: Date): Promise<boolean> {
  const { count } = await tx.userLink.updateMany({
    where: { hash: await sha256(token), usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  return count > 0;
}
