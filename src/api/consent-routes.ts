import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { recordPatientReads } from '../audit/patient-read-store.ts';
import type { PrismaClient } from '../db/generated/node/client.ts';
import type { Clock } from '../domain/clock.ts';
import { consentKinds, consentSources } from '../domain/consent.ts';
import { audienceOf } from '../http/audience-of.ts';
import { requireScope, type Authentication, type CallerEnv } from '../http/authenticate.ts';
import { createRoutes } from '../http/create-app.ts';
import { problemAnswers } from '../http/problem-schema.ts';
import { HttpProblem, invalid } from '../http/problem.ts';
import { readerOf } from '../http/reader-of.ts';
import { textField } from '../http/text-field.ts';
import { recordStaffConsent, type StaffConsentResult } from '../pipeline/replies/record-staff-consent.ts';
import { listTicketConsents } from '../reply/ticket-consent-store.ts';
import { readTicket } from '../tickets/ticket-store.ts';

const params = z.object({ id: z.string() });
const said = z.strictObject({
  kind: z.enum(consentKinds),
  messageId: z.uuid(),
  note: textField(1000).nullish(),
});

const consentSchema = z
  .object({
    number: z.string(),
    messageId: z.uuid(),
    texts: z.enum(['opt_out', 'opt_in']).nullable(),
    block: z.enum(['opted_out', 'do_not_text']).nullable(),
    healthDetails: z.boolean(),
    entries: z.array(
      z.object({
        kind: z.enum(consentKinds),
        source: z.enum(consentSources),
        at: z.iso.datetime(),
        messageId: z.uuid().nullable(),
        actor: z.string().nullable(),
        note: z.string().nullable(),
      }),
    ),
  })
  .openapi('TextingConsent');
const answer = z.object({ data: z.array(consentSchema) });
const listed = { description: 'For each number', content: { 'application/json': { schema: answer } } };

type ConsentRouteDeps = { db: PrismaClient; auth: Authentication; clock: Clock };

/** `/api/v1/tickets/{id}/consents`: whether those who asked may be texted, and what staff were told about it. */
export function createConsentRoutes(deps: ConsentRouteDeps) {
  const list = createRoute({
    method: 'get',
    path: '/api/v1/tickets/{id}/consents',
    summary: 'Whether those who asked for a ticket may be texted',
    description: 'Scope `tickets`, not for keys of a facility. `entries` is the ledger, oldest first.',
    tags: ['Consent'],
    security: [{ bearer: [] }],
    middleware: requireScope(deps.auth, 'tickets'),
    request: { params },
    responses: { 200: listed, ...problemAnswers(401, 403, 404, 429) },
  });
  const record = createRoute({
    method: 'post',
    path: '/api/v1/tickets/{id}/consents',
    summary: 'Record what somebody said about being texted',
    description:
      'Scope `work`, not for keys of a facility. `messageId` is a message of the ticket, whose sender it is about. `do_not_text` and `may_text` hold for the patient at every number.',
    tags: ['Consent'],
    security: [{ bearer: [] }],
    middleware: requireScope(deps.auth, 'work'),
    request: { params, body: { required: true, content: { 'application/json': { schema: said } } } },
    responses: { 200: listed, ...problemAnswers(400, 401, 403, 404, 409, 415, 422, 429) },
  });

  /** Whose number it is, is nothing for a facility: it may not be its resident's. */
  async function requireTicket(c: Context<CallerEnv>, id: string): Promise<void> {
    const caller = c.get('caller');
    if (caller.facilityId !== null) throw new HttpProblem('forbidden');
    if (!(await readTicket(deps.db, id, audienceOf(caller)))) throw new HttpProblem('not_found');
  }

  /** Whose numbers those are and what was said there. */
  async function show(c: Context<CallerEnv>, id: string) {
    const shown = { subject: 'consent', tickets: [id] } as const;
    await recordPatientReads(deps.db, readerOf(c, deps.clock), 'look_up', shown);
    return listTicketConsents(deps.db, id);
  }

  return createRoutes<CallerEnv>()
    .openapi(list, async (c) => {
      const { id } = c.req.valid('param');
      await requireTicket(c, id);
      return c.json({ data: await show(c, id) }, 200);
    })
    .openapi(record, async (c) => {
      const { id } = c.req.valid('param');
      const { kind, messageId, note } = c.req.valid('json');
      await requireTicket(c, id);
      const actor = c.get('caller').name;
      refuseUnless(
        await recordStaffConsent(deps, { ticketId: id, messageId, kind, note: note ?? null, actor }),
      );
      return c.json({ data: await show(c, id) }, 200);
    });
}

function refuseUnless(result: StaffConsentResult): void {
  if (result === 'not_found') throw invalid('messageId', 'must be a message of the ticket');
  if (result === 'no_number') throw invalid('messageId', 'must come from a phone number');
  if (result === 'no_patient') throw new HttpProblem('conflict');
}
