import type { Db } from './client.ts';
import type { Prisma } from './generated/node/client.ts';

/** Rows to be written in one statement, by table. Absent columns keep their defaults. */
export type RowsToInsert = {
  attachments?: Prisma.AttachmentCreateManyInput[];
  consents?: Prisma.ConsentCreateManyInput[];
  decisions?: Prisma.DecisionCreateManyInput[];
  extractions?: Prisma.ExtractionCreateManyInput[];
  open_needs?: Prisma.OpenNeedCreateManyInput[];
  outbound_messages?: Prisma.OutboundMessageCreateManyInput[];
  tasks?: Prisma.TaskCreateManyInput[];
  ticket_clocks?: Prisma.TicketClockCreateManyInput[];
  ticket_events?: Prisma.TicketEventCreateManyInput[];
  ticket_sources?: Prisma.TicketSourceCreateManyInput[];
  tickets?: Prisma.TicketCreateManyInput[];
};

/** What to do with a row that is there already; by default it is an error. */
const onConflict: Partial<Record<keyof RowsToInsert, string>> = {
  consents: 'ON CONFLICT DO NOTHING',
  extractions: 'ON CONFLICT DO NOTHING',
  outbound_messages: 'ON CONFLICT DO NOTHING',
  tasks: 'ON CONFLICT DO NOTHING',
  ticket_sources: 'ON CONFLICT DO NOTHING',
};

/**
 * Writes rows of several tables in one statement: a message's outcome is many small rows, and each round trip costs
 * more than they do. Foreign keys are checked at the statement's end, so the order does not matter.
 */
export async function insertRows(db: Db, rows: RowsToInsert): Promise<void> {
  const parts: string[] = [];
  const values: string[] = [];
  for (const [table, list] of Object.entries(rows)) {
    if (list.length === 0) continue;
    values.push(JSON.stringify(list));
    parts.push(insertPart(table as keyof RowsToInsert, list, values.length));
  }
  if (parts.length === 0) return;
  await db.$executeRawUnsafe(`WITH ${parts.join(', ')} SELECT 1`, ...values);
}

function insertPart(table: keyof RowsToInsert, list: object[], parameter: number): string {
  const names = new Set(list.flatMap((row) => Object.keys(row)));
  const columns = [...names].map((name) => `"${name}"`).join(', ');
  return `ins_${table} AS (INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $${parameter}::jsonb) ${onConflict[table] ?? ''})`;
}
