import { createRoute, z } from '@hono/zod-openapi';
import type { PrismaClient } from '../db/generated/node/client.ts';
import type { Clock } from '../domain/clock.ts';
import { channels } from '../domain/message.ts';
import { requireScope, type Authentication, type CallerEnv } from '../http/authenticate.ts';
import { createRoutes } from '../http/create-app.ts';
import { requireUnbound } from '../http/require-unbound.ts';
import { problemAnswers } from '../http/problem-schema.ts';
import { HttpProblem } from '../http/problem.ts';
import { textField } from '../http/text-field.ts';
import { listPilots, savePilot } from '../outbox/pilot-store.ts';
import { noQuery } from './list-schema.ts';

const part = {
  /** The roster's ids, and `community` for patients who live in none; empty for all. */
  facilities: z.array(textField(200)).max(500),
  channels: z.array(z.enum(channels)).max(channels.length),
};

const version = z.object({
  version: z.int(),
  ...part,
  reason: z.string().nullable(),
  author: z.string().nullable(),
  at: z.iso.datetime().nullable(),
});

const inForce = version.extend({ versions: z.array(version) }).openapi('Pilot');
const change = z
  .strictObject({ ...part, basedOn: z.int().min(0), reason: textField(500) })
  .openapi('PilotChange');

type Deps = {
  db: PrismaClient;
  auth: Authentication;
  clock: Clock;
  /** As the settings name it: version 0, until one is saved. */
  pilot: { facilities: string[]; channels: z.infer<typeof part.channels> };
};

/** `/api/v1/pilot`: of which facilities and channels other systems are told. */
export function createPilotRoutes({ db, auth, clock, pilot }: Deps) {
  const described = describeRoutes(auth);

  async function read() {
    const kept = await listPilots(db);
    const versions = kept.map((one) => ({
      ...one,
      facilities: [...one.facilities],
      channels: [...one.channels],
    }));
    const [newest] = versions;
    return { ...(newest ?? { version: 0, ...pilot, reason: null, author: null, at: null }), versions };
  }

  return createRoutes<CallerEnv>()
    .openapi(described.read, async (c) => {
      requireUnbound(c.get('caller'));
      return c.json(await read(), 200);
    })
    .openapi(described.change, async (c) => {
      const caller = c.get('caller');
      requireUnbound(caller);
      const saved = await savePilot(db, { ...c.req.valid('json'), author: caller.name }, clock.now());
      if (saved.kind === 'stale') throw new HttpProblem('conflict');
      if (saved.kind === 'unknown') {
        const errors = saved.places.map((place) => ({
          path: `facilities.${place}`,
          message: 'is not one that we know',
        }));
        throw new HttpProblem('invalid_request', { errors });
      }
      return c.json(await read(), 201);
    });
}

function describeRoutes(auth: Authentication) {
  const shared = {
    ...{ path: '/api/v1/pilot', tags: ['Systems'], security: [{ bearer: [] }] },
    middleware: requireScope(auth, 'admin'),
  };
  const content = { 'application/json': { schema: inForce } };
  return {
    read: createRoute({
      ...shared,
      method: 'get',
      summary: 'Of which facilities and channels other systems are told, and all versions',
      description: 'Scope `admin`. Version 0: as the settings name it.',
      request: { query: noQuery },
      responses: { 200: { description: 'The pilot', content }, ...problemAnswers(401, 403, 422, 429) },
    }),
    change: createRoute({
      ...shared,
      method: 'post',
      summary: 'Begin with another part, or with all',
      description:
        'Scope `admin`. `basedOn` is the version that was read, else 409. Empty lists are all. It counts at once. ' +
        'What already stands in a system goes on being told there; of what was left out and is still open and now within, ' +
        'the helpdesk is told as it stands, and other systems with its next change.',
      request: { body: { required: true, content: { 'application/json': { schema: change } } } },
      responses: {
        201: { description: 'It counts', content },
        ...problemAnswers(400, 401, 403, 409, 415, 422, 429),
      },
    }),
  };
}
