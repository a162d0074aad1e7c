import { createRoute, z } from '@hono/zod-openapi';
import type { Db } from '../db/client.ts';
import type { Clock } from '../domain/clock.ts';
import { requireScope, type Authentication, type Caller, type CallerEnv } from '../http/authenticate.ts';
import { createRoutes } from '../http/create-app.ts';
import { problemAnswers } from '../http/problem-schema.ts';
import { HttpProblem } from '../http/problem.ts';
import { changeTemplate, previewTemplate } from '../pipeline/replies/change-template.ts';
import {
  findTemplate,
  findTemplateHistory,
  listTemplates,
  readTemplateKey,
  signTemplate,
} from '../reply/template-store.ts';
import {
  change,
  previewSchema,
  proposal,
  signature,
  templateKey,
  templateQuery,
  templateSchema,
  templateWithHistory,
} from './template-schema.ts';

export type TemplateRouteDeps = { db: Db; auth: Authentication; clock: Clock };

/** `/api/v1/templates`: the wordings of all replies, their versions, changes to them and who signed them. */
export function createTemplateRoutes(deps: TemplateRouteDeps) {
  const { db, clock } = deps;
  const described = describeRoutes(deps.auth);
  return createRoutes<CallerEnv>()
    .openapi(described.list, async (c) => {
      administrator(c.get('caller'));
      const { language, review } = c.req.valid('query');
      const templates = await listTemplates(db, language ? [language] : ['en', 'es']);
      return c.json({ data: templates.filter((each) => !review || each.review === review) }, 200);
    })
    .openapi(described.read, async (c) => {
      administrator(c.get('caller'));
      const { id, language } = keyOf(c.req.valid('param'));
      const [template, history] = [
        await findTemplate(db, id, language),
        await findTemplateHistory(db, id, language),
      ];
      return c.json({ ...template, ...history }, 200);
    })
    .openapi(described.preview, (c) => {
      administrator(c.get('caller'));
      const { id, language } = keyOf(c.req.valid('param'));
      return c.json(previewTemplate(id, language, c.req.valid('json').texts), 200);
    })
    .openapi(described.change, async (c) => {
      const input = {
        ...keyOf(c.req.valid('param')),
        ...c.req.valid('json'),
        author: administrator(c.get('caller')).name,
      };
      const result = await changeTemplate({ db, clock }, input);
      if (result.kind === 'not_editable') throw new HttpProblem('forbidden');
      if (result.kind === 'stale') throw new HttpProblem('conflict');
      if (result.kind === 'refused') throw refusal(result.findings);
      return c.json(result.template, 201);
    })
    .openapi(described.sign, async (c) => {
      const { id, language } = keyOf(c.req.valid('param'));
      const words = { ...c.req.valid('json'), recordedBy: administrator(c.get('caller')).name };
      const result = await signTemplate(db, { id, language, ...words }, clock.now());
      if (result === 'own_words') throw new HttpProblem('forbidden');
      if (result === 'stale') throw new HttpProblem('conflict');
      return c.json(await findTemplate(db, id, language), 201);
    });
}

/** The wordings are everybody's: a key that speaks for one facility alone neither reads nor changes them. */
function administrator(caller: Caller): Caller {
  if (caller.facilityId !== null) throw new HttpProblem('forbidden');
  return caller;
}

function keyOf({ id, language }: { id: string; language: string }) {
  const key = readTemplateKey(id, language);
  if (!key) throw new HttpProblem('not_found');
  return key;
}

function refusal(findings: { variant: number | null; problem: string }[]): HttpProblem {
  const errors = findings.map(({ variant, problem }) => ({
    path: variant === null ? 'texts' : `texts.${String(variant)}`,
    message: problem,
  }));
  return new HttpProblem('invalid_request', { errors });
}

function describeRoutes(auth: Authentication) {
  const common = {
    tags: ['Templates'],
    description: 'Scope `admin`.',
    security: [{ bearer: [] }],
    middleware: requireScope(auth, 'admin'),
  };
  const one = '/api/v1/templates/{id}/{language}';
  return {
    list: createRoute({
      ...common,
      method: 'get',
      path: '/api/v1/templates',
      summary: 'The wordings in force and who signed them',
      request: { query: templateQuery },
      responses: {
        200: answer('All that match', z.object({ data: z.array(templateSchema) })),
        ...problemAnswers(401, 403, 422, 429),
      },
    }),
    read: createRoute({
      ...common,
      method: 'get',
      path: one,
      summary: 'A wording with its tokens, versions and signatures',
      request: { params: templateKey },
      responses: {
        200: answer('The wording', templateWithHistory),
        ...problemAnswers(401, 403, 404, 429),
      },
    }),
    preview: createRoute({
      ...common,
      method: 'post',
      path: `${one}/preview`,
      summary: 'What a wording would say of sample tickets, and what the lint finds; nothing is kept',
      request: { params: templateKey, body: body(proposal) },
      responses: {
        200: answer('The longest texts and the findings', previewSchema),
        ...problemAnswers(400, 401, 403, 404, 415, 422, 429),
      },
    }),
    change: createRoute({
      ...common,
      method: 'post',
      path: `${one}/versions`,
      summary: 'A new version; it voids the signature. Safety texts cannot be changed',
      request: { params: templateKey, body: body(change) },
      responses: {
        201: answer('The new version', templateSchema),
        ...problemAnswers(400, 401, 403, 404, 409, 415, 422, 429),
      },
    }),
    sign: createRoute({
      ...common,
      method: 'post',
      path: `${one}/sign-offs`,
      summary: 'A qualified person signs, by name, the very words that they have read',
      request: { params: templateKey, body: body(signature) },
      responses: {
        201: answer('The wording', templateSchema),
        ...problemAnswers(400, 401, 403, 404, 409, 415, 422, 429),
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
