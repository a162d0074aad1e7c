import type { Db } from '../../db/client.ts';
import { insertRows, type RowsToInsert } from '../../db/insert-rows.ts';
import { newId } from '../../domain/id.ts';
import type { Extraction, Intent, Language, MedicationMention, MessageLine } from '../../domain/message.ts';
import { renderRequest } from '../../intake/render-request.ts';
import { enqueueSends, replyRow, type ReplyToQueue } from '../../reply/reply-store.ts';
import { joinHearings, mayBeAsked } from '../recordings/ask-to-hear.ts';
import { checkPages } from '../replies/check-pages.ts';
import type { IdentifiedRequest } from '../reading/identify-people.ts';
import { markProcessed, type StoredMessage } from '../reading/message-store.ts';
import type { OpenQuestion } from '../conversation/open-question.ts';
import type { OpenedTickets } from './opened-tickets.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';

import type { AskedMedicine, PersonRequest } from '../reading/read-message.ts';
import type { Served } from '../conversation/served.ts';
import { startModelReading } from '../model/start-model-reading.ts';

export type MessageOutcome = {
  message: StoredMessage;
  requests: PersonRequest[];
  people: IdentifiedRequest[];
  served: Served;
  opened: OpenedTickets;
  replies: ReplyToQueue[];
  /** In which the conversation goes on; null: as before. */
  language: Language | null;
  /** What the conversation waits for from now on. */
  openQuestion: OpenQuestion | null;
  tasks: Required<RowsToInsert>['tasks'];
  now: Date;
};

/** Writes all that a message led to; with the transaction's commit the message has ended. */
export async function saveOutcome(tx: Db, deps: PipelineDeps, outcome: MessageOutcome): Promise<void> {
  const { message, requests, people, served, opened, replies, tasks, now } = outcome;
  const extraction = storedExtraction(message, requests);
  const replyRows = replies.map((reply) => replyRow(reply, now));
  await insertRows(
    tx,
    {
      ...opened.rows,
      consents: served.consents,
      tasks: [...opened.rows.tasks, ...tasks.filter((task) => !mayBeAsked(task))],
      outbound_messages: replyRows,
      conversations: message.structured ? [] : [conversationRow(outcome, outcome.language)],
      attachments: message.media.map((media, position) => ({
        id: newId(now),
        messageId: message.id,
        position,
        ...media,
      })),
      extractions: [
        {
          id: newId(now),
          messageId: message.id,
          revision: message.revision,
          engine: extraction.engine,
          result: extraction,
          createdAt: now,
        },
      ],
    },
    markProcessed(message.id, {
      language: extraction.language ?? message.structured?.language ?? null,
      intents: [...new Set(requests.flatMap((request): Intent[] => intentsOf(request)))],
      flags: [...new Set(requests.flatMap((request) => request.flags))],
      identity: people.length === 1 ? (people[0]?.identity ?? null) : null,
      lines: linesOf(people, opened),
      processedAt: now,
      reference: message.structured ? null : message.reference || null,
    }),
  );
  const toHear = tasks.filter(mayBeAsked);
  if (toHear.length > 0) await insertRows(tx, { tasks: await joinHearings(tx, toHear) });
  await fetchAttachments(tx, deps, message);
  await enqueueSends(tx, deps.jobs, replyRows);
  await checkPages(tx, deps, replyRows, now);
  await startModelReading(tx, deps, message);
}

function conversationRow({ message, replies, openQuestion, now }: MessageOutcome, language: string | null) {
  return {
    key: message.conversationKey,
    counterpart: message.from,
    ours: message.to,
    language,
    introducedAt: replies.some((reply) => reply.introduces) ? now : null,
    ...(openQuestion ? { openQuestion } : {}),
    updatedAt: now,
  };
}

/** Photos are brought home for a person; a recording was asked for when the vendor told of it. */
async function fetchAttachments(tx: Db, deps: PipelineDeps, message: StoredMessage): Promise<void> {
  if (message.media.length === 0) return;
  const unfetched = await tx.attachment.findMany({
    where: { messageId: message.id, recordingSid: null, fetchedAt: null, failure: null },
    select: { id: true },
  });
  const jobs = unfetched.map(({ id }) => ({ data: { attachmentId: id } }));
  await deps.jobs.enqueue(tx, 'fetch-attachment', jobs);
}

/** Whoever lists a medicine on a form asks for a refill. */
function intentsOf(request: PersonRequest): Intent[] {
  const { extraction, apart } = request;
  const answered = (extraction?.intents ?? []).filter((intent) => !apart || intent !== 'unclear');
  const read = [...new Set([...answered, ...(apart?.beside ?? [])])];
  const listed =
    request.medicines.length > 0 && !read.includes('refill') && !read.includes('new_prescription');
  return listed && request.extraction === null ? ['refill'] : read;
}

function linesOf(people: IdentifiedRequest[], opened: OpenedTickets): MessageLine[] {
  return people.flatMap((person) =>
    person.request.medicines.length === 0
      ? [lineOf(person, null, opened)]
      : person.request.medicines.map((medicine) => lineOf(person, medicine, opened)),
  );
}

function lineOf(
  person: IdentifiedRequest,
  medicine: AskedMedicine | null,
  opened: OpenedTickets,
): MessageLine {
  const ofPerson = opened.outcomes.filter(
    (outcome) => outcome.wish.person.request.resident === person.request.resident,
  );
  const outcome =
    medicine === null
      ? ofPerson[0]
      : (ofPerson.find(({ wish }) => wish.medicine === medicine) ??
        ofPerson.find(({ wish }) => isSameName(wish.medicine, medicine)));
  return {
    resident: person.request.resident,
    medication: medicine?.index ?? null,
    patientId: person.patient?.id ?? null,
    ticketId: outcome?.ticketId ?? null,
    problem: problemOf(person, outcome?.decision.code ?? null),
  };
}

/** A need named twice has one ticket; its second line points there too. */
function isSameName(one: AskedMedicine | null, other: AskedMedicine): boolean {
  return one !== null && other.mention.name !== null && one.mention.name === other.mention.name;
}

const problems: Partial<Record<string, string>> = {
  IDENTITY_REVIEW: 'patient_not_identified',
  PROXY_REVIEW: 'requester_not_authorised',
  CLARIFY: 'medication_not_clear',
  NEW_RX: 'no_prescription_on_file',
  NEEDS_HUMAN: 'needs_a_person',
};

function problemOf(person: IdentifiedRequest, code: string | null): string | null {
  if (code === null) return person.identity.result === 'exact' ? null : 'patient_not_identified';
  return problems[code] ?? null;
}

/** One extraction a message: a text's own, or all residents' together with spans into the rendered text. */
function storedExtraction(message: StoredMessage, requests: PersonRequest[]): Extraction {
  const [only, ...others] = requests;
  if (!message.structured && only?.extraction)
    return others.length === 0 ? only.extraction : ofSeveral(only.extraction, requests);
  return {
    engine: 'structured-1',
    language: requests.find((request) => request.extraction?.language)?.extraction?.language ?? null,
    intents: [...new Set(requests.flatMap((request) => intentsOf(request)))],
    flags: [...new Set(requests.flatMap((request) => request.flags))],
    medications: message.structured ? placedMentions(message.structured, requests) : [],
    patient: { name: null, birthDate: null },
    rxNumbers: [],
    speaksOfAnother: false,
    daysLeft: null,
    asksForAll: false,
  };
}

/** A text about several people names nobody as its patient: who they are stands in its lines. */
function ofSeveral(first: Extraction, requests: PersonRequest[]): Extraction {
  const read = requests.flatMap(({ extraction }) => extraction ?? []);
  const mentions = new Map(read.flatMap(({ medications }) => medications.map((one) => [one.start, one])));
  return {
    ...first,
    intents: [...new Set(read.flatMap(({ intents }) => intents))],
    flags: [...new Set(read.flatMap(({ flags }) => flags))],
    medications: [...mentions.values()].sort((a, b) => a.start - b.start),
    patient: { name: null, birthDate: null },
  };
}

function placedMentions(structured: NonNullable<StoredMessage['structured']>, requests: PersonRequest[]) {
  const { places } = renderRequest(structured.residents);
  return requests.flatMap((request) => {
    const note = places.find((place) => place.resident === request.resident && place.part === 'note');
    return request.medicines.map(({ index, mention }): MedicationMention => {
      const place = places.find(
        (candidate) =>
          candidate.resident === request.resident &&
          candidate.part === 'medication' &&
          candidate.medication === index,
      );
      const offset = place?.start ?? note?.start ?? 0;
      return { ...mention, start: mention.start + offset, end: mention.end + offset };
    });
  });
}
