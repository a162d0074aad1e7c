import type { Db } from '../db/client.ts';
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

/** The same figures; their reasons may be worded anew. */
export function isSamePolicy(one: Policy, other: Policy): boolean {
  return figuresOf(one) === figuresOf(other);
}

function figuresOf(policy: Policy): string {
  return JSON.stringify(policy, (name, value: unknown) => {
    if (name === 'reason') return undefined;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** The column holds policies that were checked before they were saved. */
function storedPolicy(policy: unknown): Policy {
  return policy as Policy;
}
