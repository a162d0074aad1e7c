import type { PrismaClient } from '../../db/generated/node/client.ts';
import type { Clock } from '../../domain/clock.ts';
import {
  findMissing,
  listReadUpTo,
  noteListed,
  noteListRead,
  type ListedChannel,
} from '../../intake/vendor-list-store.ts';
import type { Listed } from '../../systems/telephony/vendor-lists.ts';

export type ReconcileDeps = {
  db: PrismaClient;
  clock: Clock;
  /** Our number, to leave alone what came for another use of the account; null with a messaging service. */
  ourNumber: string | null;
};

/** One of the vendor's lists, and how an arrival of it is taken in, which may happen at the same moment elsewhere. */
export type VendorList<T extends Listed> = {
  channel: ListedChannel;
  /** All that came since then, newest first. */
  list: (since: Date) => Promise<T[]>;
  takeIn: (arrival: T) => Promise<unknown>;
};

/** An entry appears in the list some time after it was sent: the windows overlap. */
const overlapMs = 15 * 60_000;

/** How far back the list is read the first time. */
const firstLookBackMs = 60 * 60_000;

/** So many wait together: they are committed as one group, and arrivals of the moment go in between. */
const takenInTogether = 100;

/**
 * Takes in what the vendor has and we have not: what came while we were down, and what was lost on the way. The
 * windows go by the vendor's clock alone, from the newest entry that was taken in, and the mark moves only after all of
 * a window are in: neither a change of our clock nor a stop half way leaves anything behind. Answers how many were
 * missing.
 */
export async function reconcileList<T extends Listed>(
  { db, clock, ourNumber }: ReconcileDeps,
  { channel, list, takeIn }: VendorList<T>,
): Promise<number> {
  const firstFrom = new Date(clock.now().getTime() - firstLookBackMs);
  const readUpTo = await listReadUpTo(db, channel, firstFrom);
  const listed = await list(new Date(readUpTo.getTime() - overlapMs));
  const ours = listed.filter((arrival) => ourNumber === null || arrival.to === ourNumber);
  await noteListed(db, channel, ours);
  const missing = await findMissing(db, channel, ours);
  // Oldest first, so that a conversation is taken in the order in which it was written.
  const toTake = ours
    .filter(({ providerId }) => missing.has(providerId))
    .reverse()
    .sort(bySentAt);
  for (let start = 0; start < toTake.length; start += takenInTogether) {
    await Promise.all(toTake.slice(start, start + takenInTogether).map(takeIn));
  }
  await noteListRead(db, channel, newestOf(listed, clock.now()), clock.now());
  return toTake.length;
}

/** The vendor's times are whole seconds: those of one second stay in the order that they had. */
function bySentAt(a: Listed, b: Listed): number {
  return a.sentAt.getTime() - b.sentAt.getTime();
}

/** An entry that claims to come from far ahead must not carry the mark over what is still to come. */
function newestOf(listed: Listed[], now: Date): Date | null {
  if (listed.length === 0) return null;
  const newest = Math.max(...listed.map(({ sentAt }) => sentAt.getTime()));
  return new Date(Math.min(newest, now.getTime() + overlapMs));
}
