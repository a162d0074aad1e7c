import { createRoute, z } from '@hono/zod-openapi';
import { recordPatientReads } from '../audit/patient-read-store.ts';
import type { Db } from '../db/client.ts';
import type { Clock } from '../domain/clock.ts';
import { actorOf } from '../http/actor-of.ts';
import { requireScope, type Authentication, type CallerEnv } from '../http/authenticate.ts';
import { createRoutes } from '../http/create-app.ts';
import { problemAnswers } from '../http/problem-schema.ts';
import { problemOfWork } from '../http/problem-of-work.ts';
import { readerOf } from '../http/reader-of.ts';
import type { previewStaffReply } from '../pipeline/replies/preview-staff-reply.ts';

export type PreviewReply = (
  reply: Parameters<typeof previewStaffReply>[1],
) => ReturnType<typeof previewStaffReply>;

const body = z
  .object({
    template: z.string(),
    messageId: z.string().optional(),
    language: z.string().optional(),
    values: z.record(z.string(), z.any()).optional(),
  })
  .openapi('ReplyToPreview', { example: { template: 'shipped', values: { date: '2026-06-17' } } });

const preview = z
  .object({
    template: z.string(),
    language: z.string(),
    channel: z.string(),
    to: z.string(),
    messageId: z.uuid(),
    text: z.string(),
    segments: z.int(),
    disclosure: z.string(),
    version: z.int(),
  })
  .openapi('ReplyPreview');

type Deps = { db: Db; auth: Authentication; clock: Clock; previewReply: PreviewReply };

/** The text of a `reply` before it is sent. By POST, since what it is about has no place in an address. */
export function createReplyPreviewRoute(deps: Deps) {
  const route = createRoute({
    method: 'post',
    path: '/api/v1/tickets/{id}/reply-preview',
    summary: 'What a reply would say',
    description:
      'Scope `work`. The fields are those of the event `reply`, which is refused for the same reasons. Nothing is sent.',
    tags: ['Tickets'],
    security: [{ bearer: [] }],
    middleware: requireScope(deps.auth, 'work'),
    request: {
      params: z.object({ id: z.string() }),
      body: { required: true, content: { 'application/json': { schema: body } } },
    },
    responses: {
      200: { description: 'The text', content: { 'application/json': { schema: preview } } },
      ...problemAnswers(400, 401, 403, 404, 409, 415, 422, 429),
    },
  });
  return createRoutes<CallerEnv>().openapi(route, async (c) => {
    const ticketId = c.req.valid('param').id;
    const planned = await deps.previewReply({
      ticketId,
      body: { ...c.req.valid('json'), type: 'reply' },
      actor: actorOf(c.get('caller')),
    });
    if (planned.kind !== 'planned') throw problemOfWork(planned);
    const read = { subject: 'ticket', tickets: [ticketId] } as const;
    await recordPatientReads(deps.db, readerOf(c, deps.clock), 'work', read);
    return c.json(planned.preview, 200);
  });
}
