import type { Db } from '../../db/client.ts';
import { insertRows } from '../../db/insert-rows.ts';
import type { Patient } from '../../domain/patient.ts';
import { enqueueSends, replyRow } from '../../reply/reply-store.ts';
import { isSafetyTemplate } from '../../reply/template.ts';
import type { IdentifiedRequest } from '../reading/identify-people.ts';
import { loadSenderState, type StoredMessage } from '../reading/message-store.ts';
import type { OpenedTickets } from '../needs/opened-tickets.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { planReplies } from '../replies/plan-replies.ts';
import { planTasks } from '../work/plan-tasks.ts';
import type { Served } from './served.ts';

export type DangerToAnswer = {
  message: StoredMessage;
  /** With no flags but those that are still to be answered. */
  people: IdentifiedRequest[];
  opened: OpenedTickets;
  patientsOfSender: Patient[];
  now: Date;
};

/**
 * Says the fixed safety text for a danger that was seen after the message was answered, once and nothing beside it;
 * where the sender cannot be texted, somebody calls.
 */
export async function answerDanger(
  tx: Db,
  deps: Pick<PipelineDeps, 'jobs' | 'settings' | 'policy'>,
  { message, people, opened, patientsOfSender, now }: DangerToAnswer,
): Promise<void> {
  const known = await loadSenderState(tx, message, now);
  const answering = {
    message,
    people,
    // Not the place to introduce ourselves.
    sender: { ...known, introducedAt: now },
    served: nothingServed(people),
    opened,
    patientsOfSender,
  };
  const replies = planReplies(answering, deps, now).filter(({ draft }) => isSafetyTemplate(draft.template));
  const calls = safetyReviewOnly(people) ? [] : planTasks(answering, replies, now);
  const rows = replies.map((reply) => replyRow(reply, now));
  await insertRows(tx, { outbound_messages: rows, tasks: calls });
  await enqueueSends(tx, deps.jobs, rows);
}

/** Has no fixed text: the absence of one is no reason to call. */
function safetyReviewOnly(people: IdentifiedRequest[]): boolean {
  return people.every(({ request }) => request.flags.includes('safety_review'));
}

function nothingServed(people: IdentifiedRequest[]): Served {
  return {
    everyone: people,
    people,
    consent: { record: null, source: 'sentence', keyword: null, confirmOptOut: false, vendorAnswered: false },
    consents: [],
    unknownNumber: false,
    statusTickets: [],
    statusAsked: false,
    withdrawn: false,
    unserved: [],
    say: null,
    language: null,
    handedOver: null,
  };
}
