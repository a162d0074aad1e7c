import type { Db } from '../../db/client.ts';
import type { IdentifiedRequest } from '../reading/identify-people.ts';
import { waitsForAnswer } from './answer-open-tickets.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { serveClaims } from './serve-claims.ts';
import type { Served } from './served.ts';
import type { Serving } from './serving.ts';
import { findThreadTickets, type ThreadTicket } from './thread-ticket-store.ts';

/**
 * "NAME DATE and also my X", where we have asked who something else is for: who they are answers that, and X is asked
 * for beside it. Null where nothing else waits to learn whose it is, or the text says more than that.
 */
export async function serveWhoBeside(
  tx: Db,
  deps: PipelineDeps,
  serving: Serving,
  person: IdentifiedRequest,
): Promise<Partial<Served> | null> {
  const { message, question } = serving;
  if (message.structured || question?.kind !== 'details' || !saysWhoAndWhat(person)) return null;
  const thread = await findThreadTickets(tx, message.conversationKey, person.patient?.id ?? null);
  const waiting = thread.filter(
    (ticket) => question.ticketIds.includes(ticket.id) && waitsForOther(ticket, person),
  );
  if (waiting.length === 0) return null;
  const answered = await serveClaims(tx, deps, serving, { person, thread });
  const told = (answered.statusTickets ?? []).map(({ id }) => id);
  const settled = thread.filter(({ id }) => told.includes(id)).map(({ medicationName }) => medicationName);
  const [known = person] = answered.everyone ?? [];
  const medicines = known.request.medicines.filter(({ mention }) => !settled.includes(mention.name));
  const people = medicines.length > 0 ? [{ ...known, request: { ...known.request, medicines } }] : [];
  return { ...answered, people };
}

/** Who it is, by name and birth date, and medicines by their names, and nothing else. */
function saysWhoAndWhat({ patient, request: { medicines, flags, extraction } }: IdentifiedRequest): boolean {
  if (!patient || !extraction || flags.length > 0 || extraction.asksForAll) return false;
  if (!extraction.patient.name || !extraction.patient.birthDate) return false;
  const named = medicines.length > 0 && medicines.every(({ mention }) => mention.name !== null);
  return named && extraction.intents.every((intent) => intent === 'refill');
}

/** Nobody knows yet whose it is, and it is for another medicine than the text names. */
function waitsForOther(
  { patientId, stage, medicationText, medicationName }: ThreadTicket,
  { request: { medicines } }: IdentifiedRequest,
): boolean {
  if (patientId !== null || medicationText === null || !waitsForAnswer.includes(stage)) return false;
  return medicines.every(({ mention }) => mention.name !== medicationName);
}
