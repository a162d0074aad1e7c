import type { Channel, Flag } from '../domain/message.ts';
import type { Priority } from '../domain/ticket.ts';
import type { Claimed } from './place-unidentified.ts';

/**
 * What an arrival says by itself, kept beside the ticket that it asks for: a ticket's flags, channels and urgency
 * are made of those of its arrivals, and an arrival that is taken out again brings its own along.
 */
export type Contribution = {
  channel: Channel;
  flags: Flag[];
  priority: Priority;
  claims: Claimed;
  medicine: {
    text: string | null;
    name: string | null;
    strength: string | null;
    rxNumber: string | null;
  };
  /** A danger of which somebody was paged. */
  pages: boolean;
};

/** Both readings of one arrival: a call that was read again, a form that names a need twice. */
export function uniteContributions(one: Contribution, other: Contribution): Contribution {
  return {
    ...one,
    flags: union(one.flags, other.flags),
    priority: one.priority === 'urgent' ? 'urgent' : other.priority,
    claims: one.claims.name === null && one.claims.birthDates.length === 0 ? other.claims : one.claims,
    pages: one.pages || other.pages,
  };
}

/** The flags of all, in the order in which they came. */
export function flagsOf(contributions: readonly Contribution[]): Flag[] {
  return union(...contributions.map(({ flags }) => flags));
}

/** The channels of all, in the order in which they came. */
export function channelsOf(contributions: readonly Contribution[]): Channel[] {
  return union(contributions.map(({ channel }) => channel));
}

function union<T>(...lists: T[][]): T[] {
  return [...new Set(lists.flat())];
}
