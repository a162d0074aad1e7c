import { createRoute, z } from '@hono/zod-openapi';
import { recordPatientReads } from '../audit/patient-read-store.ts';
import type { Db } from '../db/client.ts';
import type { Clock } from '../domain/clock.ts';
import type { FileRead } from '../domain/recording-store.ts';
import { answerFile } from '../http/answer-file.ts';
import { audienceOf } from '../http/audience-of.ts';
import { requireScope, type Authentication, type CallerEnv } from '../http/authenticate.ts';
import { createRoutes } from '../http/create-app.ts';
import { fileOrProblem } from '../http/file-or-problem.ts';
import { problemAnswers } from '../http/problem-schema.ts';
import { readerOf } from '../http/reader-of.ts';
import type { AttachmentPlace } from '../intake/attachment-store.ts';
import type { FileReader } from '../pipeline/recordings/read-attachment.ts';

/** A file that came with a message, for whoever may see it. */
export type ReadFile = (messageId: string, place: AttachmentPlace, reader: FileReader) => Promise<FileRead>;

export type AudioDeps = { db: Db; auth: Authentication; clock: Clock; readFile: ReadFile };

/** `GET /api/v1/messages/{id}/audio`: the recording of a call. Who hears it is written down first. */
export function createAudioRoute(deps: AudioDeps) {
  const audio = createRoute({
    method: 'get',
    path: '/api/v1/messages/{id}/audio',
    tags: ['Messages'],
    security: [{ bearer: [] }],
    middleware: requireScope(deps.auth, 'tickets'),
    summary: 'The recording of a call',
    description:
      'Scope `tickets`. The first one where a call has several; `/attachments/{position}` has each. Its length comes with HEAD; a single range of bytes may be asked for, with `If-Range` and the `ETag` of what the rest is wanted of. 404 `recording_not_found`: there is none, it has not come home yet, or its time is over. 500 `recording_unreadable`: it is damaged, or sealed by a key that the gateway no longer has. 503: its store is away.',
    request: { params: z.object({ id: z.string() }) },
    responses: {
      200: {
        description: 'The recording',
        content: { 'audio/x-wav': { schema: { type: 'string', format: 'binary' } } },
      },
      206: { description: 'The range asked for' },
      ...problemAnswers(401, 403, 404, 416, 429, 500, 503),
    },
  });
  return createRoutes<CallerEnv>().openapi(audio, async (c) => {
    const { id } = c.req.valid('param');
    const caller = c.get('caller');
    const file = fileOrProblem(
      await deps.readFile(id, 'recording', { id: caller.id, audience: audienceOf(caller) }),
      'recording_not_found',
    );
    await recordPatientReads(deps.db, readerOf(c, deps.clock), 'file', {
      subject: 'message',
      messages: [id],
    });
    return answerFile(file, c.req.raw.headers);
  });
}
