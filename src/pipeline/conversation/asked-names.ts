import type { Db } from '../../db/client.ts';
import { putsRight } from '../../extraction/answers/denies.ts';
import { readAnswer } from '../../extraction/answers/read-answer.ts';
import { agree, agreeInPart, findSaidTogether } from './earlier-claims.ts';
import type { IdentifiedRequest } from '../reading/identify-people.ts';
import type { OpenedTickets } from '../needs/opened-tickets.ts';
import type { OpenQuestion } from './open-question.ts';

/** The medicines of tickets; null for one that names none. */
export async function findAskedNames(tx: Db, ticketIds: string[]): Promise<(string | null)[]> {
  const known = await tx.ticket.findMany({
    where: { id: { in: ticketIds } },
    select: { medicationName: true },
  });
  return known.map(({ medicationName }) => medicationName);
}

/**
 * The reference by which the sender knows what a message is about: that of the exchange, unless it asks for another
 * medicine or for somebody else. It follows from what the thread has said alone, and never from what was found.
 */
export async function referenceOf(
  tx: Db,
  message: { reference: string; text: string; channel: string },
  question: OpenQuestion | null,
  { people, opened }: { people: IdentifiedRequest[]; opened: OpenedTickets },
): Promise<string> {
  if (question?.reference === undefined) return message.reference;
  const { claims, extraction } = people[0]?.request ?? { claims: undefined, extraction: null };
  const names = opened.outcomes.flatMap(({ wish }) => wish.medicine?.mention.name ?? []);
  const known = names.length === 0 ? [] : await findAskedNames(tx, question.ticketIds);
  const asksForAnother = known.length > 0 && [null, ...names].every((name) => !known.includes(name));
  if (!asksForAnother && claims && (claims.name !== null || claims.birthDates.length > 0)) {
    const said = await findSaidTogether(tx, question.messageIds);
    const corrects =
      extraction &&
      message.channel === 'sms' &&
      putsRight(message.text, readAnswer(message.text), extraction);
    if (!said || !(corrects ? agreeInPart(said, claims) : agree(said, claims))) return message.reference;
  }
  return asksForAnother ? message.reference : question.reference;
}
