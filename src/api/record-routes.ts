import { createRoute, z } from '@hono/zod-openapi';
import { recordPatientReads } from '../audit/patient-read-store.ts';
import type { PrismaClient } from '../db/generated/node/client.ts';
import type { Clock } from '../domain/clock.ts';
import { pharmacyEventStates } from '../domain/pharmacy-event.ts';
import { audienceOf } from '../http/audience-of.ts';
import { requireScope, type Authentication, type CallerEnv } from '../http/authenticate.ts';
import { createRoutes } from '../http/create-app.ts';
import { problemAnswers } from '../http/problem-schema.ts';
import { HttpProblem } from '../http/problem.ts';
import { readerOf } from '../http/reader-of.ts';
import { listPharmacyEvents } from '../intake/pharmacy-event-list-store.ts';
import { listDifferences } from '../pipeline/records/list-differences.ts';
import { answerOf, filterFields, listAnswer, listQuery, pageOfQuery } from './list-schema.ts';

const value = z.union([z.string(), z.number()]).nullable();

const differences = z
  .object({
    patient: z.object({ id: z.uuid(), name: z.string(), birthDate: z.string().nullable() }),
    system: z.string(),
    /** Whether that system has the patient: `one`, `none`, or `several` who fit. */
    found: z.string(),
    readAt: z.iso.datetime(),
    differences: z.array(
      z.object({
        medicine: z.string(),
        field: z.enum([
          'presence',
          'strength',
          'status',
          'directions',
          'quantity',
          'refills',
          'last_fill',
          'refills_left',
        ]),
        roster: value,
        other: value,
        rosterId: z.string().nullable(),
        otherId: z.string().nullable(),
      }),
    ),
  })
  .openapi('PatientDifferences');

const pharmacyEvent = z
  .object({
    id: z.uuid(),
    messageId: z.string(),
    kind: z.string(),
    fillWords: z.string().nullable(),
    rxWords: z.string().nullable(),
    rxNumber: z.string().nullable(),
    receivedAt: z.iso.datetime(),
    state: z.string(),
    outcome: z.string().nullable(),
    ticketIds: z.array(z.uuid()),
  })
  .openapi('PharmacyEvent');

/** Where the pharmacy's record and the EHR's disagree, and what the pharmacy system has told. */
export function createRecordRoutes(deps: { db: PrismaClient; auth: Authentication; clock: Clock }) {
  const list = createRoute({
    method: 'get',
    path: '/api/v1/differences',
    summary: 'Where the roster and the EHR disagree, patient by patient',
    description:
      'Scope `tickets`. Of those who have or had a ticket while the EHR was read; neither side is called right.',
    tags: ['Records'],
    security: [{ bearer: [] }],
    middleware: requireScope(deps.auth, 'tickets'),
    request: { query: listQuery({ patientId: filterFields.id }) },
    responses: {
      200: { description: 'A page', content: { 'application/json': { schema: listAnswer(differences) } } },
      ...problemAnswers(401, 403, 422, 429),
    },
  });
  const events = createRoute({
    method: 'get',
    path: '/api/v1/pharmacy-events',
    summary: 'What the pharmacy system has told, newest first, and what came of it',
    description: 'Scope `tickets`, for keys that are bound to no facility.',
    tags: ['Records'],
    security: [{ bearer: [] }],
    middleware: requireScope(deps.auth, 'tickets'),
    request: { query: listQuery({ state: z.enum(pharmacyEventStates).optional() }) },
    responses: {
      200: { description: 'A page', content: { 'application/json': { schema: listAnswer(pharmacyEvent) } } },
      ...problemAnswers(401, 403, 422, 429),
    },
  });
  return createRoutes<CallerEnv>()
    .openapi(list, async (c) => {
      const { limit, cursor, ...filter } = c.req.valid('query');
      const page = pageOfQuery({ limit, cursor });
      const listed = await listDifferences(deps.db, filter, page, audienceOf(c.get('caller')));
      await recordPatientReads(deps.db, readerOf(c, deps.clock), 'compare', {
        subject: 'record',
        patients: listed.records.map(({ patient }) => patient.id),
      });
      return c.json(answerOf(listed), 200);
    })
    .openapi(events, async (c) => {
      if (c.get('caller').facilityId !== null) throw new HttpProblem('forbidden');
      const { limit, cursor, ...filter } = c.req.valid('query');
      const listed = await listPharmacyEvents(deps.db, filter, pageOfQuery({ limit, cursor }));
      await recordPatientReads(deps.db, readerOf(c, deps.clock), 'list', {
        subject: 'record',
        tickets: listed.records.flatMap(({ ticketIds }) => ticketIds),
      });
      return c.json(answerOf(listed), 200);
    });
}
