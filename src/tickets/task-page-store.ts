import type { Db } from '../db/client.ts';
import { Prisma, type Queue, type TaskState } from '../db/generated/node/client.ts';
import { newestIds, type SortedPlaces } from '../db/newest-ids.ts';
import type { Audience, Page } from '../domain/audience.ts';

export type TaskFilter = {
  state?: TaskState | undefined;
  queue?: Queue | undefined;
  kind?: string | undefined;
  ticketId?: string | undefined;
  messageId?: string | undefined;
};

const places: SortedPlaces = {
  table: 'tasks',
  columns: [
    { name: 'state', type: '"TaskState"' },
    { name: 'queue', type: '"Queue"' },
    { name: 'kind', type: 'text' },
  ],
};

/** The ids of a page of tasks, newest first, one more than the page holds when there are more. */
export function newestTaskIds(db: Db, filter: TaskFilter, page: Page, audience: Audience): Promise<string[]> {
  const { state, queue, kind, ticketId, messageId } = filter;
  return newestIds(db, places, {
    equal: { state, queue, kind },
    narrow: [
      ...(ticketId ? [Prisma.sql`r."ticketId" = ${ticketId}::uuid`] : []),
      ...(messageId ? [Prisma.sql`r."messageId" = ${messageId}::uuid`] : []),
      ...readable(audience),
    ],
    within: page.cursor ? [Prisma.sql`r.id < ${page.cursor}::uuid`] : [],
    limit: page.limit + 1,
  });
}

/** As `tasksFor` says. */
function readable(audience: Audience): Prisma.Sql[] {
  if (audience.kind === 'everyone') return [];
  if (audience.facilityId === null) return [Prisma.sql`false`];
  return [
    Prisma.sql`r."ticketId" = ANY(ARRAY(SELECT t.id FROM patients p JOIN tickets t ON t."patientId" = p.id
      WHERE p."facilityId" = ${audience.facilityId}::uuid))`,
  ];
}
