import type { Db } from '../db/client.ts';

/** Channels of which the vendor has a list of its own. */
export type ListedChannel = 'sms' | 'voice';

export type ListedArrival = { providerId: string; sentAt: Date };

const rowsAtOnce = 1000;

/**
 * Up to when the vendor's list has been read and taken in, by the vendor's clock; at the first call, `from` is
 * written down, so that what comes while the list cannot be read is not left behind.
 */
export async function listReadUpTo(db: Db, channel: ListedChannel, from: Date): Promise<Date> {
  await db.vendorList.createMany({
    data: [{ channel, readUpTo: from, readAt: from }],
    skipDuplicates: true,
  });
  const list = await db.vendorList.findUniqueOrThrow({ where: { channel } });
  return list.readUpTo;
}

/** The list was read to its end at `now`, and all in it taken in. What another process has read stays read. */
export async function noteListRead(
  db: Db,
  channel: ListedChannel,
  upTo: Date | null,
  now: Date,
): Promise<void> {
  await db.$executeRaw`UPDATE vendor_lists
    SET "readUpTo" = greatest("readUpTo", ${upTo}::timestamptz), "readAt" = ${now}
    WHERE channel = ${channel}::"Channel"`;
}

/** Remembers what the vendor says has come in, once each, however often it is listed. */
export async function noteListed(db: Db, channel: ListedChannel, listed: ListedArrival[]): Promise<void> {
  for (let start = 0; start < listed.length; start += rowsAtOnce) {
    const rows = listed.slice(start, start + rowsAtOnce);
    await db.vendorArrival.createMany({
      data: rows.map(({ providerId, sentAt }) => ({ channel, providerId, sentAt })),
      skipDuplicates: true,
    });
  }
}

/** Which of them are not stored. */
export async function findMissing(
  db: Db,
  channel: ListedChannel,
  listed: ListedArrival[],
): Promise<Set<string>> {
  const providerIds = listed.map(({ providerId }) => providerId);
  const rows = await db.$queryRaw<
    { id: string }[]
  >`SELECT wanted.id FROM unnest(${providerIds}::text[]) AS wanted(id)
    WHERE NOT EXISTS (SELECT 1 FROM inbound_messages
      WHERE channel = ${channel}::"Channel" AND "providerId" = wanted.id)`;
  return new Set(rows.map(({ id }) => id));
}

/** Which of these calls are stored without anything to hear. */
export async function findSilentCalls(db: Db, callSids: string[]): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ id: string }[]>`SELECT m."providerId" AS id FROM inbound_messages m
    WHERE m.channel = 'voice' AND m."providerId" = ANY(${callSids}::text[])
      AND NOT EXISTS (SELECT 1 FROM attachments a WHERE a."messageId" = m.id)`;
  return new Set(rows.map(({ id }) => id));
}

/** Which of our numbers have handed us a call before. */
export async function findNumbersWithCalls(db: Db, numbers: string[]): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ number: string }[]>`SELECT wanted.number
    FROM unnest(${numbers}::text[]) AS wanted(number)
    WHERE EXISTS (SELECT 1 FROM inbound_messages WHERE channel = 'voice' AND "to" = wanted.number)`;
  return new Set(rows.map(({ number }) => number));
}

/** How far each list has been read, for the figures. */
export async function readListStates(
  db: Db,
): Promise<{ channel: ListedChannel; readUpTo: Date; readAt: Date }[]> {
  const rows = await db.vendorList.findMany({ orderBy: { channel: 'asc' } });
  return rows.map(({ channel, ...state }) => ({ channel: channel === 'voice' ? 'voice' : 'sms', ...state }));
}
