import { startDueReplies } from '../pipeline/sending/start-due-replies.ts';
import type { Sweep } from './run-sweeps.ts';

/** Sends what waited for an hour, a cap or the vendor. */
export function dueRepliesSweep(deps: Parameters<typeof startDueReplies>[0]): Sweep {
  return {
    name: 'due_replies',
    everyMs: 1_000,
    async run() {
      await startDueReplies(deps);
    },
  };
}
