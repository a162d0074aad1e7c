import { lockInTransaction } from '../db/advisory-lock.ts';
import type { Db } from '../db/client.ts';
import type { PrismaClient } from '../db/generated/node/client.ts';
import { isSamePolicy } from '../domain/policy-figures.ts';
import { defaultPolicy, type Policy } from '../domain/policy.ts';

/** Every policy by its version: those that were saved, and the one that comes with the program. */
export type PolicyBook = ReadonlyMap<string, Policy>;

export async function readPolicies(db: Db): Promise<PolicyBook> {
  const rows = await db.policyVersion.findMany();
  return new Map([
    [defaultPolicy.version, defaultPolicy],
    ...rows.map(({ version, policy }) => [version, storedPolicy(policy)] as const),
  ]);
}

/**
 * Keeps a policy under its version before anything is decided by it, so that those decisions can be taken again when
 * a later program knows it no more. `changed`: another one was kept under that version, and stays.
 */
export async function keepPolicy(
  db: Db,
  policy: Policy,
  by: { author: string; reason: string; at: Date },
): Promise<'kept' | 'known' | 'changed'> {
  const { count } = await db.policyVersion.createMany({
    data: [{ version: policy.version, policy, ...by }],
    skipDuplicates: true,
  });
  if (count > 0) return 'kept';
  const kept = await db.policyVersion.findUniqueOrThrow({ where: { version: policy.version } });
  return isSamePolicy(storedPolicy(kept.policy), policy) ? 'known' : 'changed';
}

/** A policy as it is listed: who saved it, why, and since when it decides; null: only kept. */
export type PolicyRecord = {
  version: string;
  author: string;
  reason: string;
  at: Date;
  inForceFrom: Date | null;
};

const recordFields = { version: true, author: true, reason: true, at: true, inForceFrom: true } as const;

/** Every policy that was kept, newest first. */
export function listPolicies(db: Db): Promise<PolicyRecord[]> {
  return db.policyVersion.findMany({
    select: recordFields,
    orderBy: [{ at: 'desc' }, { version: 'desc' }],
  });
}

/** That version with its figures; null when it was never kept. */
export async function findPolicy(
  db: Db,
  version: string,
): Promise<(PolicyRecord & { policy: Policy }) | null> {
  const row = await db.policyVersion.findUnique({
    where: { version },
    select: { ...recordFields, policy: true },
  });
  return row && { ...row, policy: storedPolicy(row.policy) };
}

/** Which version was put in force last; null while the one that comes with the program decides. */
export function findInForce(db: Db): Promise<{ version: string; inForceFrom: Date | null } | null> {
  return db.policyVersion.findFirst({
    where: { inForceFrom: { not: null } },
    orderBy: { inForceFrom: 'desc' },
    select: { version: true, inForceFrom: true },
  });
}

/**
 * Saves a checked policy and puts it in force, after whatever was in force before; `taken`: its version was kept with
 * other figures, or is not the one in force, and what has decided once stays as it was; `stale`: another one than
 * `basedOn` is in force meanwhile.
 */
export async function savePolicyInForce(
  db: PrismaClient,
  policy: Policy,
  { basedOn, ...by }: { author: string; reason: string; at: Date; basedOn?: string | undefined },
): Promise<'saved' | 'in_force' | 'taken' | 'stale'> {
  return db.$transaction(async (tx) => {
    await lockInTransaction(tx, 'policy', 'in force');
    const before = await findInForce(tx);
    const known = policy.version === defaultPolicy.version ? defaultPolicy : null;
    const kept = (await findPolicy(tx, policy.version))?.policy ?? known;
    if (kept) return before?.version === policy.version && isSamePolicy(kept, policy) ? 'in_force' : 'taken';
    if (basedOn !== undefined && basedOn !== (before?.version ?? defaultPolicy.version)) return 'stale';
    const after = (before?.inForceFrom?.getTime() ?? 0) + 1;
    const inForceFrom = new Date(Math.max(by.at.getTime(), after));
    // Two at one moment follow each other in the list as they do in force.
    const saved = { ...by, at: inForceFrom, inForceFrom };
    await tx.policyVersion.create({ data: { version: policy.version, policy, ...saved } });
    return 'saved';
  });
}

/**
 * The column holds policies that were checked before they were saved. Parts that an earlier program did not know yet
 * are those of the shipped policy: with them it decides as it did.
 */
function storedPolicy(policy: unknown): Policy {
  const stored = policy as { [Name in keyof Policy]?: object };
  const parts = Object.entries(defaultPolicy).map(([name, shipped]: [string, unknown]) => {
    const own = stored[name as keyof Policy];
    const isPart = typeof shipped === 'object' && shipped !== null && !Array.isArray(shipped);
    return [name, isPart ? { ...shipped, ...own } : (own ?? shipped)];
  });
  return { ...(policy as Policy), ...(Object.fromEntries(parts) as Policy) };
}
