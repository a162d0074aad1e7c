import { createRoute, z } from '@hono/zod-openapi';
import type { Db } from '../db/client.ts';
import type { Clock } from '../domain/clock.ts';
import { workAudience } from '../http/audience-of.ts';
import { requireScope, type Authentication, type CallerEnv } from '../http/authenticate.ts';
import { createRoutes } from '../http/create-app.ts';
import { problemAnswers } from '../http/problem-schema.ts';
import { HttpProblem } from '../http/problem.ts';
import { textField } from '../http/text-field.ts';
import type { WriteTranscript } from '../intake/write-transcript.ts';

const body = z
  .strictObject({ text: textField(10_000) })
  .openapi('Transcript', { example: { text: 'This is Mary Johnson, I need my metoprolol.' } });

export type TranscriptDeps = {
  db: Db;
  auth: Authentication;
  clock: Clock;
  writeTranscript: WriteTranscript;
};

/** `POST /api/v1/messages/{id}/transcript`: what a person heard in a call. */
export function createTranscriptRoute(deps: TranscriptDeps) {
  const write = createRoute({
    method: 'post',
    path: '/api/v1/messages/{id}/transcript',
    tags: ['Messages'],
    security: [{ bearer: [] }],
    middleware: requireScope(deps.auth, 'work'),
    summary: 'Write down what is said in a call',
    description:
      'Scope `work`. The words are kept as another revision, with who wrote them and when, and the message is read again: what is already asked for gets no second ticket and no second reply. 409 for a message that is no call.',
    request: {
      params: z.object({ id: z.string() }),
      body: { required: true, content: { 'application/json': { schema: body } } },
    },
    responses: {
      202: {
        description: 'Kept; the message is read again',
        content: { 'application/json': { schema: z.object({ id: z.uuid(), revision: z.int() }) } },
      },
      ...problemAnswers(400, 401, 403, 404, 409, 415, 422, 429),
    },
  });
  return createRoutes<CallerEnv>().openapi(write, async (c) => {
    const caller = c.get('caller');
    const written = await deps.writeTranscript({
      messageId: c.req.valid('param').id,
      text: c.req.valid('json').text,
      by: caller.name,
      audience: workAudience(caller),
      at: deps.clock.now(),
    });
    switch (written.kind) {
      case 'written':
        return c.json({ id: written.messageId, revision: written.revision }, 202);
      case 'not_found':
        throw new HttpProblem('not_found');
      case 'not_a_call':
        throw new HttpProblem('conflict');
    }
  });
}
