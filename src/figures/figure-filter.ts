import type { Channel } from '../domain/message.ts';

/** Of which period (from `since` on and before `until`) figures are, and of what alone; null is of all. */
export type FigureFilter = {
  since: Date;
  until: Date;
  /** Tickets of the facility's residents, and what it asked for while nobody knows for whom; our id. */
  facilityId: string | null;
  /** The channel of a message, and that of the arrival that opened a ticket. */
  channel: Channel | null;
};
