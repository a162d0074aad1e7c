import { createRoute, z } from '@hono/zod-openapi';
import type { Db } from '../db/client.ts';
import type { Clock } from '../domain/clock.ts';
import { requireScope, type Authentication, type CallerEnv } from '../http/authenticate.ts';
import { createRoutes } from '../http/create-app.ts';
import { problemAnswers } from '../http/problem-schema.ts';
import { HttpProblem, invalid } from '../http/problem.ts';
import type { Period } from '../intake/arrival-figures-store.ts';
import { arrivalFigures } from './figures-of-arrivals.ts';
import { filterFields } from './list-schema.ts';

/** Each group of figures has its place in the answer, its schema and its reader; more stand beside it. */
const statsSchema = z
  .object({
    since: z.iso.datetime(),
    until: z.iso.datetime(),
    arrivals: arrivalFigures.schema,
  })
  .openapi('Stats');

async function readStats(db: Db, period: Period): Promise<z.infer<typeof statsSchema>> {
  return {
    since: period.since.toISOString(),
    until: period.until.toISOString(),
    arrivals: await arrivalFigures.read(db, period),
  };
}

const query = z.strictObject({ since: filterFields.since, until: filterFields.since });

const hourMs = 3_600_000;
const mostDays = 31;

/** `GET /api/v1/stats`: the gateway's figures over a period. */
export function createStatsRoutes(deps: { db: Db; auth: Authentication; clock: Clock }) {
  const stats = createRoute({
    method: 'get',
    path: '/api/v1/stats',
    summary: 'Figures over a period: what came in, and how far it has come',
    description:
      'Scope `tickets`, for keys that are bound to no facility. `since` (a day ago when absent) and `until` (the end ' +
      'of the present hour) are widened to full hours (UTC) and at most 31 days apart. Where `difference` stays above ' +
      'zero, something is lost or stuck. It is only as fresh as `vendorLists` says.',
    tags: ['Figures'],
    security: [{ bearer: [] }],
    middleware: requireScope(deps.auth, 'tickets'),
    request: { query },
    responses: {
      200: { description: 'The figures', content: { 'application/json': { schema: statsSchema } } },
      ...problemAnswers(401, 403, 422, 429),
    },
  });
  return createRoutes<CallerEnv>().openapi(stats, async (c) => {
    // They are of the whole gateway and cannot be told apart by facility.
    if (c.get('caller').facilityId !== null) throw new HttpProblem('forbidden');
    const period = periodOf(c.req.valid('query'), deps.clock.now());
    return c.json(await readStats(deps.db, period), 200);
  });
}

function periodOf(given: { since?: Date | undefined; until?: Date | undefined }, now: Date): Period {
  const until = toHour(given.until ?? now, Math.ceil);
  const since = toHour(given.since ?? new Date(until.getTime() - 24 * hourMs), Math.floor);
  if (since >= until) throw invalid('since', 'must be before until');
  if (until.getTime() - since.getTime() > mostDays * 24 * hourMs) {
    throw invalid('since', `must be at most ${mostDays} days before until`);
  }
  return { since, until };
}

function toHour(moment: Date, round: (hours: number) => number): Date {
  return new Date(round(moment.getTime() / hourMs) * hourMs);
}
