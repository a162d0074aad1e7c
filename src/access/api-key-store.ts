import type { Db } from '../db/client.ts';
import { isId, newId } from '../domain/id.ts';
import { hashApiKey, isScope, newApiKey, type ApiKey, type Scope } from './api-key.ts';

export type NewApiKey = { name: string; scopes: readonly Scope[]; facilityId: string | null };

export type CreatedApiKey = { kind: 'created'; id: string; key: string } | { kind: 'unknown-facility' };

/**
 * Makes a key; the answer is the only time that it can be read.
 *
 * @param input.facilityId our id of the facility or the roster's; null for a trusted integration
 */
export async function createApiKey(db: Db, input: NewApiKey, now: Date): Promise<CreatedApiKey> {
  const facilityId = input.facilityId === null ? null : await findFacilityId(db, input.facilityId);
  if (facilityId === undefined) return { kind: 'unknown-facility' };
  const id = newId(now);
  const key = newApiKey();
  const hash = await hashApiKey(key);
  if (hash === null) throw new Error('a new key does not have the shape of a key');
  await db.apiKey.create({
    data: { id, name: input.name, hash, scopes: [...input.scopes], facilityId, createdAt: now },
  });
  return { kind: 'created', id, key };
}

/** The key that was presented; null when there is none such, it was revoked, or it was replaced and its time is over. */
export async function findApiKey(db: Db, presented: string, now: Date): Promise<ApiKey | null> {
  const hash = await hashApiKey(presented);
  if (hash === null) return null;
  const row =
    (await db.apiKey.findUnique({ where: { hash } })) ??
    (await db.apiKey.findFirst({ where: { previousHash: hash, previousUntil: { gt: now } } }));
  if (!row || row.revokedAt !== null) return null;
  return { id: row.id, name: row.name, scopes: row.scopes.filter(isScope), facilityId: row.facilityId };
}

export type ListedApiKey = ApiKey & { createdAt: Date; revokedAt: Date | null };

/** All keys, revoked ones too, oldest first. */
export async function listApiKeys(db: Db): Promise<ListedApiKey[]> {
  const omit = { hash: true, previousHash: true } as const;
  const rows = await db.apiKey.findMany({ omit, orderBy: { id: 'asc' } });
  return rows.map((row) => ({ ...row, scopes: row.scopes.filter(isScope) }));
}

export type RotatedApiKey = { kind: 'rotated'; key: string } | { kind: 'unknown' | 'revoked' };

/**
 * Gives a key a new secret, with the same rights and under the same id, so that what it has sent stays its own. The
 * one before is taken until then; one that was still being replaced ends now.
 */
export async function rotateApiKey(db: Db, id: string, until: Date): Promise<RotatedApiKey> {
  const row = isId(id) ? await db.apiKey.findUnique({ where: { id } }) : null;
  if (!row) return { kind: 'unknown' };
  const key = newApiKey();
  const hash = await hashApiKey(key);
  if (hash === null) throw new Error('a new key does not have the shape of a key');
  const { count } = await db.apiKey.updateMany({
    where: { id, hash: row.hash, revokedAt: null },
    data: { hash, previousHash: row.hash, previousUntil: until },
  });
  return count > 0 ? { kind: 'rotated', key } : { kind: 'revoked' };
}

/** Ends a key for ever; the row stays, because messages and events name it. */
export async function revokeApiKey(
  db: Db,
  id: string,
  now: Date,
): Promise<'revoked' | 'already-revoked' | 'unknown'> {
  if (!isId(id)) return 'unknown';
  const { count } = await db.apiKey.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now } });
  if (count > 0) return 'revoked';
  return (await db.apiKey.findUnique({ where: { id } })) ? 'already-revoked' : 'unknown';
}

/** Our id of a facility by our id or the roster's, which may look like one of ours: the roster's own wins. */
export async function findFacilityId(db: Db, id: string): Promise<string | undefined> {
  const byRoster = await db.facility.findUnique({ where: { sourceId: id }, select: { id: true } });
  if (byRoster) return byRoster.id;
  if (!isId(id)) return undefined;
  return (await db.facility.findUnique({ where: { id }, select: { id: true } }))?.id;
}
