import { createRoute, z } from '@hono/zod-openapi';
import type { Context, Next } from 'hono';
import { recordPatientReads } from '../audit/patient-read-store.ts';
import type { Db } from '../db/client.ts';
import { dateIn } from '../domain/calendar-date.ts';
import type { Clock } from '../domain/clock.ts';
import { priorities, queues, ticketEventTypes, ticketStages, ticketStatuses } from '../domain/ticket.ts';
import { actorOf } from '../http/actor-of.ts';
import { audienceOf } from '../http/audience-of.ts';
import { requireScope, type Authentication, type CallerEnv } from '../http/authenticate.ts';
import { createRoutes } from '../http/create-app.ts';
import { problemAnswers } from '../http/problem-schema.ts';
import { HttpProblem } from '../http/problem.ts';
import { problemOfWork } from '../http/problem-of-work.ts';
import { readerOf } from '../http/reader-of.ts';
import type { TicketWork, TicketWorkResult } from '../pipeline/apply-event.ts';
import { findPrescriberOf } from '../pipeline/needs/find-prescriber.ts';
import type { MergePreview } from '../pipeline/joins/preview-merge.ts';
import { readEncounter } from '../pipeline/effects/read-encounter.ts';
import { suggestJoins } from '../pipeline/needs/suggest-joins.ts';
import { listTickets, readTicket } from '../tickets/ticket-store.ts';
import { answerOf, filterFields, listAnswer, listQuery, pageOfQuery } from './list-schema.ts';
import { mergePreviewSchema, ticketSchema } from './ticket-schema.ts';

const query = listQuery({
  status: z.enum(ticketStatuses).optional(),
  stage: z.enum(ticketStages).optional(),
  queue: z.enum(queues).optional(),
  priority: z.enum(priorities).optional(),
  patientId: filterFields.text,
  messageId: filterFields.id,
  reference: filterFields.text,
  since: filterFields.since,
});

/** The fields beside `type` differ by event; the life cycle reads and checks them. */
const event = z.looseObject({ type: z.enum(ticketEventTypes) }).openapi('TicketEvent');

const params = z.object({ id: z.string() });
const ticketAnswer = { description: 'The ticket', content: { 'application/json': { schema: ticketSchema } } };
const security = [{ bearer: [] }];

export type WorkTicket = (work: TicketWork) => Promise<TicketWorkResult>;

/** Null when there is no such ticket to see. */
export type PreviewMerge = (merge: {
  ticketId: string;
  into: string;
  actor: TicketWork['actor'];
}) => Promise<MergePreview | null>;

type TicketRouteDeps = {
  db: Db;
  auth: Authentication;
  clock: Clock;
  timeZone: string;
  workTicket: WorkTicket;
  previewMerge: PreviewMerge;
};

/** Tickets: the list, one with its events, work on one under its version, and what a merge would do. */
export function createTicketRoutes(deps: TicketRouteDeps) {
  const list = createRoute({
    method: 'get',
    path: '/api/v1/tickets',
    summary: 'Tickets, newest first',
    description:
      'Scope `tickets`. `patientId` is ours or the roster’s; `reference` the ticket’s or a message’s.',
    tags: ['Tickets'],
    security,
    middleware: requireScope(deps.auth, 'tickets'),
    request: { query },
    responses: {
      200: { description: 'A page', content: { 'application/json': { schema: listAnswer(ticketSchema) } } },
      ...problemAnswers(401, 403, 422, 429),
    },
  });
  const one = createRoute({
    method: 'get',
    path: '/api/v1/tickets/{id}',
    summary: 'One ticket with its events',
    description: 'Scope `tickets`. The ETag is the version that If-Match of an event wants.',
    tags: ['Tickets'],
    security,
    middleware: requireScope(deps.auth, 'tickets'),
    request: { params },
    responses: { 200: ticketAnswer, ...problemAnswers(401, 403, 404, 429) },
  });
  const work = createRoute({
    method: 'post',
    path: '/api/v1/tickets/{id}/events',
    summary: 'Work on a ticket',
    description: 'Scope `work`. `If-Match: "<version>"` is required.',
    tags: ['Tickets'],
    security,
    middleware: [requireScope(deps.auth, 'work'), requireVersion] as const,
    request: {
      params,
      headers: z.object({ 'if-match': z.string().openapi({ example: '"3"' }) }),
      body: { required: true, content: { 'application/json': { schema: event } } },
    },
    responses: { 200: ticketAnswer, ...problemAnswers(400, 401, 403, 404, 409, 412, 415, 422, 428, 429) },
  });
  const preview = createRoute({
    method: 'get',
    path: '/api/v1/tickets/{id}/merge-preview',
    summary: 'What a merge would change',
    description:
      'Scope `work`. Nothing is changed. `into` is the ticket that would stay; `allowed` false comes with the answer that the event itself would get.',
    tags: ['Tickets'],
    security,
    middleware: requireScope(deps.auth, 'work'),
    request: { params, query: z.object({ into: z.uuid() }) },
    responses: {
      200: {
        description: 'What would be different on both tickets',
        content: { 'application/json': { schema: mergePreviewSchema } },
      },
      ...problemAnswers(401, 403, 404, 422, 429),
    },
  });
  return createRoutes<CallerEnv>()
    .openapi(preview, async (c) => {
      const found = await deps.previewMerge({
        ticketId: c.req.valid('param').id,
        into: c.req.valid('query').into,
        actor: actorOf(c.get('caller')),
      });
      if (!found) throw new HttpProblem('not_found');
      const tickets = [found.ticket.id, found.into.id];
      await recordPatientReads(deps.db, readerOf(c, deps.clock), 'compare', { subject: 'ticket', tickets });
      return c.json(found, 200);
    })
    .openapi(list, async (c) => {
      const { limit, cursor, ...filter } = c.req.valid('query');
      const page = pageOfQuery({ limit, cursor });
      const listed = await listTickets(deps.db, filter, page, audienceOf(c.get('caller')));
      const tickets = listed.records.map(({ id }) => id);
      await recordPatientReads(deps.db, readerOf(c, deps.clock), 'list', { subject: 'ticket', tickets });
      return c.json(answerOf(listed), 200);
    })
    .openapi(one, async (c) => {
      const audience = audienceOf(c.get('caller'));
      const ticket = await readTicket(deps.db, c.req.valid('param').id, audience);
      if (!ticket) throw new HttpProblem('not_found');
      const joinSuggestions = await suggestJoins(deps.db, ticket.id, audience);
      const shown = { subject: 'ticket', tickets: [ticket.id] } as const;
      await recordPatientReads(deps.db, readerOf(c, deps.clock), 'look_up', shown);
      const today = dateIn(deps.timeZone, deps.clock.now());
      const prescriber = await findPrescriberOf(deps.db, ticket, today);
      const encounter = await readEncounter(deps.db, ticket, prescriber, {
        timeZone: deps.timeZone,
        audience,
      });
      return c.json({ ...ticket, prescriber, encounter, joinSuggestions }, 200, {
        etag: `"${ticket.version}"`,
      });
    })
    .openapi(work, async (c) => {
      const result = await deps.workTicket({
        ticketId: c.req.valid('param').id,
        version: versionOf(c.req.valid('header')['if-match']),
        body: c.req.valid('json'),
        actor: actorOf(c.get('caller')),
      });
      if (result.kind !== 'applied') throw problemOfWork(result);
      const shown = { subject: 'ticket', tickets: [result.ticket.id] } as const;
      await recordPatientReads(deps.db, readerOf(c, deps.clock), 'work', shown);
      return c.json(result.ticket, 200, { etag: `"${result.ticket.version}"` });
    });
}

/** Asked before the body is read, so that a forgotten header is named first. */
async function requireVersion(c: Context, next: Next): Promise<void> {
  if (c.req.header('if-match') === undefined) throw new HttpProblem('precondition_required');
  await next();
}

/** The version in an entity tag; one that is no version of ours is stale by definition. */
function versionOf(ifMatch: string): number {
  const version = /^\s*(?:W\/)?"?(\d{1,9})"?\s*$/.exec(ifMatch)?.[1];
  if (version === undefined) throw new HttpProblem('precondition_failed');
  return Number(version);
}
