import { z } from '@hono/zod-openapi';
import type { Db } from '../db/client.ts';
import { channels } from '../domain/message.ts';
import { countArrivals, type ArrivalFigures, type Period } from '../intake/arrival-figures-store.ts';
import { readListStates } from '../intake/vendor-list-store.ts';

const counts = {
  received: z.int().openapi({ description: 'Known to have come in: listed by the vendor, or stored' }),
  stored: z.int(),
  ticketed: z.int().openapi({ description: 'Led to a ticket or joined one; not every message asks for one' }),
  ended: z.int().openapi({ description: 'Read, or handed to a person: nothing is left to do' }),
  difference: z.object({
    stored: z.int().openapi({ description: 'Received and not stored' }),
    ended: z.int().openapi({ description: 'Received and not ended' }),
  }),
};

/** How many arrivals came, hour by hour, and how far they have come. */
export const arrivalFigures = {
  schema: z
    .object({
      total: z.object(counts),
      byHour: z.array(
        z.object({ hour: z.iso.datetime(), channel: z.enum(channels), ...counts }).openapi('ArrivalsOfHour'),
      ),
      vendorLists: z
        .array(z.object({ channel: z.enum(['sms', 'voice']), readAt: z.iso.datetime() }))
        .openapi({ description: 'When the list of the vendor was last read to its end' }),
    })
    .openapi('ArrivalFigures'),
  async read(db: Db, period: Period) {
    const rows = await countArrivals(db, period);
    const lists = await readListStates(db);
    return {
      total: withDifference(sumOf(rows)),
      byHour: rows.map(({ hour, channel, ...row }) => ({
        hour: hour.toISOString(),
        channel,
        ...withDifference(row),
      })),
      vendorLists: lists.map(({ channel, readAt }) => ({ channel, readAt: readAt.toISOString() })),
    };
  },
};

type Counts = Pick<ArrivalFigures, 'received' | 'stored' | 'ticketed' | 'ended'>;

function withDifference(row: Counts) {
  const { received, stored, ended } = row;
  return { ...row, difference: { stored: received - stored, ended: received - ended } };
}

function sumOf(rows: Counts[]): Counts {
  const none = { received: 0, stored: 0, ticketed: 0, ended: 0 };
  return rows.reduce(
    (sum, row) => ({
      received: sum.received + row.received,
      stored: sum.stored + row.stored,
      ticketed: sum.ticketed + row.ticketed,
      ended: sum.ended + row.ended,
    }),
    none,
  );
}
