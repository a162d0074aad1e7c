import type { Db } from '../db/client.ts';
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
