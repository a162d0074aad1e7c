import { createRoute, z } from '@hono/zod-openapi';
import { recordPatientReads } from '../audit/patient-read-store.ts';
import type { PrismaClient } from '../db/generated/node/client.ts';
import type { Clock } from '../domain/clock.ts';
import { isId } from '../domain/id.ts';
import { systemNames } from '../domain/system-name.ts';
import { requireScope, type Authentication, type CallerEnv } from '../http/authenticate.ts';
import { createRoutes } from '../http/create-app.ts';
import { requireUnbound } from '../http/require-unbound.ts';
import { problemAnswers } from '../http/problem-schema.ts';
import { HttpProblem, invalid } from '../http/problem.ts';
import { readerOf } from '../http/reader-of.ts';
import { textField } from '../http/text-field.ts';
import { effectStates, findEffect, listEffects } from '../outbox/effect-list-store.ts';
import { adviceFor } from '../pipeline/effects/effect-advice.ts';
import type { EffectInHandResult, takeEffectInHand } from '../pipeline/effects/take-effect-in-hand.ts';
import { answerOf, filterFields, listAnswer, listQuery, pageOfQuery } from './list-schema.ts';

/** More than is ever composed; the vendors take more. */
const mostWords = 20_000;

/** What is needed of the other systems to put right what they did not take. */
export type EffectWork = {
  /** What an effect says there, as text. */
  readWords: (effectId: string) => Promise<string | null>;
  takeInHand: (said: Parameters<typeof takeEffectInHand>[1]) => Promise<EffectInHandResult>;
};

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
    reworded: z.boolean(),
    createdAt: z.iso.datetime(),
    doneAt: z.iso.datetime().nullable(),
  })
  .openapi('Effect');

const oneEffect = effectSchema
  .extend({
    /** What it says there, as text; null where it says nothing. */
    words: z.string().nullable(),
    advice: z.object({ remedy: z.string(), text: z.string() }).nullable(),
  })
  .openapi('EffectWithWords');

const event = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('send_again'), words: textField(mostWords).nullable().optional() }),
    z.strictObject({ type: z.literal('name_patient'), externalId: textField(200) }),
    z.strictObject({ type: z.literal('done_by_hand'), externalId: textField(200).optional() }),
  ])
  .openapi('EffectEvent');

type EffectDeps = { db: PrismaClient; auth: Authentication; clock: Clock; effectWork: EffectWork };

/** `/api/v1/effects`: what is done in other systems, what could not be, and what a person does about it. */
export function createEffectRoutes({ db, auth, clock, effectWork }: EffectDeps) {
  const described = describeRoutes(auth);
  return createRoutes<CallerEnv>()
    .openapi(described.list, async (c) => {
      requireUnbound(c.get('caller'));
      const { limit, cursor, ...filter } = c.req.valid('query');
      const listed = await listEffects(db, filter, pageOfQuery({ limit, cursor }));
      return c.json(answerOf(listed), 200);
    })
    .openapi(described.read, async (c) => {
      requireUnbound(c.get('caller'));
      const { id } = c.req.valid('param');
      const effect = isId(id) ? await findEffect(db, id) : null;
      if (!effect) throw new HttpProblem('not_found');
      // What it says is about the ticket's patient.
      const shown = { subject: 'ticket', tickets: [effect.ticketId] } as const;
      await recordPatientReads(db, readerOf(c, clock), 'work', shown);
      const advice = effect.state === 'failed' ? adviceFor(effect.system, effect.lastError) : null;
      return c.json({ ...effect, words: await effectWork.readWords(id), advice }, 200);
    })
    .openapi(described.work, async (c) => {
      const caller = c.get('caller');
      requireUnbound(caller);
      const said = { effectId: c.req.valid('param').id, said: c.req.valid('json') };
      const result = await effectWork.takeInHand({ ...said, actor: caller.name, now: clock.now() });
      if (result.kind === 'not_found') throw new HttpProblem('not_found');
      if (result.kind === 'away') throw new HttpProblem('unavailable');
      if (result.kind === 'invalid') throw invalid(result.path, result.message);
      if (result.kind === 'refused')
        throw new HttpProblem('event_not_allowed', { members: { allowedFrom: result.allowedFrom } });
      return c.json(result.effect, 200);
    });
}

function describeRoutes(auth: Authentication) {
  const shared = { tags: ['Systems'], security: [{ bearer: [] }] };
  const params = z.object({ id: z.string() });
  return {
    list: createRoute({
      ...shared,
      method: 'get',
      path: '/api/v1/effects',
      summary: 'What is to be done in other systems and what was, newest first',
      description:
        'Scope `tickets`, of a key that is bound to no facility. `state=failed`: what a person has to look at.',
      middleware: requireScope(auth, 'tickets'),
      request: { query },
      responses: {
        200: { description: 'A page', content: json(listAnswer(effectSchema)) },
        ...problemAnswers(401, 403, 422, 429),
      },
    }),
    read: createRoute({
      ...shared,
      method: 'get',
      path: '/api/v1/effects/{id}',
      summary: 'One of them, with what it says there and what helps where it failed',
      description:
        'Scope `tickets`, of a key that is bound to no facility. It counts as a read of the patient.',
      middleware: requireScope(auth, 'tickets'),
      request: { params },
      responses: {
        200: { description: 'The effect', content: json(oneEffect) },
        ...problemAnswers(401, 403, 404, 429),
      },
    }),
    work: createRoute({
      ...shared,
      method: 'post',
      path: '/api/v1/effects/{id}/events',
      summary: 'Send again what failed, put right, or tell that it was done by hand',
      description:
        'Scope `work`. `send_again` with `words` says these in place of what is composed (null: what is composed ' +
        'again). `name_patient` says under which id the EHR has the patient, and sends again. `done_by_hand` takes the ' +
        'id under which it stands there. All are events of the ticket, too.',
      middleware: requireScope(auth, 'work'),
      request: { params, body: { required: true, content: json(event) } },
      responses: {
        200: { description: 'The effect', content: json(effectSchema) },
        ...problemAnswers(400, 401, 403, 404, 409, 415, 422, 429, 503),
      },
    }),
  };
}

function json<T extends z.ZodType>(schema: T) {
  return { 'application/json': { schema } };
}
