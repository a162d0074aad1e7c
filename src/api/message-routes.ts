import { createRoute, z } from '@hono/zod-openapi';
import type { Db } from '../db/client.ts';
import { channels, messageStates } from '../domain/message.ts';
import { requireScope, type Authentication, type CallerEnv } from '../http/authenticate.ts';
import { createRoutes } from '../http/create-app.ts';
import { problemAnswers } from '../http/problem-schema.ts';
import { HttpProblem } from '../http/problem.ts';
import { getMessage, listMessages } from '../intake/message-store.ts';
import { audienceOf } from '../http/audience-of.ts';
import { answerOf, filterFields, listAnswer, listQuery, pageOfQuery } from './list-schema.ts';
import { messageSchema } from './message-schema.ts';

const query = listQuery({
  channel: z.enum(channels).optional(),
  providerId: filterFields.text,
  state: z.enum(messageStates).optional(),
  from: filterFields.text,
  since: filterFields.since,
});

/** `GET /api/v1/messages` and `GET /api/v1/messages/{id}`: what came in and what was understood. */
export function createMessageRoutes(deps: { db: Db; auth: Authentication }) {
  const common = {
    method: 'get' as const,
    tags: ['Messages'],
    security: [{ bearer: [] }],
    middleware: requireScope(deps.auth, 'tickets', 'intake'),
  };
  const list = createRoute({
    ...common,
    path: '/api/v1/messages',
    summary: 'What came in, newest first',
    description: 'Scope `tickets`; a key with `intake` alone sees what it sent.',
    request: { query },
    responses: {
      200: { description: 'A page', content: { 'application/json': { schema: listAnswer(messageSchema) } } },
      ...problemAnswers(401, 403, 422, 429),
    },
  });
  const one = createRoute({
    ...common,
    path: '/api/v1/messages/{id}',
    summary: 'One message',
    request: { params: z.object({ id: z.string() }) },
    responses: {
      200: { description: 'The message', content: { 'application/json': { schema: messageSchema } } },
      ...problemAnswers(401, 403, 404, 429),
    },
  });
  return createRoutes<CallerEnv>()
    .openapi(list, async (c) => {
      const { limit, cursor, ...filter } = c.req.valid('query');
      const page = pageOfQuery({ limit, cursor });
      return c.json(answerOf(await listMessages(deps.db, filter, page, audienceOf(c.get('caller')))), 200);
    })
    .openapi(one, async (c) => {
      const message = await getMessage(deps.db, c.req.valid('param').id, audienceOf(c.get('caller')));
      if (!message) throw new HttpProblem('not_found');
      return c.json(message, 200);
    });
}
