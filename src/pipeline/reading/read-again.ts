import type { Db } from '../../db/client.ts';
import { insertRows } from '../../db/insert-rows.ts';
import type { HeardField } from '../../domain/heard.ts';
import { newId } from '../../domain/id.ts';
import { dangerFlags, type Flag } from '../../domain/message.ts';
import { compareReadings, type Difference } from './compare-readings.ts';
import { findEarlierReadings, keepReadingBeside, type EarlierReadings } from './earlier-reading-store.ts';
import type { IdentifiedRequest } from './identify-people.ts';
import type { StoredMessage } from './message-store.ts';
import { findTicketsOf } from '../model/model-reading-store.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { stopAnswers, stopForHearing } from '../recordings/stop-for-hearing.ts';

/**
 * How a call that was read before is read now. `first`: it was not, or nothing contradicts it, so that its stages run
 * as ever. `danger_alone`: the contradiction is a person's to settle, and what the reading says of a danger is acted on.
 * `settled`: nothing is left to be done.
 */
export type ReadAgain =
  | { kind: 'first' }
  | { kind: 'corrected'; earlier: EarlierReadings; differences: Difference[]; by: string; before: string[] }
  | { kind: 'danger_alone'; people: IdentifiedRequest[] }
  | { kind: 'settled' };

/** Compares a later reading with all before it and stops what it contradicts, unless a person has written it down. */
export async function readAgain(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  { message, people, now }: { message: StoredMessage; people: IdentifiedRequest[]; now: Date },
): Promise<ReadAgain> {
  if (message.channel !== 'voice' || message.revision === 0) return { kind: 'first' };
  const earlier = await findEarlierReadings(tx, message);
  const differences = differencesOf(earlier, people);
  const { id: messageId, revision } = message;
  const before = await findTicketsOf(tx, messageId);
  const by = earlier.writtenBy;
  if (differences.length > 0) await stopAnswers(tx, { messageId, revision, giveUpSlot: by !== null });
  if (by !== null) return { kind: 'corrected', earlier, differences, by, before };
  if (differences.length === 0) return { kind: 'first' };
  const stopping = { messageId, revision, ticketIds: before, differences, actor: 'system', now };
  await stopForHearing(tx, deps, stopping);
  if (people.some(isDangerous)) return { kind: 'danger_alone', people: people.map(askingForNothing) };
  await keepBeside(tx, message, people, now);
  return { kind: 'settled' };
}

function differencesOf(earlier: EarlierReadings, people: IdentifiedRequest[]): Difference[] {
  const [person] = people;
  const extraction = person?.request.extraction;
  if (!extraction) return [];
  const later = { extraction, patientId: person.patient?.id ?? null };
  const found = earlier.extractions.flatMap((before) =>
    compareReadings({ extraction: before, patientId: earlier.patientId }, later),
  );
  return [...new Set([...found, ...newlyHeard(earlier, person)])];
}

/** Where listeners contradict each other in a field, the readings of the call differ in this. */
const fieldMeans: Record<HeardField, Difference | null> = {
  medicine: 'drug',
  strength: 'drug',
  rx_number: 'drug',
  days_left: null, // it moves the urgency alone
  birth_date: 'date',
  name: 'person',
  words: null, // nothing is taken from either then: what was asked for before is missing in this reading
};

/** What another listener now says against the words that are read, which may be those of before. */
function newlyHeard({ differing }: EarlierReadings, { request }: IdentifiedRequest): Difference[] {
  const found = (request.heard?.differing ?? []).filter((field) => !differing.includes(field));
  return found.flatMap((field) => fieldMeans[field] ?? []);
}

const acting: readonly Flag[] = [...dangerFlags, 'safety_review'];

function isDangerous({ request }: IdentifiedRequest): boolean {
  return request.flags.some((flag) => acting.includes(flag));
}

function askingForNothing(person: IdentifiedRequest): IdentifiedRequest {
  const { request } = person;
  const extraction = request.extraction && {
    ...request.extraction,
    intents: [],
    asksForAll: false,
    medications: request.extraction.medications.map((mention) => ({ ...mention, asked: false })),
  };
  return { ...person, request: { ...request, medicines: [], extraction } };
}

async function keepBeside(
  tx: Db,
  message: StoredMessage,
  people: IdentifiedRequest[],
  now: Date,
): Promise<void> {
  const extractions = people.flatMap(({ request: { extraction } }) =>
    extraction
      ? [
          {
            ...{ id: newId(now), messageId: message.id, revision: message.revision },
            ...{ engine: extraction.engine, result: extraction, createdAt: now },
          },
        ]
      : [],
  );
  await insertRows(tx, { extractions });
  const flags = people.flatMap(({ request }) => request.flags);
  await keepReadingBeside(tx, message, { flags, at: now });
}
