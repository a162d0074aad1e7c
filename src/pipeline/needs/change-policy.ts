import type { z } from 'zod';
import type { PrismaClient } from '../../db/generated/node/client.ts';
import type { Clock } from '../../domain/clock.ts';
import { policySchema } from '../../domain/policy-schema.ts';
import type { Policy } from '../../domain/policy.ts';
import { findPolicy, savePolicyInForce, type PolicyRecord } from '../../policies/policy-store.ts';

export type PolicyChange =
  { kind: 'saved' | 'in_force'; record: PolicyRecord & { policy: Policy } } | PolicyRefusal;

export type PolicyRefusal =
  | { kind: 'invalid'; error: z.ZodError }
  | { kind: 'unknown_facility'; override: number }
  | { kind: 'taken' | 'stale' };

/** Puts another policy in force, in every process from its next decision on; the one before it is kept. */
export async function changePolicy(
  { db, clock }: { db: PrismaClient; clock: Clock },
  input: { policy: unknown; reason: string; author: string; basedOn?: string | undefined },
): Promise<PolicyChange> {
  const parsed = policySchema.safeParse(input.policy);
  if (!parsed.success) return { kind: 'invalid', error: parsed.error };
  const policy = parsed.data;
  const override = await findUnknownFacility(db, policy);
  if (override >= 0) return { kind: 'unknown_facility', override };
  const { author, reason, basedOn } = input;
  const saved = await savePolicyInForce(db, policy, { author, reason, basedOn, at: clock.now() });
  if (saved === 'taken' || saved === 'stale') return { kind: saved };
  const record = await findPolicy(db, policy.version);
  return record ? { kind: saved, record } : { kind: 'taken' };
}

/** The place of the first override for a facility that the roster does not have: it would do nothing. */
async function findUnknownFacility(db: PrismaClient, { overrides }: Policy): Promise<number> {
  const named = overrides.flatMap(({ facility }) => facility ?? []);
  if (named.length === 0) return -1;
  const rows = await db.facility.findMany({
    where: { sourceId: { in: named } },
    select: { sourceId: true },
  });
  const known = new Set(rows.map(({ sourceId }) => sourceId));
  return overrides.findIndex(({ facility }) => facility !== null && !known.has(facility));
}
