import { Hono } from 'hono';
import { z } from 'zod';
import { recordPatientReads } from '../audit/patient-read-store.ts';
import { queues } from '../domain/ticket.ts';
import { answerFile } from '../http/answer-file.ts';
import { fileOrProblem } from '../http/file-or-problem.ts';
import { audienceOf, workAudience } from '../http/audience-of.ts';
import { hasScope } from '../http/authenticate.ts';
import { HttpProblem } from '../http/problem.ts';
import { readerOf } from '../http/reader-of.ts';
import { textField } from '../http/text-field.ts';
import { loadTranscripts } from '../intake/transcript-store.ts';
import { getMessage } from '../intake/message-store.ts';
import { workTask } from '../pipeline/work/work-task.ts';
import { listOpenTasks } from '../tickets/open-task-store.ts';

import type { ConsoleDeps } from './console-deps.ts';
import { NotFoundPage, page } from './layout.tsx';
import { MessagePage } from './message-page.tsx';
import type { ConsoleEnv, Sessions } from './session.ts';
import { TaskPage } from './task-page.tsx';

const filter = z.object({ queue: z.enum(queues).optional().catch(undefined) });

const taskForm = z.object({
  type: z.enum(['claim', 'done']),
  outcome: textField(1000).optional().catch(undefined),
  answer: z.enum(['sent', 'not_sent']).optional().catch(undefined),
  reference: textField(100).optional().catch(undefined),
});

const transcriptForm = z.object({ text: textField(10_000) });

const writtenNotice = 'What you wrote down is kept, and the message is read again.';
const takenNotice = 'Somebody has ended that task meanwhile.';

/** The list of tasks, work on one, and the messages and files that tasks are about. */
export function createTaskPages(deps: ConsoleDeps, sessions: Sessions): Hono<ConsoleEnv> {
  const { db, clock, timeZone } = deps;
  const routes = new Hono<ConsoleEnv>();

  routes.get('/console/tasks', sessions.require, async (c) => {
    const caller = c.get('caller');
    const { queue } = filter.parse(c.req.query());
    const tasks = await listOpenTasks(db, queue, audienceOf(caller));
    await recordPatientReads(db, readerOf(c, clock), 'list', {
      subject: 'task',
      tickets: tasks.map(({ ticketId }) => ticketId),
      messages: tasks.map(({ messageId }) => messageId),
    });
    const details = {
      tasks,
      queue,
      now: clock.now(),
      mayWork: hasScope(caller, 'work'),
      notice: c.req.query('ended') === undefined ? null : takenNotice,
      signedInAs: caller.name,
      timeZone,
    };
    return c.html(page(<TaskPage {...details} />));
  });

  routes.post('/console/tasks/:id/events', sessions.requireOwnPage, sessions.require, async (c) => {
    const caller = c.get('caller');
    if (!hasScope(caller, 'work')) throw new HttpProblem('forbidden');
    const form = taskForm.safeParse(await c.req.parseBody());
    if (!form.success) throw new HttpProblem('invalid_request');
    const { type, outcome, answer, reference } = form.data;
    const event = {
      taskId: c.req.param('id'),
      type,
      actor: caller.name,
      outcome: outcome ?? null,
      answer: answer ?? null,
      reference: reference ?? null,
    };
    const result = await workTask(db, event, workAudience(caller), clock.now());
    if (result.kind === 'not_found') return c.html(page(<NotFoundPage signedInAs={caller.name} />), 404);
    if (result.kind === 'incomplete') throw new HttpProblem('invalid_request');
    return c.redirect(result.kind === 'refused' ? '/console/tasks?ended' : '/console/tasks', 303);
  });

  routes.get('/console/messages/:id', sessions.require, async (c) => {
    const caller = c.get('caller');
    const message = await getMessage(db, c.req.param('id'), audienceOf(caller));
    if (!message) return c.html(page(<NotFoundPage signedInAs={caller.name} />), 404);
    const shown = { subject: 'message', messages: [message.id] } as const;
    await recordPatientReads(db, readerOf(c, clock), 'look_up', shown);
    const transcripts = message.channel === 'voice' ? await loadTranscripts(db, message) : [];
    const details = {
      ...{ message, transcripts, timeZone, signedInAs: caller.name },
      mayWork: hasScope(caller, 'work'),
      notice: c.req.query('written') === undefined ? null : writtenNotice,
    };
    return c.html(page(<MessagePage {...details} />));
  });

  routes.post('/console/messages/:id/transcript', sessions.requireOwnPage, sessions.require, async (c) => {
    const caller = c.get('caller');
    if (!hasScope(caller, 'work')) throw new HttpProblem('forbidden');
    const form = transcriptForm.safeParse(await c.req.parseBody());
    if (!form.success) throw new HttpProblem('invalid_request');
    const messageId = c.req.param('id');
    const written = await deps.writeTranscript({
      ...{ messageId, text: form.data.text, by: caller.name },
      ...{ audience: workAudience(caller), at: clock.now() },
    });
    if (written.kind === 'not_found') return c.html(page(<NotFoundPage signedInAs={caller.name} />), 404);
    if (written.kind === 'not_a_call') throw new HttpProblem('conflict');
    return c.redirect(`/console/messages/${messageId}?written`, 303);
  });

  routes.get('/console/messages/:id/attachments/:position', sessions.require, async (c) => {
    const { id, position } = c.req.param();
    const caller = c.get('caller');
    const reader = { id: caller.id, audience: audienceOf(caller) };
    const file = fileOrProblem(await deps.readFile(id, { position }, reader));
    const shown = { subject: 'message', messages: [id] } as const;
    await recordPatientReads(db, readerOf(c, clock), 'file', shown);
    return answerFile(file, c.req.raw.headers);
  });
  return routes;
}
