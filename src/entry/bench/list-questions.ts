import type pg from 'pg';
import type { Audience } from '../../domain/audience.ts';
import type { Db } from '../../db/client.ts';
import type { MessageFilter } from '../../intake/message-page-store.ts';
import { listMessages } from '../../intake/message-store.ts';
import { listReplies, type ReplyFilter } from '../../reply/reply-list-store.ts';
import type { TaskFilter } from '../../tickets/task-page-store.ts';
import { listTasks } from '../../tickets/task-store.ts';
import type { TicketFilter } from '../../tickets/ticket-page-store.ts';
import { listTickets } from '../../tickets/ticket-store.ts';

/** A list as the API asks for it, by the names of its filters. */
export type ListQuestion = { list: string; filters: string; ask: (db: Db) => Promise<{ records: object[] }> };

type Values = {
  id: string;
  patientId: string;
  facilityId: string | null;
  number: string;
  since: Date;
  long: Date;
};

const page = { limit: 50, cursor: undefined };
const everyone: Audience = { kind: 'everyone', facilityId: null };

/** Values that go together often, seldom, and never. */
const ticketPlaces: TicketFilter[] = [
  { status: 'closed', stage: 'delivered', queue: 'pharmacy', priority: 'routine' },
  { status: 'closed', stage: 'review', queue: 'supervisor', priority: 'urgent' },
  { status: 'open', stage: 'clinical_review', queue: 'clinical', priority: 'urgent' },
  { status: 'resolved', stage: 'merged', queue: 'provider', priority: 'urgent' },
];
const messagePlaces: MessageFilter[] = [
  { channel: 'sms', state: 'processed' },
  { channel: 'api', state: 'received' },
];
const taskPlaces: TaskFilter[] = [
  { state: 'done', queue: 'pharmacy', kind: 'call_back' },
  { state: 'open', queue: 'supervisor', kind: 'hear_recording' },
  { state: 'claimed', queue: 'clinical', kind: 'no_such_kind' },
];

/** Every combination of filters that each list takes, and what a facility's key asks. */
export async function listQuestions(pool: pg.Pool): Promise<ListQuestion[]> {
  const values = await someValues(pool);
  return [
    ...ticketQuestions(values),
    ...messagePlaces.flatMap((place) => [
      ...subsets(place).map((filter) => messages(filter)),
      ...subsets(place).flatMap((filter) => [
        messages({ ...filter, since: values.since }),
        messages({ ...filter, since: values.long }),
        messages({ ...filter, from: values.number }),
      ]),
    ]),
    messages({ providerId: `list-${values.number.length}` }),
    ...taskPlaces.flatMap((place) => subsets(place).map((filter) => tasks(filter))),
    tasks({ ticketId: values.id }),
    tasks({ messageId: values.id }),
    ...(['delivered', 'failed', 'queued'] as const).map((state) => replies({ state })),
    replies({ to: values.number }),
    replies({ messageId: values.id }),
    replies({ ticketId: values.id }),
  ];
}

function ticketQuestions(values: Values): ListQuestion[] {
  const { id, patientId, facilityId, since, long } = values;
  const placed = ticketPlaces.flatMap(subsets);
  const facility: Audience[] = facilityId === null ? [] : [{ kind: 'facility', facilityId }];
  return [
    tickets({}),
    ...placed.map((filter) => tickets(filter)),
    ...[{}, ...placed].flatMap((filter) => [
      tickets({ ...filter, since }),
      tickets({ ...filter, since: long }),
      tickets({ ...filter, patientId }),
    ]),
    tickets({ messageId: id }),
    tickets({ reference: 'list-7' }),
    ...facility.flatMap((audience) => [tickets({}, audience), tickets({ status: 'open' }, audience)]),
  ];
}

function tickets(filter: TicketFilter, audience: Audience = everyone): ListQuestion {
  const list = audience.kind === 'facility' ? 'tickets of a facility' : 'tickets';
  return { ...named(list, filter), ask: (db) => listTickets(db, filter, page, audience) };
}

function messages(filter: MessageFilter): ListQuestion {
  return { ...named('messages', filter), ask: (db) => listMessages(db, filter, page, everyone) };
}

function tasks(filter: TaskFilter): ListQuestion {
  return { ...named('tasks', filter), ask: (db) => listTasks(db, filter, page, everyone) };
}

function replies(filter: ReplyFilter): ListQuestion {
  return { ...named('replies', filter), ask: (db) => listReplies(db, filter, page, everyone) };
}

function named(list: string, filter: object): { list: string; filters: string } {
  return { list, filters: Object.keys(filter).join(' and ') || 'no filter' };
}

/** All choices of some of the fields, at least one. */
function subsets<T extends object>(filter: T): Partial<T>[] {
  const fields = Object.entries(filter);
  return Array.from({ length: 2 ** fields.length - 1 }, (_, choice) =>
    Object.fromEntries(fields.filter((_field, place) => ((choice + 1) >> place) & 1)),
  ) as Partial<T>[];
}

async function someValues(pool: pg.Pool): Promise<Values> {
  const { rows } = await pool.query<Values>(
    `SELECT t.id, t."patientId", t."conversationKey" AS number, t."openedAt" AS long,
        (SELECT max("openedAt") - interval '1 day' FROM tickets) AS since,
        (SELECT "facilityId" FROM patients WHERE "facilityId" IS NOT NULL LIMIT 1) AS "facilityId"
      FROM tickets t WHERE t.reference LIKE 'list-%' ORDER BY t.id LIMIT 1`,
  );
  const [values] = rows;
  if (!values) throw new Error('there are no tickets to list');
  return values;
}
