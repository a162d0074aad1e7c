import type { Heard } from '../domain/heard.ts';
import type { Channel, Flag } from '../domain/message.ts';
import type { Priority } from '../domain/ticket.ts';
import type { Told } from '../domain/told.ts';
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
  /** What the eligibility table looks at of the arrival; null where it was not asked. */
  asked: Asked | null;
  /** A danger of which somebody was paged. */
  pages: boolean;
};

export type Asked = {
  mayAsk: 'yes' | 'no' | 'unknown';
  request: {
    medicationChange: boolean;
    clinicalQuestion: boolean;
    newPrescription: boolean;
    saysUrgent: boolean;
    daysLeft: number | null;
    told?: Told[];
    heard?: Heard;
  };
};

const authorities = ['no', 'unknown', 'yes'] as const;

/** What several arrivals ask together: the best authority, every wish, the least supply that anyone says is left. */
export function uniteAsked(one: Asked, other: Asked): Asked {
  const [a, b] = [one.request, other.request];
  const left = [a.daysLeft, b.daysLeft].filter((days) => days !== null);
  const best = Math.max(authorities.indexOf(one.mayAsk), authorities.indexOf(other.mayAsk));
  return {
    mayAsk: authorities[best] ?? 'unknown',
    request: {
      medicationChange: a.medicationChange || b.medicationChange,
      clinicalQuestion: a.clinicalQuestion || b.clinicalQuestion,
      newPrescription: a.newPrescription || b.newPrescription,
      saysUrgent: a.saysUrgent || b.saysUrgent,
      daysLeft: left.length === 0 ? null : Math.min(...left),
      ...uniteTold(a.told, b.told),
      ...uniteHeard(a.heard, b.heard),
    },
  };
}

function uniteTold(a: Told[] = [], b: Told[] = []): { told?: Told[] } {
  const told = union(a, b).toSorted();
  return told.length > 0 ? { told } : {};
}

/** What one of them wrote, or a person has heard, is sure. */
function uniteHeard(a: Heard | undefined, b: Heard | undefined): { heard?: Heard } {
  if (!a || !b) return {};
  const confirmed = a.confirmed || b.confirmed;
  return { heard: { confirmed, differing: [...new Set([...a.differing, ...b.differing])] } };
}

/** Both readings of one arrival: a call that was read again, a form that names a need twice. */
export function uniteContributions(one: Contribution, other: Contribution): Contribution {
  return {
    ...one,
    flags: union(one.flags, other.flags),
    priority: one.priority === 'urgent' ? 'urgent' : other.priority,
    claims: one.claims.name === null && one.claims.birthDates.length === 0 ? other.claims : one.claims,
    asked: one.asked && other.asked ? uniteAsked(one.asked, other.asked) : (one.asked ?? other.asked),
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

/** What a ticket that an arrival speaks for is flagged with and came by from then on. */
export function withSaid(
  ticket: { flags: readonly string[]; channels: readonly Channel[] },
  { flags, channel }: Pick<Contribution, 'flags' | 'channel'>,
): { flags: string[]; channels: Channel[] } {
  return { flags: union<string>([...ticket.flags], flags), channels: union([...ticket.channels], [channel]) };
}

function union<T>(...lists: T[][]): T[] {
  return [...new Set(lists.flat())];
}
