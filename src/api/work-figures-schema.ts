import { z } from '@hono/zod-openapi';
import { channels } from '../domain/message.ts';
import { priorities, ticketStages } from '../domain/ticket.ts';

const count = z.int();
const seconds = z.int().nullable();
const spread = { count, p50Seconds: seconds, p90Seconds: seconds, p95Seconds: seconds };
const priority = z.enum(priorities);

/** The figures of work as they are answered; their formulas stand with the figures and in docs/figures.md. */
export const workFigures = {
  volume: z.array(
    z
      .object({ day: z.iso.date(), channel: z.enum(channels), messages: count, tickets: count })
      .openapi('Volume'),
  ),
  stages: z.array(z.object({ stage: z.enum(ticketStages), ...spread, running: count }).openapi('StageTime')),
  times: z.array(
    z
      .object({
        measure: z.enum(['response', 'disposition', 'resolution']),
        priority,
        ...spread,
        waiting: count,
      })
      .openapi('WorkTime'),
  ),
  breaches: z.array(
    z.object({ clock: z.string(), priority, under: count, breached: count }).openapi('Breaches'),
  ),
  decisions: z
    .object({
      ...{ opened: count, disposed: count, withoutPerson: count },
      shareWithoutPerson: z.number().nullable().openapi({
        description:
          'Tickets disposed before they came to a person, of all that were disposed or have come to a person (those that still wait there included); null when there is none.',
      }),
      ...{ tooEarly: count, withdrawn: count },
    })
    .openapi('Decided'),
  joins: z.object({ arrivals: count, joined: count, merged: count }).openapi('Joins'),
  provider: z
    .object({
      ...spread,
      ...{ asked: count, approved: count, modified: count, denied: count, escript: count, waiting: count },
    })
    .openapi('ProviderTime'),
  denials: z.array(z.object({ reason: z.string(), count }).openapi('Denials')),
  safety: z
    .object({
      flags: z.array(z.object({ flag: z.string(), count })),
      acknowledgements: z.object({ ...spread, paged: count, waiting: count }),
    })
    .openapi('SafetyFigures'),
};
