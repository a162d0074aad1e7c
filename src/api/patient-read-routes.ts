import { createRoute, z } from '@hono/zod-openapi';
import { listPatientReads } from '../audit/patient-read-list-store.ts';
import { recordPatientReads } from '../audit/patient-read-store.ts';
import type { Db } from '../db/client.ts';
import type { Clock } from '../domain/clock.ts';
import { requireScope, type Authentication, type CallerEnv } from '../http/authenticate.ts';
import { createRoutes } from '../http/create-app.ts';
import { problemAnswers } from '../http/problem-schema.ts';
import { HttpProblem } from '../http/problem.ts';
import { readerOf } from '../http/reader-of.ts';

const query = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).optional().openapi({ type: 'integer', default: 50 }),
  cursor: z.coerce.number().int().min(1).optional().openapi({ type: 'integer' }),
});

const readSchema = z
  .object({
    sequence: z.int(),
    at: z.iso.datetime(),
    apiKeyId: z.uuid(),
    actor: z.string(),
    route: z.string(),
    why: z.string(),
    subject: z.string(),
    subjectId: z.uuid().nullable(),
  })
  .openapi('PatientRead');

/** `GET /api/v1/patients/{id}/reads`: who was shown a patient's record. Looking at it is such a read itself. */
export function createPatientReadRoutes(deps: { db: Db; auth: Authentication; clock: Clock }) {
  const list = createRoute({
    method: 'get',
    path: '/api/v1/patients/{id}/reads',
    summary: 'Who was shown a patient’s record, newest first',
    description:
      'Scope `admin`, for keys that are bound to no facility. The id is ours or the roster’s; this look is written down ' +
      'before it is answered and is the first of the list.',
    tags: ['Audit'],
    security: [{ bearer: [] }],
    middleware: requireScope(deps.auth, 'admin'),
    request: { params: z.object({ id: z.string() }), query },
    responses: {
      200: {
        description: 'A page',
        content: {
          'application/json': {
            schema: z.object({ data: z.array(readSchema), nextCursor: z.string().nullable() }),
          },
        },
      },
      ...problemAnswers(401, 403, 404, 422, 429),
    },
  });
  return createRoutes<CallerEnv>().openapi(list, async (c) => {
    if (c.get('caller').facilityId !== null) throw new HttpProblem('forbidden');
    const { limit = 50, cursor } = c.req.valid('query');
    const found = await listPatientReads(deps.db, c.req.valid('param').id, { limit, cursor }, (patientId) =>
      recordPatientReads(deps.db, readerOf(c, deps.clock), 'audit', {
        subject: 'reads',
        patients: [patientId],
      }),
    );
    if (!found) throw new HttpProblem('not_found');
    return c.json(found, 200);
  });
}
