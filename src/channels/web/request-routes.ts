import { createRoute, z } from '@hono/zod-openapi';
import { dateIn } from '../../domain/calendar-date.ts';
import { requireScope, type Authentication, type CallerEnv } from '../../http/authenticate.ts';
import { createRoutes } from '../../http/create-app.ts';
import { problemAnswers } from '../../http/problem-schema.ts';
import { acceptRequest, type AcceptRequestDeps } from './accept-request.ts';
import { requestSchema } from './request-schema.ts';

export type RequestRoutesDeps = AcceptRequestDeps & { auth: Authentication; timeZone: string };

const receipt = z
  .object({
    id: z.uuid(),
    reference: z.string(),
    lines: z.array(z.object({ resident: z.int(), medication: z.int().nullable() })),
  })
  .openapi('RequestReceipt');

const headers = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,255}$/, { error: 'must be 1 to 255 visible ASCII characters' })
    .optional(),
});

/** `POST /api/v1/requests`: structured requests of the web form and of any other source. */
export function createRequestRoutes(deps: RequestRoutesDeps) {
  const body = requestSchema(() => dateIn(deps.timeZone, deps.clock.now()));
  const post = createRoute({
    method: 'post',
    path: '/api/v1/requests',
    summary: 'Ask for refills for 1 to 200 residents',
    description: 'Scope `intake`. The answer tells nothing about whether a person exists.',
    tags: ['Requests'],
    security: [{ bearer: [] }],
    middleware: requireScope(deps.auth, 'intake'),
    request: { headers, body: { required: true, content: { 'application/json': { schema: body } } } },
    responses: {
      202: { description: 'Durably accepted', content: { 'application/json': { schema: receipt } } },
      ...problemAnswers(400, 401, 403, 409, 413, 415, 422, 429),
    },
  });
  return createRoutes<CallerEnv>().openapi(post, async (c) => {
    const answer = await acceptRequest(deps, {
      body: c.req.valid('json'),
      caller: c.get('caller'),
      idempotencyKey: c.req.valid('header')['idempotency-key'],
    });
    return c.json(answer, 202);
  });
}
