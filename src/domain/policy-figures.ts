import type { Policy } from './policy.ts';

/** All that a policy decides by, as one text: its figures in the order of their names, without their reasons. */
export function figuresOf(policy: Policy): string {
  return JSON.stringify(policy, (name, value: unknown) => {
    if (name === 'reason') return undefined;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** The same figures; their reasons may be worded anew. */
export function isSamePolicy(one: Policy, other: Policy): boolean {
  return figuresOf(one) === figuresOf(other);
}
