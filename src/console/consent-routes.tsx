import { Hono } from 'hono';
import { z } from 'zod';
import { consentKinds } from '../domain/consent.ts';
import { audienceOf } from '../http/audience-of.ts';
import { hasScope } from '../http/authenticate.ts';
import { HttpProblem } from '../http/problem.ts';
import { textField } from '../http/text-field.ts';
import { recordStaffConsent } from '../pipeline/replies/record-staff-consent.ts';
import { readTicket } from '../tickets/ticket-store.ts';
import type { ConsoleDeps } from './console-deps.ts';
import type { ConsoleEnv, Sessions } from './session.ts';

const consentForm = z.object({
  kind: z.enum(consentKinds),
  messageId: z.uuid(),
  note: textField(1000).optional().catch(undefined),
});

/** What somebody told a person about being texted, by a button beside the thread. */
export function createConsentPages(deps: ConsoleDeps, sessions: Sessions): Hono<ConsoleEnv> {
  const routes = new Hono<ConsoleEnv>();
  routes.post('/console/tickets/:id/consents', sessions.requireOwnPage, sessions.require, async (c) => {
    const caller = c.get('caller');
    if (!hasScope(caller, 'work') || caller.facilityId !== null) throw new HttpProblem('forbidden');
    const form = consentForm.safeParse(await c.req.parseBody());
    if (!form.success) throw new HttpProblem('invalid_request');
    const ticketId = c.req.param('id');
    if (!(await readTicket(deps.db, ticketId, audienceOf(caller)))) throw new HttpProblem('not_found');
    const { kind, messageId, note } = form.data;
    const said = { ticketId, messageId, kind, note: note ?? null, actor: caller.name };
    if ((await recordStaffConsent(deps, said)) !== 'recorded') throw new HttpProblem('invalid_request');
    return c.redirect(`/console/tickets/${ticketId}`, 303);
  });
  return routes;
}
