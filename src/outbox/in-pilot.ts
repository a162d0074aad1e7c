import type { Channel } from '../domain/message.ts';

/** With which part a site begins: of the others people keep the systems as before. */
export type Pilot = {
  /** The roster's ids of facilities, and `community` for patients who live in none; empty for all. */
  facilities: readonly string[];
  /** Empty for all. */
  channels: readonly Channel[];
};

type Placed = { channels: readonly Channel[]; facility: { sourceId: string } | null };

/** Whether a ticket is of the part with which the site has begun. */
export function isInPilot({ facilities, channels }: Pilot, ticket: Placed): boolean {
  const place = ticket.facility?.sourceId ?? 'community';
  return (
    (facilities.length === 0 || facilities.includes(place)) &&
    (channels.length === 0 || ticket.channels.some((channel) => channels.includes(channel)))
  );
}
