import type { Db } from '../db/client.ts';
import { defaultPolicy, type Policy } from '../domain/policy.ts';
import { shareRuns } from './share-runs.ts';
import { findInForce, findPolicy } from './policy-store.ts';

/** The policy that decides here and now. */
export type PolicyInForce = {
  readonly policy: Policy;
  /** Looks whether another one was put in force, by whichever process: before anything is decided. */
  refresh(): Promise<void>;
};

/**
 * The policy that was put in force last, else the one that comes with the program. The look is one row of an index;
 * the policy itself is read when it is another one.
 */
export function createPolicyInForce(db: Db): PolicyInForce {
  let current = { policy: defaultPolicy, since: 0 };
  async function look(): Promise<void> {
    const found = await findInForce(db);
    const since = found?.inForceFrom?.getTime() ?? 0;
    if (!found || since <= current.since) return;
    const read = await findPolicy(db, found.version);
    if (read) current = { policy: read.policy, since };
  }
  return {
    get policy() {
      return current.policy;
    },
    refresh: shareRuns(look),
  };
}
