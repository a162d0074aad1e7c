import { createRoute, z } from '@hono/zod-openapi';
import type { Context, Next } from 'hono';
import type { Db } from '../db/client.ts';
import { priorities, queues, ticketEventTypes, ticketStages, ticketStatuses } from '../domain/ticket.ts';
import { audienceOf } from '../http/audience-of.ts';
import { requireScope, type Authentication, type CallerEnv } from '../http/authenticate.ts';
import { createRoutes } from '../http/create-app.ts';
import { problemAnswers } from '../http/problem-schema.ts';
import { HttpProblem } from '../http/problem.ts';
import { problemOfWork } from '../http/problem-of-work.ts';
import type { TicketWork, TicketWorkResult } from '../pipeline/apply-event.ts';
import { listTickets, readTicket } from '../tickets/ticket-store.ts';
import { answerOf, filterFields, listAnswer, listQuery, pageOfQuery } from './list-schema.ts';
import { ticketSchema } from './ticket-schema.ts';

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

/** Tickets: the list, one with its events, and work on one under its version. */
export function createTicketRoutes(deps: { db: Db; auth: Authentication; workTicket: WorkTicket }) {
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
  return createRoutes<CallerEnv>()
    .openapi(list, async (c) => {
      const { limit, cursor, ...filter } = c.req.valid('query');
      const page = pageOfQuery({ limit, cursor });
      return c.json(answerOf(await listTickets(deps.db, filter, page, audienceOf(c.get('caller')))), 200);
    })
    .openapi(one, async (c) => {
      const ticket = await readTicket(deps.db, c.req.valid('param').id, audienceOf(c.get('caller')));
      if (!ticket) throw new HttpProblem('not_found');
      return c.json(ticket, 200, { etag: `"${ticket.version}"` });
    })
    .openapi(work, async (c) => {
      const caller = c.get('caller');
      const result = await deps.workTicket({
        ticketId: c.req.valid('param').id,
        version: versionOf(c.req.valid('header')['if-match']),
        body: c.req.valid('json'),
        actor: { name: caller.name, facilityId: caller.facilityId },
      });
      if (result.kind !== 'applied') throw problemOfWork(result);
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
