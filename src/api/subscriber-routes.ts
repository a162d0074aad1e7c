import { createRoute, z } from '@hono/zod-openapi';
import type { PrismaClient } from '../db/generated/node/client.ts';
import type { Clock } from '../domain/clock.ts';
import { isId } from '../domain/id.ts';
import { requireScope, type Authentication, type CallerEnv } from '../http/authenticate.ts';
import { createRoutes } from '../http/create-app.ts';
import { requireUnbound } from '../http/require-unbound.ts';
import { problemAnswers } from '../http/problem-schema.ts';
import { HttpProblem, invalid } from '../http/problem.ts';
import { instantField } from '../http/instant-field.ts';
import { textField } from '../http/text-field.ts';
import {
  addSubscriber,
  changeSubscriber,
  findSubscriber,
  listSubscribers,
} from '../outbox/subscriber-store.ts';
import { replayEvents } from '../pipeline/effects/fan-out-webhooks.ts';
import { answerOf, listAnswer, listQuery, pageOfQuery } from './list-schema.ts';

export type SubscriberDeps = {
  db: PrismaClient;
  auth: Authentication;
  clock: Clock;
  subscribing: {
    /** Whether an address may be called at all. */
    mayCall: (url: URL) => boolean;
    /** The secret that signs, which is shown when it is made and stands nowhere. */
    secretOf: (subscriberId: string, version: number) => Promise<string>;
  };
};

const subscriber = z
  .object({
    id: z.uuid(),
    name: z.string(),
    url: z.string(),
    events: z.array(z.string()),
    createdBy: z.string(),
    createdAt: z.iso.datetime(),
    pausedAt: z.iso.datetime().nullable(),
  })
  .openapi('Subscriber');

const eventType = z.string().regex(/^[a-z_]{1,60}$/, { error: 'must be a type of event, such as shipped' });

const wanted = z
  .strictObject({
    name: textField(100),
    url: textField(2000),
    /** Types of events; none for all. */
    events: z.array(eventType).max(100).optional(),
  })
  .openapi('SubscriberWanted');

const change = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.enum(['pause', 'resume', 'renew_secret']) }),
    z.strictObject({ type: z.literal('replay'), since: instantField }),
  ])
  .openapi('SubscriberEvent');

const changed = z
  .object({
    secret: z.string().optional(),
    replayed: z.int().optional(),
    /** Where the next part of a long replay begins. */
    until: z.iso.datetime().nullable().optional(),
  })
  .openapi('SubscriberChanged');

/** `/api/v1/subscribers`: who is told of events by signed webhooks. */
export function createSubscriberRoutes({ db, auth, clock, subscribing }: SubscriberDeps) {
  const described = describeRoutes(auth);
  return createRoutes<CallerEnv>()
    .openapi(described.list, async (c) => {
      requireUnbound(c.get('caller'));
      return c.json(answerOf(await listSubscribers(db, pageOfQuery(c.req.valid('query')))), 200);
    })
    .openapi(described.add, async (c) => {
      requireUnbound(c.get('caller'));
      const { name, url, events = [] } = c.req.valid('json');
      const address = URL.parse(url);
      if (!address || !subscribing.mayCall(address))
        throw invalid('url', 'must be an https address of a host on the internet');
      const createdBy = c.get('caller').name;
      const row = { name, url: address.href, events, createdBy };
      const added = await db.$transaction((tx) => addSubscriber(tx, row, clock.now()));
      return c.json({ ...added, secret: await subscribing.secretOf(added.id, 1) }, 201);
    })
    .openapi(described.work, async (c) => {
      requireUnbound(c.get('caller'));
      const { id } = c.req.valid('param');
      const said = c.req.valid('json');
      const now = clock.now();
      const known = isId(id) ? await findSubscriber(db, id) : null;
      if (!known) throw new HttpProblem('not_found');
      if (said.type === 'replay') {
        const { since } = said;
        const { count, until } = await db.$transaction((tx) => replayEvents(tx, known, { since, now }));
        return c.json({ replayed: count, until: until?.toISOString() ?? null }, 200);
      }
      const after = await db.$transaction((tx) => changeSubscriber(tx, id, said.type, now));
      if (!after) throw new HttpProblem('not_found');
      if (said.type !== 'renew_secret') return c.json({}, 200);
      return c.json({ secret: await subscribing.secretOf(id, after.secretVersion) }, 200);
    });
}

function describeRoutes(auth: Authentication) {
  const shared = {
    tags: ['Systems'],
    security: [{ bearer: [] }],
    middleware: requireScope(auth, 'admin'),
  };
  return {
    list: createRoute({
      ...shared,
      method: 'get',
      path: '/api/v1/subscribers',
      summary: 'Who is told of events by signed webhooks',
      description: 'Scope `admin`, of a key that is bound to no facility.',
      request: { query: listQuery({}) },
      responses: {
        200: { description: 'A page, newest first', content: json(listAnswer(subscriber)) },
        ...problemAnswers(401, 403, 422, 429),
      },
    }),
    add: createRoute({
      ...shared,
      method: 'post',
      path: '/api/v1/subscribers',
      summary: 'Tell somebody of events from now on',
      description:
        'Scope `admin`. Messages follow Standard Webhooks (`webhook-id`, `webhook-timestamp`, `webhook-signature`); ' +
        'they say where a ticket stands and nothing about anyone. The secret is shown this once.',
      request: { body: { required: true, content: json(wanted) } },
      responses: {
        201: { description: 'The subscriber', content: json(subscriber.extend({ secret: z.string() })) },
        ...problemAnswers(400, 401, 403, 415, 422, 429),
      },
    }),
    work: createRoute({
      ...shared,
      method: 'post',
      path: '/api/v1/subscribers/{id}/events',
      summary: 'Pause, resume, renew the secret, or tell again what happened',
      description:
        'Scope `admin`. After `renew_secret` messages carry the signatures of both secrets for a day. `replay` sends ' +
        'events since that moment again under their first ids, 5,000 at most; `until` says where the next part begins.',
      request: {
        params: z.object({ id: z.string() }),
        body: { required: true, content: json(change) },
      },
      responses: {
        200: { description: 'Done', content: json(changed) },
        ...problemAnswers(400, 401, 403, 404, 415, 422, 429),
      },
    }),
  };
}

function json<T extends z.ZodType>(schema: T) {
  return { 'application/json': { schema } };
}
