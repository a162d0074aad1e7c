import { createRoute, type z } from '@hono/zod-openapi';
import { recordPatientReads } from '../audit/patient-read-store.ts';
import type { Db } from '../db/client.ts';
import type { Clock } from '../domain/clock.ts';
import { noRules } from '../domain/routing-rules.ts';
import { requireScope, type Authentication, type Caller, type CallerEnv } from '../http/authenticate.ts';
import { createRoutes } from '../http/create-app.ts';
import { problemAnswers } from '../http/problem-schema.ts';
import { HttpProblem } from '../http/problem.ts';
import { readerOf } from '../http/reader-of.ts';
import type { ImaginedRequest, previewRouting } from '../pipeline/needs/preview-routing.ts';
import { listRuleVersions, saveRules } from '../routing/routing-rule-store.ts';
import { noQuery } from './list-schema.ts';
import { previewAnswer, previewBody, rulesAnswer, rulesChange } from './routing-schema.ts';

export type PreviewRouting = (
  request: ImaginedRequest,
  proposed: Parameters<typeof previewRouting>[2],
) => ReturnType<typeof previewRouting>;

type Deps = { db: Db; auth: Authentication; clock: Clock; previewRouting: PreviewRouting };

/** `/api/v1/routing`: the rules by which requests find their people, and who would get one. */
export function createRoutingRoutes(deps: Deps) {
  const { db, clock } = deps;
  const described = describeRoutes(deps.auth);
  return createRoutes<CallerEnv>()
    .openapi(described.read, async (c) => {
      unbound(c.get('caller'));
      return c.json(await rulesInForce(db), 200);
    })
    .openapi(described.change, async (c) => {
      const author = unbound(c.get('caller')).name;
      const saved = await saveRules(db, { ...c.req.valid('json'), author }, clock.now());
      if (saved.kind === 'stale') throw new HttpProblem('conflict');
      if (saved.kind === 'unknown') throw invalidAt(saved.paths, 'is not one that we know');
      if (saved.kind === 'circular') throw invalidAt(saved.paths, 'is away too, in a circle without anybody');
      return c.json(await rulesInForce(db), 201);
    })
    .openapi(described.preview, async (c) => {
      unbound(c.get('caller'));
      const { rules, ...asked } = c.req.valid('json');
      const { channel, from = null, facilityId = null, text = null, residents = [] } = asked;
      const request = { channel, from, facilityId, text, residents };
      const found = await deps.previewRouting(request, rules ?? null);
      if (found.kind === 'unknown') throw invalidAt(found.paths, 'is not one that we know');
      const { version, tickets, patientIds: patients } = found;
      await recordPatientReads(db, readerOf(c, clock), 'work', { subject: 'ticket', patients });
      return c.json({ version, tickets }, 200);
    });
}

async function rulesInForce(db: Db) {
  const versions = await listRuleVersions(db);
  const [inForce] = versions;
  return { ...(inForce ?? { ...noRules, reason: null, author: null, at: null }), versions };
}

/** The rules are everybody's: a key that speaks for one facility alone neither reads nor tries them. */
function unbound(caller: Caller): Caller {
  if (caller.facilityId !== null) throw new HttpProblem('forbidden');
  return caller;
}

function invalidAt(paths: string[], message: string): HttpProblem {
  return new HttpProblem('invalid_request', { errors: paths.map((path) => ({ path, message })) });
}

function describeRoutes(auth: Authentication) {
  const common = { tags: ['Routing'], security: [{ bearer: [] }] };
  const administration = {
    ...common,
    description: 'Scope `admin`.',
    middleware: requireScope(auth, 'admin'),
  };
  return {
    read: createRoute({
      ...administration,
      method: 'get',
      path: '/api/v1/routing/rules',
      summary: 'The routing rules in force and all their versions',
      request: { query: noQuery },
      responses: { 200: answer('The rules', rulesAnswer), ...problemAnswers(401, 403, 422, 429) },
    }),
    change: createRoute({
      ...administration,
      method: 'post',
      path: '/api/v1/routing/rules',
      summary: 'New routing rules, with the reason, in place of the version that was read',
      request: { body: body(rulesChange) },
      responses: {
        201: answer('The rules', rulesAnswer),
        ...problemAnswers(400, 401, 403, 409, 415, 422, 429),
      },
    }),
    preview: createRoute({
      ...common,
      description:
        'Scope `work`. The request goes through the pipeline and nothing of it is kept. `rules`: tried in place of those in force.',
      middleware: requireScope(auth, 'work'),
      method: 'post',
      path: '/api/v1/routing/preview',
      summary: 'Who would get this?',
      request: { body: body(previewBody) },
      responses: {
        200: answer('Each ticket with its owner', previewAnswer),
        ...problemAnswers(400, 401, 403, 415, 422, 429),
      },
    }),
  };
}

function answer<T extends z.ZodType>(description: string, schema: T) {
  return { description, content: { 'application/json': { schema } } };
}

function body<T extends z.ZodType>(schema: T) {
  return { required: true, content: { 'application/json': { schema } } };
}
