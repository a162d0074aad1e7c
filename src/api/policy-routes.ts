import { createRoute, z } from '@hono/zod-openapi';
import type { PrismaClient } from '../db/generated/node/client.ts';
import type { Clock } from '../domain/clock.ts';
import { defaultPolicy } from '../domain/policy.ts';
import { requireScope, type Authentication, type Caller, type CallerEnv } from '../http/authenticate.ts';
import { createRoutes } from '../http/create-app.ts';
import { fieldErrors } from '../http/field-errors.ts';
import { problemAnswers } from '../http/problem-schema.ts';
import { HttpProblem, invalid } from '../http/problem.ts';
import { changePolicy, type PolicyRefusal } from '../pipeline/needs/change-policy.ts';
import { findInForce, findPolicy, listPolicies, type PolicyRecord } from '../policies/policy-store.ts';
import { noQuery } from './list-schema.ts';
import { policyChange, policyKey, policyRecord, policyWithFigures } from './policy-schema.ts';

export type PolicyRouteDeps = { db: PrismaClient; auth: Authentication; clock: Clock };

/** `/api/v1/policies`: the figures that decide, their versions, and a new version with its reason. */
export function createPolicyRoutes({ db, auth, clock }: PolicyRouteDeps) {
  const described = describeRoutes(auth);
  return createRoutes<CallerEnv>()
    .openapi(described.list, async (c) => {
      administrator(c.get('caller'));
      const inForce = await versionInForce(db);
      const records = await listPolicies(db);
      return c.json({ data: records.map((record) => present(record, inForce)), nextCursor: null }, 200);
    })
    .openapi(described.current, async (c) => {
      administrator(c.get('caller'));
      const inForce = await versionInForce(db);
      return c.json(await read(db, inForce, inForce), 200);
    })
    .openapi(described.one, async (c) => {
      administrator(c.get('caller'));
      return c.json(await read(db, c.req.valid('param').version, await versionInForce(db)), 200);
    })
    .openapi(described.change, async (c) => {
      const { name: author } = administrator(c.get('caller'));
      const changed = await changePolicy({ db, clock }, { ...c.req.valid('json'), author });
      if (!('record' in changed)) throw refusal(changed);
      const { record } = changed;
      const answer = { ...present(record, record.version), policy: record.policy };
      return changed.kind === 'saved' ? c.json(answer, 201) : c.json(answer, 200);
    });
}

async function versionInForce(db: PrismaClient): Promise<string> {
  return (await findInForce(db))?.version ?? defaultPolicy.version;
}

async function read(db: PrismaClient, version: string, inForce: string) {
  const found = (await findPolicy(db, version)) ?? (version === defaultPolicy.version ? shipped : null);
  if (!found) throw new HttpProblem('not_found');
  return { ...present(found, inForce), policy: found.policy };
}

/** Before the gateway has started once and kept it. */
const shipped = {
  ...{ version: defaultPolicy.version, author: 'system', reason: 'came with the program' },
  ...{ at: null, inForceFrom: null, policy: defaultPolicy },
};

type Shown = Omit<PolicyRecord, 'at'> & { at: Date | null };

function present({ version, author, reason, at, inForceFrom }: Shown, inForce: string) {
  return {
    ...{ version, author, reason, inForce: version === inForce },
    ...{ at: at?.toISOString() ?? null, inForceFrom: inForceFrom?.toISOString() ?? null },
  };
}

function refusal(changed: PolicyRefusal): HttpProblem {
  switch (changed.kind) {
    case 'taken':
    case 'stale':
      return new HttpProblem('conflict');
    case 'unknown_facility':
      return invalid(`policy.overrides.${String(changed.override)}.facility`, 'is not in the roster');
    case 'invalid': {
      const errors = fieldErrors(changed.error).map(({ path, message }) => ({
        path: ['policy', path].filter(Boolean).join('.'),
        message,
      }));
      return new HttpProblem('invalid_request', { errors });
    }
  }
}

/** The policy is everybody's: a key that speaks for one facility alone neither reads nor changes it. */
function administrator(caller: Caller): Caller {
  if (caller.facilityId !== null) throw new HttpProblem('forbidden');
  return caller;
}

function describeRoutes(auth: Authentication) {
  const common = {
    tags: ['Policies'],
    description: 'Scope `admin`.',
    security: [{ bearer: [] }],
    middleware: requireScope(auth, 'admin'),
  };
  const path = '/api/v1/policies';
  return {
    list: createRoute({
      ...common,
      method: 'get',
      path,
      summary: 'Every version of the policy, newest first',
      request: { query: noQuery },
      responses: {
        200: answer('All', z.object({ data: z.array(policyRecord), nextCursor: z.null() })),
        ...problemAnswers(401, 403, 422, 429),
      },
    }),
    current: createRoute({
      ...common,
      method: 'get',
      path: `${path}/current`,
      summary: 'The policy in force',
      responses: { 200: answer('The policy', policyWithFigures), ...problemAnswers(401, 403, 404, 429) },
    }),
    one: createRoute({
      ...common,
      method: 'get',
      path: `${path}/{version}`,
      summary: 'One version with its figures',
      request: { params: policyKey },
      responses: { 200: answer('The policy', policyWithFigures), ...problemAnswers(401, 403, 404, 429) },
    }),
    change: createRoute({
      ...common,
      method: 'post',
      path,
      summary: 'Puts another policy in force at once, under a version of its own; the one before is kept',
      description:
        'Scope `admin`. 409 when the version is taken, or when `basedOn` is no longer the version in force. The same policy again while it is in force: 200.',
      request: { body: { required: true, content: { 'application/json': { schema: policyChange } } } },
      responses: {
        200: answer('In force already', policyWithFigures),
        201: answer('The new version', policyWithFigures),
        ...problemAnswers(400, 401, 403, 409, 415, 422, 429),
      },
    }),
  };
}

function answer<T extends z.ZodType>(description: string, schema: T) {
  return { description, content: { 'application/json': { schema } } };
}
