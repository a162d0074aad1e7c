import type { Db } from '../../db/client.ts';
import type { Intent } from '../../domain/message.ts';
import { normaliseText } from '../../domain/normalise-text.ts';
import type { Answer } from '../../extraction/answers/read-answer.ts';
import { asksWhoWeAre, tellsDeath } from '../../extraction/wishes/not-theirs.ts';
import type { IdentifiedRequest } from '../reading/identify-people.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { noteAnswer } from './note-answer.ts';
import type { Served } from './served.ts';
import type { Serving } from './serving.ts';
import { findThreadTickets } from './thread-ticket-store.ts';

/** More words are a wish of their own. */
const mostWords = 6;

/** "Yes" is read as a wish for texts where nothing was asked. */
const answering: readonly Intent[] = ['unclear', 'opt_in'];

/**
 * "Yes", "the 20 mg", when what we had asked has lapsed and is a person's to ask: it stands with the ticket that waits
 * for that, the task says that they have answered, and they hear that a person goes on. Nothing is decided by it. Null
 * for any other text, and where nobody is to ask anything.
 */
export async function serveLateAnswer(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  { message, question, now }: Serving,
  { person, answer }: { person: IdentifiedRequest; answer: Answer },
): Promise<Partial<Served> | null> {
  if (question !== null || message.media.length > 0 || !mayAnswer(message.text, person, answer)) return null;
  const thread = await findThreadTickets(tx, message.conversationKey, null);
  const tasks = await findTasks(tx, thread);
  const tickets = thread.filter(({ id }) => tasks.some(({ ticketId }) => ticketId === id));
  if (tickets.length === 0) return null;
  await noteAnswer(tx, deps, { message, person, tickets, now });
  await tellTaskOfAnswer(tx, tickets);
  const ticketIds = tickets.map(({ id }) => id);
  const say = { template: 'person_takes_over', disclosure: 'neutral', ticketIds } as const;
  return { people: [], say: { ...say }, question: null };
}

function findTasks(tx: Db, tickets: readonly { id: string }[]) {
  return tx.task.findMany({
    where: { kind: 'answer_sender', state: 'open', ticketId: { in: tickets.map(({ id }) => id) } },
    select: { id: true, ticketId: true, why: true },
  });
}

/** Whoever is to ask the sender learns that they have said something since. */
export async function tellTaskOfAnswer(tx: Db, tickets: readonly { id: string }[]): Promise<void> {
  for (const { id, why } of await findTasks(tx, tickets))
    if (!why.endsWith(answered)) await tx.task.update({ where: { id }, data: { why: `${why}${answered}` } });
}

const answered = ' They have answered since, late: read it on the ticket first.';

function mayAnswer(text: string, { request }: IdentifiedRequest, answer: Answer): boolean {
  const { extraction, flags, claims, medicines } = request;
  if (!extraction || flags.length > 0 || medicines.length > 0 || tellsDeath(text)) return false;
  if (claims.name !== null || claims.birthDates.length > 0 || claims.rxNumbers.length > 0) return false;
  if (answer.greets || answer.wrongNumber || answer.asksLanguage || answer.language || asksWhoWeAre(text))
    return false;
  const words = normaliseText(text).split(' ').filter(Boolean);
  const { intents } = extraction;
  return (
    words.length > 0 &&
    words.length <= mostWords &&
    intents.length > 0 &&
    intents.every((intent) => answering.includes(intent))
  );
}
