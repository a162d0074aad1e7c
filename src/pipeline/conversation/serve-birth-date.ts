import type { Db } from '../../db/client.ts';
import { normaliseText } from '../../domain/normalise-text.ts';
import { namesOneMore } from '../../extraction/answers/joins-another.ts';
import { findSaid, withEarlier } from './earlier-claims.ts';
import { handOver } from './hand-over.ts';
import { identifyPerson, type IdentifiedRequest } from '../reading/identify-people.ts';
import type { OpenQuestion, QuestionKind } from './open-question.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { asksOnlyForRefill, findContradicted } from './said-for-ticket.ts';
import { requestsOf } from './saying.ts';
import { takenOver } from './serve-question.ts';
import type { Served } from './served.ts';
import type { Serving } from './serving.ts';
import { statusTicket } from './status-ticket.ts';
import { withoutDate } from './take-to-named.ts';
import { findThreadTickets, type ThreadTicket } from './thread-ticket-store.ts';
import { isRequest } from './withdraw-by-sender.ts';

/**
 * A birth date, with hardly more, behind requests of somebody who was found. One that does not fit them, nor anybody
 * else, may be a slip: nothing of what runs changes, and the sender says once more who it is; a person asks in the
 * end. One that fits, or "the first was right", confirms them. Null where the text says something else, or says who it
 * is without what was said before.
 */
export async function serveBirthDate(
  tx: Db,
  deps: PipelineDeps,
  serving: Serving,
  person: IdentifiedRequest,
): Promise<Partial<Served> | null> {
  const { message, question } = serving;
  if (message.channel !== 'sms' || !question || !afterWhich.includes(question.kind)) return null;
  // "Me too, 7/25/1959": it is one more, and no slip.
  if (namesOneMore(message.text)) return null;
  const asIs = asksWhoOnly(question) && firstHolds(message.text);
  if (!asIs && (person.patient || !saysOnlyDate(person))) return null;
  const thread = await findThreadTickets(tx, message.conversationKey, null);
  const meant = thread.filter(
    (ticket) => ticket.ownSources > 0 && isRequest(ticket) && question.ticketIds.includes(ticket.id),
  );
  const [first] = meant;
  if (!first?.patientId || meant.some(({ patientId }) => patientId !== first.patientId)) return null;
  // By the name it is somebody else.
  if ((await findContradicted(tx, meant, withoutDate(person))).length > 0) return null;
  const known = await identifyAsSaid(tx, serving, asIs ? silent(person) : person, meant);
  if (known.patient?.id === first.patientId)
    return { everyone: [known], people: [], statusTickets: meant.map(statusTicket) };
  if (known.patient || (await findContradicted(tx, meant, person)).length === 0) return null;
  return askWhoAgain(tx, deps, serving, { known, question, ticketIds: meant.map(({ id }) => id) });
}

const afterWhich: readonly QuestionKind[] = ['details', 'told', 'running_out'];

function saysOnlyDate(person: IdentifiedRequest): boolean {
  const { claims, medicines, extraction } = person.request;
  if (!extraction?.patient.birthDate || extraction.speaksOfAnother || extraction.asksForAll) return false;
  const wishes = extraction.intents.some((intent) => intent !== 'unclear');
  return !wishes && asksOnlyForRefill(person) && medicines.length === 0 && claims.rxNumbers.length === 0;
}

/** "No, it was right the first time", "la primera estaba bien". */
function firstHolds(text: string): boolean {
  const words = normaliseText(text);
  return (
    /\b(?:first|before|primera?|antes)\b/.test(words) && /\b(?:right|correct|bien|correcta?)\b/.test(words)
  );
}

/** What was said since, and counts with the text, does not hold. */
function silent(person: IdentifiedRequest): IdentifiedRequest {
  const claims = { name: null, birthDates: [], rxNumbers: [] };
  return { ...person, request: { ...person.request, claims } };
}

function asksWhoOnly({ kind, asked }: OpenQuestion): boolean {
  return kind === 'details' && asked.join() === whoAgain.join();
}

const whoAgain = ['name', 'birth_date'] as const;

/** Who it is by the present text and, of what that leaves open, by what was said for these requests. */
async function identifyAsSaid(
  tx: Db,
  { message, today, patientsOfSender }: Serving,
  person: IdentifiedRequest,
  meant: ThreadTicket[],
): Promise<IdentifiedRequest> {
  const { claims } = person.request;
  const said = [...(await findSaid(tx, message.conversationKey, meant)).values()].flat();
  const completed = withEarlier(claims, said);
  const request = { ...person.request, claims: completed };
  return identifyPerson(tx, message, request, { today, patientsOfSender });
}

type AskingAgain = { known: IdentifiedRequest; question: OpenQuestion; ticketIds: string[] };

async function askWhoAgain(
  tx: Db,
  deps: PipelineDeps,
  { message, now }: Serving,
  { known, question, ticketIds }: AskingAgain,
): Promise<Partial<Served>> {
  const misses = asksWhoOnly(question) ? question.misses + 1 : 0;
  const served: Partial<Served> = { everyone: [known], people: [] };
  if (known.handToPerson || misses >= deps.policy.asking.mostMisses.value) {
    const handing = { ticketIds, messageId: message.id, reason: 'not_answered' as const, now };
    return { ...served, ...takenOver(await handOver(tx, deps, handing), ticketIds) };
  }
  const asked = [...whoAgain];
  return {
    ...served,
    say: {
      template: 'need_info',
      values: { ...requestsOf(message.reference), asked },
      disclosure: 'neutral',
      ticketIds,
    },
    question: {
      ...{ kind: 'details', asked, ticketIds, choices: [], messageIds: question.messageIds },
      ...{ askedAt: now.toISOString(), misses },
    },
  };
}
