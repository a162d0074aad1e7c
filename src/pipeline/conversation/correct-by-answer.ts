import { denies } from '../../extraction/answers/denies.ts';
import { readStrengthOf } from '../../extraction/answers/read-strength-of.ts';
import { correctQuantity, ticketOfQuantity } from '../work/correct-quantity.ts';
import { correctStrength, isStrength, isTooLate, ticketToCorrect } from '../work/correct-strength.ts';
import type { Told } from './answer-open-tickets.ts';
import type { AnswerContext, QuestionAnswered } from './question-answered.ts';
import type { ThreadTicket } from './thread-ticket-store.ts';

/** "No, 20 not 10", and so many tablets, of what was asked for in this thread. */
export async function correct({
  tx,
  deps,
  given,
  thread,
  to,
}: AnswerContext): Promise<QuestionAnswered | null> {
  const { number } = given.answer;
  const { conversationKey } = given.message;
  const ticket = number ? ticketToCorrect(thread, number) : null;
  const counted = number && !ticket ? await ticketOfQuantity(tx, conversationKey, thread, number) : null;
  const noted = counted && (await correctQuantity(tx, deps, to, counted));
  if (counted && noted) return corrected(noted, counted);
  if (!number || !ticket) return { kind: 'person', tickets: thread.filter((one) => one.ownSources > 0) };
  return corrected(await correctStrength(tx, deps, to, { ticket, number, line: 0 }), ticket);
}

/** "Sorry, I meant 50", "its 50 mg", behind the one medicine that was asked for; of several a person asks which. */
export async function correctOnly({
  tx,
  deps,
  given,
  meant,
  to,
}: AnswerContext): Promise<QuestionAnswered | null> {
  const { answer, message, person } = given;
  const { number } = answer;
  const { claims, flags } = person.request;
  if (!number || claims.rxNumbers.length > 0 || flags.includes('medication_change')) return null;
  const own = meant.filter(({ ownSources, strength }) => ownSources > 0 && strength !== null);
  const [ticket, ...others] = own;
  if (!ticket || own.some(({ strength }) => isStrength(strength, number))) return null;
  const says = denies(message.text, answer) || number.unit !== null;
  // "It's 10" may be something else; "2" is a place, or days.
  if (!says && (answer.place !== null || answer.daysLeft !== null)) return null;
  if (!says || others.length > 0) return { kind: 'person' };
  return corrected(await correctStrength(tx, deps, to, { ticket, number, line: 0 }), ticket);
}

/** "The X is 1000", "1000 mg for the X", of what is on its way in another strength; without a unit a person asks. */
export async function correctNamed({
  tx,
  deps,
  given,
  meant,
  to,
}: AnswerContext): Promise<QuestionAnswered | null> {
  const { message, person } = given;
  const { extraction, flags } = person.request;
  const said = extraction && readStrengthOf(message.text, extraction);
  if (!said || flags.includes('medication_change')) return null;
  const [ticket, ...others] = meant.filter(
    ({ ownSources, medicationName }) => ownSources > 0 && medicationName === said.name,
  );
  if (!ticket || others.length > 0 || ticket.strength === null || isStrength(ticket.strength, said.number))
    return null;
  if (said.number.unit === null) return { kind: 'person', tickets: [ticket] };
  return corrected(await correctStrength(tx, deps, to, { ticket, number: said.number, line: 0 }), ticket);
}

function corrected(told: Told | null, ticket: ThreadTicket): QuestionAnswered | null {
  if (told && isTooLate(ticket)) return { kind: 'too_late', tickets: [told] };
  return told ? { kind: 'corrected', tickets: [told] } : null;
}
