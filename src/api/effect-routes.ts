import { createRoute, z } from '@hono/zod-openapi';
import type { PrismaClient } from '../db/generated/node/client.ts';
import type { Clock } from '../domain/clock.ts';
import { systemNames } from '../domain/system-name.ts';
import { requireScope, type Authentication, type CallerEnv } from '../http/authenticate.ts';
import { createRoutes } from '../http/create-app.ts';
import { problemAnswers } from '../http/problem-schema.ts';
import { HttpProblem, invalid } from '../http/problem.ts';
import { textField } from '../http/text-field.ts';
import { effectStates, listEffects } from '../outbox/effect-list-store.ts';
import { takeEffectInHand } from '../pipeline/take-effect-in-hand.ts';
import { answerOf, filterFields, listAnswer, listQuery, pageOfQuery } from './list-schema.ts';

const query = listQuery({
  state: z.enum(effectStates).optional(),
  system: z.enum(systemNames).optional(),
  subscriber: filterFields.id,
  ticketId: filterFields.id,
});

const effectSchema = z
  .object({
    id: z.uuid(),
    system: z.string(),
    subscriber: z.string().nullable(),
    kind: z.string(),
    ticketId: z.uuid(),
    ticketReference: z.string(),
    state: z.enum(effectStates),
    attempts: z.int(),
    dueAt: z.iso.datetime(),
    lastError: z.string().nullable(),
    externalId: z.string().nullable(),
    createdAt: z.iso.datetime(),
    doneAt: z.iso.datetime().nullable(),
  })
  .openapi('Effect');

const event = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('send_again') }),
    z.strictObject({ type: z.literal('done_by_hand'), externalId: textField(200).optional() }),
  ])
  .openapi('EffectEvent');

/** `GET /api/v1/effects` and `POST /api/v1/effects/{id}/events`: what is done in other systems, and what could not be. */
export function createEffectRoutes(deps: { db: PrismaClient; auth: Authentication; clock: Clock }) {
  const list = createRoute({
    method: 'get',
    path: '/api/v1/effects',
    summary: 'What is to be done in other systems and what was, newest first',
    description:
      'Scope `tickets`, of a key that is bound to no facility. `state=failed`: what a person has to look at.',
    tags: ['Systems'],
    security: [{ bearer: [] }],
    middleware: requireScope(deps.auth, 'tickets'),
    request: { query },
    responses: {
      200: { description: 'A page', content: { 'application/json': { schema: listAnswer(effectSchema) } } },
      ...problemAnswers(401, 403, 422, 429),
    },
  });
  const work = createRoute({
    method: 'post',
    path: '/api/v1/effects/{id}/events',
    summary: 'Send again what failed, or tell that it was done by hand',
    description:
      'Scope `work`. `done_by_hand` takes the id under which it stands there. Both are events of the ticket, too.',
    tags: ['Systems'],
    security: [{ bearer: [] }],
    middleware: requireScope(deps.auth, 'work'),
    request: {
      params: z.object({ id: z.string() }),
      body: { required: true, content: { 'application/json': { schema: event } } },
    },
    responses: {
      200: { description: 'The effect', content: { 'application/json': { schema: effectSchema } } },
      ...problemAnswers(400, 401, 403, 404, 409, 415, 422, 429),
    },
  });
  return createRoutes<CallerEnv>()
    .openapi(list, async (c) => {
      requireUnbound(c.get('caller'));
      const { limit, cursor, ...filter } = c.req.valid('query');
      const listed = await listEffects(deps.db, filter, pageOfQuery({ limit, cursor }));
      return c.json(answerOf(listed), 200);
    })
    .openapi(work, async (c) => {
      const caller = c.get('caller');
      requireUnbound(caller);
      const result = await takeEffectInHand(deps.db, {
        ...{ effectId: c.req.valid('param').id, said: c.req.valid('json') },
        ...{ actor: caller.name, now: deps.clock.now() },
      });
      if (result.kind === 'not_found') throw new HttpProblem('not_found');
      if (result.kind === 'wrong_id') throw invalid('externalId', result.message);
      if (result.kind === 'refused')
        throw new HttpProblem('event_not_allowed', { members: { allowedFrom: result.allowedFrom } });
      return c.json(result.effect, 200);
    });
}

/** Other systems are kept in step by the whole gateway, not by one facility. */
function requireUnbound({ facilityId }: { facilityId: string | null }): void {
  if (facilityId !== null) throw new HttpProblem('forbidden');
}
