import type { Db } from '../db/client.ts';
import type { IdentifiedRequest } from './identify-people.ts';
import type { StoredMessage } from './message-store.ts';
import type { PipelineDeps } from './pipeline-deps.ts';
import type { Served } from './serve-conversation.ts';
import type { ThreadTicket } from './thread-ticket-store.ts';

export type Answer = {
  message: StoredMessage;
  person: IdentifiedRequest;
  thread: ThreadTicket[];
  served: Served;
  now: Date;
};
/** to do */
export async function answerOpenTickets(_tx: Db, _deps: PipelineDeps, _answer: Answer): Promise<boolean> {
  return Promise.resolve(false);
}
