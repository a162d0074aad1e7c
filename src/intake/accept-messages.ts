import type { Pool } from 'pg';
import { newId } from '../domain/id.ts';
import type { InboundMessage } from '../domain/message.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import { commitGroup, type Accepted, type Arrival } from './commit-group.ts';

export type { Accepted } from './commit-group.ts';

/** Durable acceptance: resolves after the message and its job are committed, once for each provider id. */
export type Accept = (message: InboundMessage) => Promise<Accepted>;

type Waiting = { arrival: Arrival; resolve: (accepted: Accepted) => void; reject: (error: unknown) => void };

const largestGroup = 100;
const groupsAtOnce = 2;

/**
 * Messages that wait at the same moment are committed as one group; alone, a message waits for nothing. Groups
 * form by themselves: while the commits under way last, arrivals gather for the next.
 */
export function createGroupedAccept(pool: Pool, jobs: JobQueue): Accept {
  const waiting: Waiting[] = [];
  let underWay = 0;

  function startGroups(): void {
    while (waiting.length > 0 && underWay < groupsAtOnce) {
      const group = waiting.splice(0, largestGroup);
      underWay += 1;
      void settleGroup(pool, jobs, group).finally(() => {
        underWay -= 1;
        startGroups();
      });
    }
  }

  return (message) =>
    new Promise((resolve, reject) => {
      waiting.push({ arrival: arrivalOf(message), resolve, reject });
      startGroups();
    });
}

/** Without waiting for others: for runtimes in which requests must not share a connection. */
export function createSingleAccept(pool: Pool, jobs: JobQueue): Accept {
  return async (message) => {
    const [accepted] = await commitGroup(pool, jobs, [arrivalOf(message)]);
    if (!accepted) throw new Error('the commit of one message gave no answer');
    return accepted;
  };
}

/** A structured request has no other id than ours. */
function arrivalOf(message: InboundMessage): Arrival {
  return { id: message.structured ? message.providerId : newId(message.receivedAt), message };
}

async function settleGroup(pool: Pool, jobs: JobQueue, group: Waiting[]): Promise<void> {
  try {
    const results = await commitGroup(
      pool,
      jobs,
      group.map((member) => member.arrival),
    );
    group.forEach((member, index) => {
      const accepted = results[index];
      if (accepted) member.resolve(accepted);
      else member.reject(new Error('the group commit gave no answer for a member'));
    });
  } catch (error) {
    if (group.length === 1) group[0]?.reject(error);
    else for (const member of group) await settleGroup(pool, jobs, [member]);
  }
}
