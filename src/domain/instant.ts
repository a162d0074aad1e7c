import { z } from 'zod';

/** The years that a database, a calendar and ISO 8601 without a sign have in common. */
const first = Date.parse('0001-01-01T00:00:00Z');
const last = Date.parse('9999-12-31T23:59:59.999Z');

function isStorable(moment: Date): boolean {
  return moment.getTime() >= first && moment.getTime() <= last;
}

/** A moment that somebody names: an ISO 8601 instant with an offset, of the years 1 to 9999 in UTC. */
export const Instant = z.iso
  .datetime({ offset: true, error: 'must be an ISO 8601 instant with an offset' })
  .transform((text) => new Date(text))
  .refine(isStorable, { error: 'must be of the years 0001 to 9999' });
