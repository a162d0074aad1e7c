import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { recordPatientReads, type ReadReason } from '../audit/patient-read-store.ts';
import type { Db } from '../db/client.ts';
import type { Clock } from '../domain/clock.ts';
import { channels, messageStates } from '../domain/message.ts';
import { requireScope, type Authentication, type CallerEnv } from '../http/authenticate.ts';
import { answerFile } from '../http/answer-file.ts';
import { fileOrProblem } from '../http/file-or-problem.ts';
import { createRoutes } from '../http/create-app.ts';
import { problemAnswers } from '../http/problem-schema.ts';
import { HttpProblem } from '../http/problem.ts';
import { readerOf } from '../http/reader-of.ts';
import { getMessage, listMessages } from '../intake/message-store.ts';
import { audienceOf } from '../http/audience-of.ts';
import { answerOf, filterFields, listAnswer, listQuery, pageOfQuery } from './list-schema.ts';
import type { ReadFile } from './audio-route.ts';
import { messageSchema } from './message-schema.ts';

const query = listQuery({
  channel: z.enum(channels).optional(),
  providerId: filterFields.text,
  state: z.enum(messageStates).optional(),
  reference: filterFields.text,
  from: filterFields.text,
  since: filterFields.since,
});

/** `GET /api/v1/messages…`: what came in, what was understood, and the files that came with it. */
export function createMessageRoutes(deps: {
  db: Db;
  auth: Authentication;
  clock: Clock;
  readFile: ReadFile;
}) {
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
  const attachment = createRoute({
    ...common,
    path: '/api/v1/messages/{id}/attachments/{position}',
    summary: 'A photo or recording that came with a message',
    description:
      'Scope `tickets`. Images, sound, film and PDF as they are; any other type as `application/octet-stream` to save.',
    middleware: requireScope(deps.auth, 'tickets'),
    request: { params: z.object({ id: z.string(), position: z.string() }) },
    responses: {
      200: {
        description: 'The file',
        content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
      },
      206: { description: 'The range asked for' },
      ...problemAnswers(401, 403, 404, 416, 429),
    },
  });
  function record(c: Context<CallerEnv>, why: ReadReason, messages: string[]): Promise<void> {
    return recordPatientReads(deps.db, readerOf(c, deps.clock), why, { subject: 'message', messages });
  }

  return createRoutes<CallerEnv>()
    .openapi(attachment, async (c) => {
      const { id, position } = c.req.valid('param');
      const caller = c.get('caller');
      const reader = { id: caller.id, audience: audienceOf(caller) };
      const file = fileOrProblem(await deps.readFile(id, { position }, reader));
      await record(c, 'file', [id]);
      return answerFile(file, c.req.raw.headers);
    })
    .openapi(list, async (c) => {
      const { limit, cursor, ...filter } = c.req.valid('query');
      const page = pageOfQuery({ limit, cursor });
      const audience = audienceOf(c.get('caller'));
      const listed = await listMessages(deps.db, filter, page, audience);
      const messages = listed.records.map(({ id }) => id);
      await record(c, audience.kind === 'sender' ? 'own_request' : 'list', messages);
      return c.json(answerOf(listed), 200);
    })
    .openapi(one, async (c) => {
      const audience = audienceOf(c.get('caller'));
      const message = await getMessage(deps.db, c.req.valid('param').id, audience);
      if (!message) throw new HttpProblem('not_found');
      await record(c, audience.kind === 'sender' ? 'own_request' : 'look_up', [message.id]);
      return c.json(message, 200);
    });
}
