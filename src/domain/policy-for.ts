import type { Policy, PolicyOverride, PolicyPlace } from './policy.ts';

/** Nobody is known yet, or lives in the community and pays by a way that the roster does not name. */
const nowhere: PolicyPlace = { facility: null, payer: null };

/**
 * The policy as it holds for a facility's residents and for those whom a payer covers: every override that fits is
 * laid over the figures in the order of the list, so that the last one wins. The version stays the same.
 */
export function policyFor(policy: Policy, place: PolicyPlace = nowhere): Policy {
  if (policy.overrides.length === 0) return policy;
  const fitting = policy.overrides.filter((override) => fits(override, place));
  if (fitting.length === 0) return policy;
  const key = JSON.stringify(fitting.map((override) => policy.overrides.indexOf(override)));
  const known = merged.get(policy) ?? new Map<string, Policy>();
  merged.set(policy, known);
  const found = known.get(key) ?? fitting.reduce(lay, policy);
  known.set(key, found);
  return found;
}

/** Kept for each policy, because a decision is asked for far more often than a policy changes. */
const merged = new WeakMap<Policy, Map<string, Policy>>();

function fits({ facility, payer }: PolicyOverride, place: PolicyPlace): boolean {
  return (facility ?? place.facility) === place.facility && (payer ?? place.payer) === place.payer;
}

function lay(policy: Policy, override: PolicyOverride): Policy {
  return {
    ...policy,
    window: { ...policy.window, ...override.window },
    law: { ...policy.law, ...override.law },
    urgency: { ...policy.urgency, ...override.urgency },
    clocks: { ...policy.clocks, ...override.clocks },
    reminder: { ...policy.reminder, ...override.reminder },
    calendar: { ...policy.calendar, ...override.calendar },
  };
}
