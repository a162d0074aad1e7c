import { findFacilityId } from '../access/api-key-store.ts';
import type { Db } from '../db/client.ts';
import type { PrismaClient } from '../db/generated/node/client.ts';
import { newId } from '../domain/id.ts';
import { recordAccountEvent } from './account-event-store.ts';
import { issueLink } from './link-store.ts';
import type { Role } from './signed-in.ts';

export type NewUser = { email: string; name: string; role: Role; facilityId: string | null };

/** By whom and when an account is changed. */
export type Change = { actor: string; now: Date };

export type RoleFault = 'unknown-facility' | 'facility-missing' | 'facility-not-wanted';

export type InvitedUser =
  { kind: 'invited'; userId: string; token: string } | { kind: 'email-taken' | RoleFault };

/** Makes an account and its invitation; the token is in the answer alone. `facilityId`: ours or the roster's. */
export async function inviteUser(db: PrismaClient, input: NewUser, change: Change): Promise<InvitedUser> {
  const { actor, now } = change;
  const place = await placeOf(db, input);
  if (typeof place === 'string') return { kind: place };
  const email = input.email.toLowerCase();
  const { name, role } = input;
  if (await db.user.findUnique({ where: { email } })) return { kind: 'email-taken' };
  return db.$transaction(async (tx) => {
    const userId = newId(now);
    const data = { id: userId, email, name, role, ...place, createdAt: now, updatedAt: now };
    await tx.user.create({ data });
    await recordAccountEvent(tx, { type: 'invited', userId, actor, detail: { role, ...place } }, now);
    return { kind: 'invited' as const, userId, token: await issueLink(tx, userId, 'invitation', now) };
  });
}

/** A facility user has a facility, and nobody else does. */
async function placeOf(
  db: Db,
  { role, facilityId }: Pick<NewUser, 'role' | 'facilityId'>,
): Promise<{ facilityId: string | null } | RoleFault> {
  if (role !== 'facility_user') return facilityId === null ? { facilityId } : 'facility-not-wanted';
  if (facilityId === null) return 'facility-missing';
  const known = await findFacilityId(db, facilityId);
  return known === undefined ? 'unknown-facility' : { facilityId: known };
}

export type InvitedAgain = { kind: 'invited'; token: string } | { kind: 'unknown' | 'has-password' };

/** A new invitation for who has not used the first one; that one lapses. */
export async function inviteAgain(db: PrismaClient, userId: string, change: Change): Promise<InvitedAgain> {
  const user = await db.user.findFirst({ where: { id: userId, disabledAt: null } });
  if (!user) return { kind: 'unknown' };
  if (user.emailVerified) return { kind: 'has-password' };
  const { role, facilityId } = user;
  return db.$transaction(async (tx) => {
    const event = { type: 'invited', userId, actor: change.actor, detail: { role, facilityId } } as const;
    await recordAccountEvent(tx, event, change.now);
    return { kind: 'invited' as const, token: await issueLink(tx, userId, 'invitation', change.now) };
  });
}

/** Ends or gives back an account; a disabled user's sessions end with it. */
export async function setDisabled(
  db: PrismaClient,
  userId: string,
  disabled: boolean,
  { actor, now }: Change,
): Promise<'changed' | 'as-it-was'> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: userId, disabledAt: disabled ? null : { not: null } },
      data: { disabledAt: disabled ? now : null, updatedAt: now },
    });
    if (count === 0) return 'as-it-was';
    if (disabled) await endSessionsOf(tx, userId);
    const type = disabled ? 'disabled' : 'enabled';
    await recordAccountEvent(tx, { type, userId, actor, detail: {} }, now);
    return 'changed';
  });
}

/** Gives a user another role; their sessions end, so that nothing is done any more with the old one. */
export async function changeRole(
  db: PrismaClient,
  userId: string,
  to: Pick<NewUser, 'role' | 'facilityId'>,
  { actor, now }: Change,
): Promise<'changed' | 'unknown' | RoleFault> {
  const place = await placeOf(db, to);
  if (typeof place === 'string') return place;
  return db.$transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { id: userId } });
    if (!user) return 'unknown';
    await tx.user.update({ where: { id: userId }, data: { role: to.role, ...place, updatedAt: now } });
    await endSessionsOf(tx, userId);
    const detail = { from: user.role, to: to.role, ...place };
    await recordAccountEvent(tx, { type: 'role_changed', userId, actor, detail }, now);
    return 'changed';
  });
}

/** Takes an authenticator app away, for who has lost it: at the next sign-in another one is set up. */
export async function resetSecondFactor(
  db: PrismaClient,
  userId: string,
  { actor, now }: Change,
): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.userSecondFactor.deleteMany({ where: { userId } });
    await tx.user.update({ where: { id: userId }, data: { twoFactorEnabled: false, updatedAt: now } });
    await endSessionsOf(tx, userId);
    await recordAccountEvent(tx, { type: 'second_factor_reset', userId, actor, detail: {} }, now);
  });
}

export async function endSessionsOf(db: Db, userId: string): Promise<void> {
  await db.userSession.deleteMany({ where: { userId } });
}

/** All users with their facilities, by address. */
export async function listUsers(db: Db) {
  return db.user.findMany({ include: { facility: { select: { name: true } } }, orderBy: { email: 'asc' } });
}

export type ListedUser = Awaited<ReturnType<typeof listUsers>>[number];
