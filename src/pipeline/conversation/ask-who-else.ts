import type { Db } from '../../db/client.ts';
import { dangerFlags } from '../../domain/message.ts';
import { saysForAnother } from '../../extraction/answers/for-another.ts';
import type { IdentifiedRequest } from '../reading/identify-people.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { noteAnswer } from './note-answer.ts';
import { claimsSomebody } from './said-for-ticket.ts';
import type { Served } from './served.ts';
import type { Serving } from './serving.ts';
import { findThreadTickets } from './thread-ticket-store.ts';

/**
 * "Sorry, that's for my husband", where we have asked who it is for and nobody is named yet: the same is asked on, of
 * him. Null for any other text.
 */
export async function askWhoElse(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  { message, question, answer, now }: Serving,
  person: IdentifiedRequest,
): Promise<Partial<Served> | null> {
  const { medicines, flags } = person.request;
  const asksOn = question?.kind === 'details' && question.asked.includes('name');
  const says = message.channel === 'sms' && saysForAnother(message.text, answer);
  if (!asksOn || !says || claimsSomebody(person) || medicines.length > 0) return null;
  if (dangerFlags.some((flag) => flags.includes(flag))) return null;
  const { ticketIds } = question;
  const thread = await findThreadTickets(tx, message.conversationKey, null);
  const tickets = thread.filter(({ id, patientId }) => ticketIds.includes(id) && patientId === null);
  await noteAnswer(tx, deps, { message, person, tickets, now });
  return {
    people: [],
    say: { template: 'which_patient', disclosure: 'neutral', ticketIds },
    question: { ...question, askedAt: now.toISOString() },
  };
}
