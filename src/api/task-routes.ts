import { createRoute, z } from '@hono/zod-openapi';
import { recordPatientReads } from '../audit/patient-read-store.ts';
import type { PrismaClient } from '../db/generated/node/client.ts';
import type { Clock } from '../domain/clock.ts';
import { queues } from '../domain/ticket.ts';
import { requireScope, type Authentication, type CallerEnv } from '../http/authenticate.ts';
import { createRoutes } from '../http/create-app.ts';
import { problemAnswers } from '../http/problem-schema.ts';
import { HttpProblem, invalid } from '../http/problem.ts';
import { readerOf } from '../http/reader-of.ts';
import { textField } from '../http/text-field.ts';
import { workTask } from '../pipeline/work/work-task.ts';
import { listTasks, taskAnswers, taskEventTypes, taskStates } from '../tickets/task-store.ts';
import { audienceOf, workAudience } from '../http/audience-of.ts';
import { answerOf, filterFields, listAnswer, listQuery, pageOfQuery } from './list-schema.ts';

const query = listQuery({
  state: z.enum(taskStates).optional(),
  queue: z.enum(queues).optional(),
  kind: filterFields.text,
  ticketId: filterFields.id,
  messageId: filterFields.id,
});

const taskSchema = z
  .object({
    id: z.uuid(),
    kind: z.string(),
    state: z.enum(taskStates),
    owner: z.string().nullable(),
    queue: z.enum(queues),
    why: z.string(),
    dueAt: z.iso.datetime(),
    ticketId: z.uuid().nullable(),
    messageId: z.uuid().nullable(),
    outcome: z.string().nullable(),
    createdAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
    /** Who said how it ended, who need not be its owner; `system` where its ticket went on without it. */
    finishedBy: z.string().nullable(),
    /** In lists: where, when and with what words a person is called back; null where nobody is. */
    callBack: z
      .object({
        number: z.string(),
        fromHour: z.int(),
        untilHour: z.int(),
        timeZones: z.array(z.string()),
        say: z.string(),
      })
      .nullish(),
  })
  .openapi('Task');

const event = z
  .strictObject({
    type: z.enum(taskEventTypes),
    outcome: textField(1000).nullish(),
    /** What was found out, where the next step depends on it: whether an e-script was sent. */
    answer: z.enum(taskAnswers).nullish(),
    /** The number under which it stands in the other system, such as that of a tele-encounter. */
    reference: textField(100).nullish(),
  })
  .openapi('TaskEvent');

/** `GET /api/v1/tasks` and `POST /api/v1/tasks/{id}/events`: what people must do outside the system. */
export function createTaskRoutes(deps: { db: PrismaClient; auth: Authentication; clock: Clock }) {
  const list = createRoute({
    method: 'get',
    path: '/api/v1/tasks',
    summary: 'What people must do outside the system, newest first',
    description: 'Scope `tickets`.',
    tags: ['Tasks'],
    security: [{ bearer: [] }],
    middleware: requireScope(deps.auth, 'tickets'),
    request: { query },
    responses: {
      200: { description: 'A page', content: { 'application/json': { schema: listAnswer(taskSchema) } } },
      ...problemAnswers(401, 403, 422, 429),
    },
  });
  const work = createRoute({
    method: 'post',
    path: '/api/v1/tasks/{id}/events',
    summary: 'Claim a task, or say that it is done or has failed',
    description:
      'Scope `work`. What is said of a task about a ticket is an event of that ticket too: `task_claimed`, `task_done` ' +
      'or `task_failed`, with who said it, when, and the outcome.',
    tags: ['Tasks'],
    security: [{ bearer: [] }],
    middleware: requireScope(deps.auth, 'work'),
    request: {
      params: z.object({ id: z.string() }),
      body: { required: true, content: { 'application/json': { schema: event } } },
    },
    responses: {
      200: { description: 'The task', content: { 'application/json': { schema: taskSchema } } },
      ...problemAnswers(400, 401, 403, 404, 409, 415, 422, 429),
    },
  });
  return createRoutes<CallerEnv>()
    .openapi(list, async (c) => {
      const { limit, cursor, ...filter } = c.req.valid('query');
      const page = pageOfQuery({ limit, cursor });
      const listed = await listTasks(deps.db, filter, page, audienceOf(c.get('caller')));
      await recordPatientReads(deps.db, readerOf(c, deps.clock), 'list', {
        subject: 'task',
        tickets: listed.records.map(({ ticketId }) => ticketId),
        messages: listed.records.map(({ messageId }) => messageId),
      });
      return c.json(answerOf(listed), 200);
    })
    .openapi(work, async (c) => {
      const caller = c.get('caller');
      const { type, outcome, answer, reference } = c.req.valid('json');
      const input = {
        taskId: c.req.valid('param').id,
        type,
        actor: caller.name,
        outcome: outcome ?? null,
        answer: answer ?? null,
        reference: reference ?? null,
      };
      const result = await workTask(deps.db, input, workAudience(caller), deps.clock.now());
      if (result.kind === 'not_found') throw new HttpProblem('not_found');
      if (result.kind === 'incomplete') {
        throw invalid(result.field, 'is required to finish this task');
      }
      if (result.kind === 'refused') {
        throw new HttpProblem('event_not_allowed', { members: { allowedFrom: result.allowedFrom } });
      }
      const { ticketId, messageId } = result.task;
      const shown = { subject: 'task', tickets: [ticketId], messages: [messageId] } as const;
      await recordPatientReads(deps.db, readerOf(c, deps.clock), 'work', shown);
      return c.json(result.task, 200);
    });
}
