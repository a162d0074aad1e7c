import type { Db } from '../../db/client.ts';
import { parsePhoneNumber } from '../../domain/phone-number.ts';
import type { Answer } from '../../extraction/answers/read-answer.ts';
import type { IdentifiedRequest } from '../reading/identify-people.ts';
import type { SenderState, StoredMessage } from '../reading/message-store.ts';
import { everythingAsked, type OpenQuestion } from './open-question.ts';
import type { Served } from './served.ts';
import { findThreadTickets } from './thread-ticket-store.ts';

export type GreetingToServe = {
  message: StoredMessage;
  person: IdentifiedRequest;
  sender: SenderState;
  question: OpenQuestion | null;
  answer: Answer;
  now: Date;
};

/**
 * "Hola", or "yes" to nothing that was asked, and nothing else: they are asked what they need, and it is no ticket until they say it. Null for any other
 * text, for whoever waits for something already, who may mean that, and for whoever cannot be asked by text: a person
 * reads it then.
 */
export async function serveGreeting(tx: Db, serving: GreetingToServe): Promise<Partial<Served> | null> {
  const { message, person, sender, question, answer, now } = serving;
  const assents = person.request.extraction?.intents.includes('thanks') ?? false;
  if (!(answer.greets || (answer.yes && !assents)) || question !== null || message.media.length > 0)
    return null;
  if (person.request.flags.length > 0) return null;
  if (sender.block !== null || parsePhoneNumber(message.from) === null) return null;
  const waiting = await findThreadTickets(tx, message.conversationKey, person.patient?.id ?? null);
  if (waiting.length > 0) return null;
  return {
    people: [],
    say: { template: 'greeting', disclosure: 'neutral', ticketIds: [] },
    question: { ...everythingAsked, messageIds: [message.id], askedAt: now.toISOString() },
  };
}
