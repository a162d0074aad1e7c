import type { Db } from '../db/client.ts';
import { Prisma } from '../db/generated/node/client.ts';
import { pageOf, type Audience, type Listed, type Page } from '../domain/audience.ts';
import { isId, tidyReference } from '../domain/id.ts';
import type { MessageLine, MessageState, StructuredRequest } from '../domain/message.ts';
import { getMessage, messagesFor } from './message-store.ts';
import type { MessageView } from './present-message.ts';

type FacilityAudience = Extract<Audience, { kind: 'facility' }>;

/** A structured request of a facility with its own words, and what became of each line. */
export type SentRequest = {
  id: string;
  reference: string;
  receivedAt: Date;
  state: MessageState;
  sentBy: string | null;
  residents: StructuredRequest['residents'];
  /** `gone`: of a resident who was the facility's when it asked, and is not any more. */
  lines: (MessageView['lines'][number] & { gone: boolean })[];
};

/** One request that the facility has sent; null when there is none or it is another's. */
export async function readSentRequest(
  db: Db,
  id: string,
  audience: FacilityAudience,
): Promise<SentRequest | null> {
  if (!isId(id)) return null;
  const where = { AND: [{ id }, messagesFor(audience)] };
  const row = await db.inboundMessage.findFirst({ where, select: { ...selected, lines: true } });
  const structured = structuredOf(row?.structured);
  const view = structured ? await getMessage(db, id, audience) : null;
  if (!row || !structured || !view) return null;
  const named = (row.lines ?? []) as MessageLine[];
  const moved = await movedAway(db, named, audience);
  const lines = view.lines.map((line, place) => {
    const patientId = named[place]?.patientId;
    // Who stands there was found on the facility's own roster: that it is told names nobody it did not know.
    return { ...line, gone: line.patientId === null && patientId != null && moved.has(patientId) };
  });
  return { ...base(row, structured), lines };
}

/** Of the residents whom a facility's request meant, those who are on its roster no more. */
async function movedAway(
  db: Db,
  lines: MessageLine[],
  { facilityId }: FacilityAudience,
): Promise<Set<string>> {
  const ids = lines.flatMap(({ patientId }) => patientId ?? []);
  const still = await db.patient.findMany({ where: { id: { in: ids }, facilityId }, select: { id: true } });
  const here = new Set(still.map(({ id }) => id));
  return new Set(ids.filter((id) => !here.has(id)));
}

/** A request in the list of those that were sent. */
export type SentSummary = Omit<SentRequest, 'lines'>;

/**
 * What a facility has sent, newest first. Of the words each must begin one of the request's: in the reference, a name, a
 * medicine or a note; accents, capitals and signs do not count.
 */
export async function listSentRequests(
  db: Db,
  audience: FacilityAudience,
  page: Page,
  words: string,
): Promise<Listed<SentSummary>> {
  const [newest, whole] = sentRequestIds(audience, page, words);
  let rows = await db.$queryRaw<Id[]>(newest);
  if (whole && rows.length <= page.limit) rows = await db.$queryRaw<Id[]>(whole);
  const { records, nextCursor } = pageOf(rows, page.limit);
  const messages = await db.inboundMessage.findMany({
    where: { id: { in: records.map(({ id }) => id) } },
    select: selected,
    orderBy: { id: 'desc' },
  });
  return {
    records: messages.flatMap((row) => {
      const structured = structuredOf(row.structured);
      return structured ? [base(row, structured)] : [];
    }),
    nextCursor,
  };
}

type Id = { id: string };

/** Looked through before the whole history is asked: what most requests say fills its page from these. */
const newestLookedAt = 60;

/**
 * The queries for a page of them, and the first of the next; the second where the first does not fill it. What the words
 * find in the whole history is found by their index before it is put in order: reckoned together, the planner reads
 * the whole history for a rare word.
 */
export function sentRequestIds(
  { facilityId }: FacilityAudience,
  page: Page,
  words: string,
): [Prisma.Sql, Prisma.Sql?] {
  const before = page.cursor ? Prisma.sql`AND id < ${page.cursor}::uuid` : Prisma.empty;
  const own = Prisma.sql`FROM inbound_messages
    WHERE "facilityId" = ${facilityId}::uuid AND structured IS NOT NULL ${before}`;
  const newest = Prisma.sql`ORDER BY id DESC LIMIT ${page.limit + 1}`;
  if (words.trim() === '') return [Prisma.sql`SELECT id ${own} ${newest}`];
  const said = Prisma.sql`${searchedWords} @@ to_tsquery('simple', ${searchFor(words)})`;
  const latest = Prisma.sql`SELECT id, text, reference ${own} ORDER BY id DESC LIMIT ${newestLookedAt}`;
  return [
    Prisma.sql`WITH latest AS MATERIALIZED (${latest}) SELECT id FROM latest WHERE ${said} ${newest}`,
    Prisma.sql`WITH found AS MATERIALIZED (SELECT id ${own} AND ${said}) SELECT id FROM found ${newest}`,
  ];
}

/** How many of the messages' lines are read: of the parts of a list. */
export async function countReadLines(db: Db, messageIds: string[]): Promise<{ done: number; all: number }> {
  const rows = await db.inboundMessage.findMany({
    where: { id: { in: messageIds } },
    select: { structured: true, state: true },
  });
  const counts = rows.map(({ structured, state }) => {
    const lines = countLines(structuredOf(structured)?.residents ?? []);
    return { lines, done: state === 'processed' || state === 'failed' ? lines : 0 };
  });
  return {
    done: counts.reduce((sum, { done }) => sum + done, 0),
    all: counts.reduce((sum, { lines }) => sum + lines, 0),
  };
}

/** How many lines a request of these residents has: one for each medicine, and for a note alone. */
export function countLines(residents: StructuredRequest['residents']): number {
  return residents.reduce((sum, { medications }) => sum + Math.max(1, medications?.length ?? 0), 0);
}

/** As the index `inbound_messages_words_idx` has it, word for word. */
const searchedWords = Prisma.raw(String.raw`to_tsvector('simple', regexp_replace(regexp_replace(
  lower(normalize("text" || ' ' || coalesce("reference", ''), NFKD)),
  '[\u0300-\u036f]', '', 'g'), '[^0-9a-z\u0080-\uffff]+', ' ', 'g'))`);

const mostWords = 6;

/** What was typed as a query: the beginning of each word, or the reference that it may be. Signs alone find nothing. */
function searchFor(typed: string): string {
  const words = typed.split(/\s+/u).slice(0, mostWords);
  const asked = words.flatMap((word) => {
    const parts = partsOf(word).map((part) => `'${part}':*`);
    const reference = partsOf(tidyReference(word)).map((part) => `'${part}'`);
    return parts.length > 0 ? [`(${parts.join(' & ')} | ${reference.join(' & ')})`] : [];
  });
  return asked.join(' & ');
}

/** Letters and digits as they stand in the index; nothing of them means anything in a query. */
function partsOf(word: string): string[] {
  const plain = word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/gu, '');
  return plain
    .toWellFormed()
    .split(/[^0-9a-z\u0080-\uffff]+/u)
    .filter(Boolean);
}

const selected = {
  id: true,
  reference: true,
  receivedAt: true,
  state: true,
  structured: true,
} as const satisfies Prisma.InboundMessageSelect;

type Row = Prisma.InboundMessageGetPayload<{ select: typeof selected }>;

function base(row: Row, { requester, residents }: StructuredRequest): SentSummary {
  const { id, reference, receivedAt, state } = row;
  return { id, reference: reference ?? '', receivedAt, state, sentBy: requester.name ?? null, residents };
}

/** The column holds what intake wrote there. */
function structuredOf(column: unknown): StructuredRequest | null {
  return (column ?? null) as StructuredRequest | null;
}
