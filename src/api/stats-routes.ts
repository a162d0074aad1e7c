import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { findFacilityId } from '../access/api-key-store.ts';
import type { Db } from '../db/client.ts';
import { CalendarDate } from '../domain/calendar-date.ts';
import type { Clock } from '../domain/clock.ts';
import { channels } from '../domain/message.ts';
import type { FigureFilter } from '../figures/figure-filter.ts';
import { readWorkFigures } from '../figures/work-figures-store.ts';
import { requireScope, type Authentication, type CallerEnv } from '../http/authenticate.ts';
import { createRoutes } from '../http/create-app.ts';
import { problemAnswers } from '../http/problem-schema.ts';
import { HttpProblem, invalid } from '../http/problem.ts';
import { figuresCsv } from './figures-csv.ts';
import { arrivalFigures } from './figures-of-arrivals.ts';
import { filterFields } from './list-schema.ts';
import { periodOf } from './stats-period.ts';
import { workFigures } from './work-figures-schema.ts';

/** Each group of figures has its place in the answer, its schema and its reader; more stand beside it. */
const statsSchema = z
  .object({
    since: z.iso.datetime(),
    until: z.iso.datetime(),
    timeZone: z.string().openapi({ description: 'Of the days' }),
    arrivals: arrivalFigures.schema
      .nullable()
      .openapi({ description: 'Null with `facility` or `channel`: what the vendor lists knows neither' }),
    ...workFigures,
  })
  .openapi('Stats');

const day = CalendarDate.optional().openapi({ type: 'string', format: 'date' });

const statsQuery = z.strictObject({
  since: filterFields.since,
  until: filterFields.since,
  from: day,
  to: day,
  facility: filterFields.text,
  channel: z.enum(channels).optional(),
});

const description =
  'Scope `tickets`, for keys that are bound to no facility. Either `since` (a day ago when absent) and `until` (the ' +
  'end of the present hour), widened to full hours (UTC), or `from` and `to`, days of the pharmacy’s zone, both ' +
  'included; at most 31 days. `facility` (our id or the roster’s) and `channel` narrow them. Tickets are those opened ' +
  'in the period; times are in seconds. Where `difference` of the arrivals stays above zero, something is lost or ' +
  'stuck; it is only as fresh as `vendorLists` says.';

type StatsDeps = { db: Db; auth: Authentication; clock: Clock; timeZone: string };

/** `GET /api/v1/stats` and `/api/v1/stats.csv`: the gateway's figures over a period. */
export function createStatsRoutes(deps: StatsDeps) {
  const { db, clock, timeZone } = deps;
  const common = {
    method: 'get' as const,
    description,
    tags: ['Figures'],
    security: [{ bearer: [] }],
    middleware: requireScope(deps.auth, 'tickets'),
    request: { query: statsQuery },
  };
  const csvContent = { 'text/csv': { schema: z.string() } };
  const stats = createRoute({
    ...common,
    path: '/api/v1/stats',
    summary: 'Figures over a period: what came in, how far it has come, and how long it took',
    responses: {
      200: {
        description: 'The figures; as CSV with `Accept: text/csv`',
        content: { 'application/json': { schema: statsSchema }, ...csvContent },
      },
      ...problemAnswers(401, 403, 422, 429),
    },
  });
  const csv = createRoute({
    ...common,
    path: '/api/v1/stats.csv',
    summary: 'The figures of work as CSV, one value a line',
    responses: {
      200: { description: 'The figures', content: csvContent },
      ...problemAnswers(401, 403, 422, 429),
    },
  });

  async function filterOf(c: Context<CallerEnv>, query: z.infer<typeof statsQuery>): Promise<FigureFilter> {
    // They are of the whole gateway; a facility's key asks for its own records.
    if (c.get('caller').facilityId !== null) throw new HttpProblem('forbidden');
    const facilityId = query.facility === undefined ? null : await findFacilityId(db, query.facility);
    if (facilityId === undefined) throw invalid('facility', 'is not in the roster');
    return { ...periodOf(query, timeZone, clock.now()), facilityId, channel: query.channel ?? null };
  }
  async function answerCsv(c: Context<CallerEnv>, filter: FigureFilter): Promise<Response> {
    const body = figuresCsv(await readWorkFigures(db, filter, timeZone));
    c.header('content-disposition', 'attachment; filename="refill-figures.csv"');
    return c.body(body, 200, { 'content-type': 'text/csv; charset=utf-8' });
  }

  const routes = createRoutes<CallerEnv>();
  routes.openapi(csv, async (c) => answerCsv(c, await filterOf(c, c.req.valid('query'))));
  routes.openapi(stats, async (c) => {
    const filter = await filterOf(c, c.req.valid('query'));
    if (wantsCsv(c.req.header('accept'))) return answerCsv(c, filter);
    const { since, until, facilityId, channel } = filter;
    const whole = facilityId === null && channel === null;
    const answer = {
      ...{ since: since.toISOString(), until: until.toISOString(), timeZone },
      arrivals: whole ? await arrivalFigures.read(db, { since, until }) : null,
      ...(await readWorkFigures(db, filter, timeZone)),
    };
    return c.json(answer, 200);
  });
  return routes;
}

/** The first type that is accepted decides; spreadsheets ask for CSV alone. */
function wantsCsv(accept: string | undefined): boolean {
  return /^\s*text\/csv\b/i.test(accept ?? '');
}
