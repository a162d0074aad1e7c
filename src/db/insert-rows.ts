import type { Db } from './client.ts';
import { Prisma } from './generated/node/client.ts';

type PlainRows = {
  attachments?: Prisma.AttachmentCreateManyInput[];
  consents?: Prisma.ConsentCreateManyInput[];
  conversations?: Prisma.ConversationCreateManyInput[];
  decisions?: Prisma.DecisionCreateManyInput[];
  extractions?: Prisma.ExtractionCreateManyInput[];
  open_needs?: Prisma.OpenNeedCreateManyInput[];
  outbound_messages?: Prisma.OutboundMessageCreateManyInput[];
  tasks?: Prisma.TaskCreateManyInput[];
  ticket_clocks?: Prisma.TicketClockCreateManyInput[];
  ticket_sources?: Prisma.TicketSourceCreateManyInput[];
  tickets?: Prisma.TicketCreateManyInput[];
};

/** No event is written without a word on what it causes in other systems, be it nothing. */
type EventRows =
  | { ticket_events?: never; system_effects?: Prisma.SystemEffectCreateManyInput[] }
  | {
      ticket_events: Prisma.TicketEventCreateManyInput[];
      system_effects: Prisma.SystemEffectCreateManyInput[];
    };

/** Rows to be written in one statement, by table. Absent columns keep their defaults. */
export type RowsToInsert = PlainRows & EventRows;

/** What to do with a row that is there already; by default it is an error. */
const onConflict: Partial<Record<keyof RowsToInsert, string>> = {
  consents: 'ON CONFLICT DO NOTHING',
  // What is known of a counterpart stays known.
  conversations: `ON CONFLICT (key) DO UPDATE SET language = coalesce(EXCLUDED.language, conversations.language),
    "introducedAt" = coalesce(EXCLUDED."introducedAt", conversations."introducedAt"),
    "openQuestion" = EXCLUDED."openQuestion", "updatedAt" = EXCLUDED."updatedAt"`,
  extractions: 'ON CONFLICT DO NOTHING',
  outbound_messages: 'ON CONFLICT DO NOTHING',
  system_effects: 'ON CONFLICT DO NOTHING',
  tasks: 'ON CONFLICT DO NOTHING',
  ticket_sources: 'ON CONFLICT DO NOTHING',
};

/** Which of the rows are written, where not all are. */
const onlyWhere: Partial<Record<keyof RowsToInsert, string>> = {
  // Nothing piles up for a system that nobody keeps in step. Not a join: the rows keep their order.
  system_effects: 'WHERE system = ANY (ARRAY(SELECT system FROM outgoing_systems))',
};

/**
 * Writes rows of several tables in one statement: a message's outcome is many small rows, and each round trip costs
 * more than they do. Foreign keys are checked at the statement's end, so the order does not matter. `update` is run
 * in the same statement.
 */
export async function insertRows(db: Db, rows: RowsToInsert, update?: Prisma.Sql): Promise<void> {
  const parts = Object.entries<object[] | undefined>(rows).flatMap(([table, list = []]) =>
    list.length === 0 ? [] : [insertPart(table as keyof RowsToInsert, list)],
  );
  if (update) parts.push(Prisma.sql`upd AS (${update})`);
  if (parts.length > 0) await db.$executeRaw(Prisma.sql`WITH ${Prisma.join(parts)} SELECT 1`);
}

function insertPart(table: keyof RowsToInsert, list: object[]): Prisma.Sql {
  const names = new Set(list.flatMap((row) => Object.keys(row)));
  const columns = [...names].map((name) => `"${name}"`).join(', ');
  const before = `ins_${table} AS (INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, `;
  return Prisma.sql`${Prisma.raw(before)}${JSON.stringify(list)}::jsonb) ${Prisma.raw(`${onlyWhere[table] ?? ''} ${onConflict[table] ?? ''})`)}`;
}
