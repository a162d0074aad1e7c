import type { Policy } from './policy.ts';

/** A figure that two policies have otherwise, as `clocks.dispositionHours.urgent`; null: one of them has none. */
export type PolicyDifference = {
  path: string;
  before: string | null;
  after: string | null;
  /** Why it is so now; null where the figure has no reason of its own. */
  reason: string | null;
};

type Leaf = { value: string; reason: string | null };

/** What of its figures a policy has otherwise than the one before it, in the order of the policy. Pure. */
export function policyDifferences(before: Policy, after: Policy): PolicyDifference[] {
  const [old, now] = [leavesOf(before), leavesOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((path) => {
    const [was, is] = [old.get(path), now.get(path)];
    if (path === 'version' || was?.value === is?.value) return [];
    return [{ path, before: was?.value ?? null, after: is?.value ?? null, reason: is?.reason ?? null }];
  });
}

/** Every figure of a policy by its path. */
export function leavesOf(policy: Policy): Map<string, Leaf> {
  const found = new Map<string, Leaf>();
  collect(policy, [], found);
  return found;
}

function collect(node: unknown, path: string[], found: Map<string, Leaf>): void {
  const isPart = typeof node === 'object' && node !== null && !Array.isArray(node);
  if (!isPart) {
    found.set(path.join('.'), { value: JSON.stringify(node), reason: null });
    return;
  }
  if ('value' in node && 'reason' in node) {
    found.set(path.join('.'), { value: JSON.stringify(node.value), reason: String(node.reason) });
    return;
  }
  for (const [name, part] of Object.entries(node)) collect(part, [...path, name], found);
}
