import { createRoute, z } from '@hono/zod-openapi';
import { recordPatientReads } from '../audit/patient-read-store.ts';
import type { Db } from '../db/client.ts';
import type { Clock } from '../domain/clock.ts';
import { requireScope, type Authentication, type CallerEnv } from '../http/authenticate.ts';
import { createRoutes } from '../http/create-app.ts';
import { problemAnswers } from '../http/problem-schema.ts';
import { readerOf } from '../http/reader-of.ts';
import { listReplies, replyStates } from '../reply/reply-list-store.ts';
import { audienceOf } from '../http/audience-of.ts';
import { answerOf, filterFields, listAnswer, listQuery, pageOfQuery } from './list-schema.ts';

const query = listQuery({
  to: filterFields.text,
  messageId: filterFields.id,
  ticketId: filterFields.id,
  state: z.enum(replyStates).optional(),
});

const replySchema = z
  .object({
    id: z.uuid(),
    channel: z.string(),
    to: z.string(),
    template: z.string(),
    language: z.string(),
    text: z.string(),
    segments: z.int(),
    state: z.enum(replyStates),
    reason: z.string().nullable(),
    inReplyTo: z.uuid().nullable(),
    ticketIds: z.array(z.uuid()),
    providerId: z.string().nullable(),
    /** A text that waits, and until when; `reason` says for what. */
    sendAfter: z.iso.datetime().nullable(),
    createdAt: z.iso.datetime(),
  })
  .openapi('Reply');

/** `GET /api/v1/replies`: what was answered, and what became of it. */
export function createReplyRoutes(deps: { db: Db; auth: Authentication; clock: Clock }) {
  const list = createRoute({
    method: 'get',
    path: '/api/v1/replies',
    summary: 'Outgoing messages, newest first',
    description: 'Scope `tickets`.',
    tags: ['Replies'],
    security: [{ bearer: [] }],
    middleware: requireScope(deps.auth, 'tickets'),
    request: { query },
    responses: {
      200: { description: 'A page', content: { 'application/json': { schema: listAnswer(replySchema) } } },
      ...problemAnswers(401, 403, 422, 429),
    },
  });
  return createRoutes<CallerEnv>().openapi(list, async (c) => {
    const { limit, cursor, ...filter } = c.req.valid('query');
    const page = pageOfQuery({ limit, cursor });
    const listed = await listReplies(deps.db, filter, page, audienceOf(c.get('caller')));
    await recordPatientReads(deps.db, readerOf(c, deps.clock), 'list', {
      subject: 'reply',
      tickets: listed.records.flatMap(({ ticketIds }) => ticketIds),
      messages: listed.records.map(({ inReplyTo }) => inReplyTo),
    });
    return c.json(answerOf(listed), 200);
  });
}
