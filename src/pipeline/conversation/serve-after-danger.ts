import { storedContribution } from '../../dedup/open-need-store.ts';
import type { Db } from '../../db/client.ts';
import { dangerFlags } from '../../domain/message.ts';
import type { Policy } from '../../domain/policy.ts';
import type { IdentifiedRequest } from '../reading/identify-people.ts';
import { noteAnswer } from './note-answer.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { wishesNothing } from './serve-for-people.ts';
import type { Served } from './served.ts';
import type { Serving } from './serving.ts';
import { findThreadTickets } from './thread-ticket-store.ts';

/**
 * What is said behind a danger and wishes for nothing else stands with the danger's ticket, where a person reads it, and
 * makes no ticket of its own: "is that dangerous?", "no, 20 not 10". "Nvm", "forget it" takes nothing back, neither the
 * danger nor what was asked for before it, and nothing is said to it. Null where a danger was not the last that the
 * thread spoke of, or nobody works on it any more.
 */
export async function serveAfterDanger(
  tx: Db,
  deps: PipelineDeps,
  { message, question, answer, now }: Serving,
  person: IdentifiedRequest,
): Promise<Partial<Served> | null> {
  const retracts = (answer?.neverMind ?? false) && person.request.flags.length === 0;
  if (message.channel !== 'sms' || !(retracts || wishesNothing(person.request))) return null;
  const dangers = await findLastDangers(tx, deps.policy, { conversationKey: message.conversationKey, now });
  if (dangers.length === 0) return null;
  const thread = await findThreadTickets(tx, message.conversationKey, person.patient?.id ?? null);
  const tickets = thread.filter(({ id, status }) => dangers.includes(id) && status !== 'resolved');
  if (tickets.length === 0) return null;
  const noted = await noteAnswer(tx, deps, { message, person, tickets, now });
  const say = {
    template: 'person_takes_over',
    disclosure: 'neutral',
    ticketIds: tickets.map(({ id }) => id),
  } as const;
  return { everyone: [person], people: [], question, ...(retracts ? {} : { say, statusTickets: noted }) };
}

/** The tickets of the latest arrival that asked for a medicine or told of a danger, where it did the latter alone. */
async function findLastDangers(
  tx: Db,
  { asking }: Pick<Policy, 'asking'>,
  { conversationKey, now }: { conversationKey: string; now: Date },
): Promise<string[]> {
  const since = new Date(now.getTime() - asking.lapseHours.value * 3_600_000);
  const sources = await tx.ticketSource.findMany({
    where: { joinedAt: { gt: since }, message: { conversationKey } },
    select: {
      ticketId: true,
      messageId: true,
      contribution: true,
      ticket: { select: { medicationText: true } },
    },
    orderBy: [{ joinedAt: 'desc' }, { messageId: 'desc' }],
  });
  const read = sources.map(({ contribution, ticket, ...source }) => {
    const flags = storedContribution(contribution)?.flags ?? [];
    const danger = dangerFlags.some((flag) => flags.includes(flag));
    return { ...source, danger, asks: ticket.medicationText !== null };
  });
  const last = read.find(({ danger, asks }) => danger || asks);
  const together = read.filter(({ messageId }) => messageId === last?.messageId);
  // Beside a medicine that the same text asks for, it is that which is taken back.
  return together.some(({ asks }) => asks) ? [] : together.map(({ ticketId }) => ticketId);
}
