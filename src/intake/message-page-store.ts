import type { Db } from '../db/client.ts';
import { Prisma } from '../db/generated/node/client.ts';
import { newestIds, type SortedPlaces } from '../db/newest-ids.ts';
import type { Audience, Page } from '../domain/audience.ts';
import { firstIdOf, tidyReference } from '../domain/id.ts';
import type { Channel, MessageState } from '../domain/message.ts';
import { parsePhoneNumber } from '../domain/phone-number.ts';

export type MessageFilter = {
  channel?: Channel | undefined;
  providerId?: string | undefined;
  state?: MessageState | undefined;
  /** What the sender was told the message by. */
  reference?: string | undefined;
  /** As it was stored, or any writing of the same phone number. */
  from?: string | undefined;
  /** Received then or later. */
  since?: Date | undefined;
};

const places: SortedPlaces = {
  table: 'inbound_messages',
  columns: [
    { name: 'channel', type: '"Channel"' },
    { name: 'state', type: '"MessageState"' },
  ],
};

/** The clocks of processes may differ by less. */
const skewMs = 3_600_000;

/** The ids of a page of messages, newest first, one more than the page holds when there are more. */
export function newestMessageIds(
  db: Db,
  filter: MessageFilter,
  page: Page,
  audience: Audience,
): Promise<string[]> {
  const { channel, state, since } = filter;
  return newestIds(db, places, {
    equal: { channel, state },
    narrow: [...narrowing(filter), ...readable(audience)],
    // A message's id is made when it is received, so that the ids bound the time as well.
    within: [
      ...(page.cursor ? [Prisma.sql`r.id < ${page.cursor}::uuid`] : []),
      ...(since
        ? [
            Prisma.sql`r.id >= ${firstIdOf(new Date(since.getTime() - skewMs))}::uuid`,
            Prisma.sql`r."receivedAt" >= ${since}`,
          ]
        : []),
    ],
    limit: page.limit + 1,
  });
}

function narrowing({ providerId, reference, from }: MessageFilter): Prisma.Sql[] {
  const number = from && (parsePhoneNumber(from) ?? from);
  return [
    ...(providerId ? [Prisma.sql`r."providerId" = ${providerId}`] : []),
    ...(reference ? [Prisma.sql`r.reference = ${tidyReference(reference)}`] : []),
    ...(from ? [Prisma.sql`r."from" = ANY(${[from, number]})`] : []),
  ];
}

/** As `messagesFor` says. */
function readable(audience: Audience): Prisma.Sql[] {
  switch (audience.kind) {
    case 'everyone':
      return [];
    case 'facility':
      return [Prisma.sql`r."facilityId" = ${audience.facilityId}::uuid`];
    case 'sender':
      return [Prisma.sql`r."apiKeyId" = ${audience.apiKeyId}::uuid`];
  }
}
