import { Hono } from 'hono';
import type { Context } from 'hono';
import { z } from 'zod';
import { recordPatientReads } from '../audit/patient-read-store.ts';
import { isId } from '../domain/id.ts';
import { actorOf } from '../http/actor-of.ts';
import { audienceOf } from '../http/audience-of.ts';
import { hasScope } from '../http/authenticate.ts';
import { HttpProblem } from '../http/problem.ts';
import { problemOfWork } from '../http/problem-of-work.ts';
import { readerOf } from '../http/reader-of.ts';
import { textField } from '../http/text-field.ts';
import { listTickets } from '../tickets/ticket-store.ts';
import type { ConsoleDeps } from './console-deps.ts';
import { NotFoundPage, page } from './layout.tsx';
import { MergePage } from './merge-page.tsx';
import type { ConsoleEnv, Sessions } from './session.ts';

const query = z.object({
  into: z.string().refine(isId).optional().catch(undefined),
  reference: textField(40).optional().catch(undefined),
});

const version = z.coerce.number().int();
const splitForm = z.object({ version, messageId: z.string() });
const mergeForm = z.object({ version, into: z.string() });

/** Taking an arrival out of a ticket, and ending one ticket in another after a look at what would change. */
export function createMergePages(deps: ConsoleDeps, sessions: Sessions): Hono<ConsoleEnv> {
  const { db, clock, timeZone } = deps;
  const routes = new Hono<ConsoleEnv>();

  routes.get('/console/tickets/:id/merge', sessions.require, async (c) => {
    const actor = actorOf(workerOf(c));
    const ticketId = c.req.param('id');
    const asked = query.parse(c.req.query());
    const into = asked.into ?? (await findByReference(c, asked.reference));
    const preview = into ? await deps.previewMerge({ ticketId, into, actor }) : null;
    if (!preview) return c.html(page(<NotFoundPage signedInAs={actor.name} />), 404);
    const tickets = [preview.ticket.id, preview.into.id];
    await recordPatientReads(db, readerOf(c, clock), 'compare', { subject: 'ticket', tickets });
    return c.html(page(<MergePage preview={preview} signedInAs={actor.name} timeZone={timeZone} />));
  });

  routes.post('/console/tickets/:id/merge', sessions.requireOwnPage, sessions.require, async (c) => {
    const form = mergeForm.safeParse(await c.req.parseBody());
    if (!form.success) throw new HttpProblem('invalid_request');
    const { version, into } = form.data;
    return work(c, version, { type: 'merge', into }, into);
  });

  routes.post('/console/tickets/:id/split', sessions.requireOwnPage, sessions.require, async (c) => {
    const form = splitForm.safeParse(await c.req.parseBody());
    if (!form.success) throw new HttpProblem('invalid_request');
    const { version, messageId } = form.data;
    return work(c, version, { type: 'split', messageId }, c.req.param('id'));
  });
  return routes;

  /** Does it and goes on to the ticket that stays. */
  async function work(c: Context<ConsoleEnv>, version: number, body: object, thenTo: string) {
    const actor = actorOf(workerOf(c));
    const ticketId = c.req.param('id') ?? '';
    const result = await deps.workTicket({ ticketId, version, body, actor });
    if (result.kind === 'stale') return c.redirect(`/console/tickets/${ticketId}?stale`, 303);
    if (result.kind !== 'applied') throw problemOfWork(result);
    return c.redirect(`/console/tickets/${thenTo}`, 303);
  }

  async function findByReference(c: Context<ConsoleEnv>, reference: string | undefined) {
    if (!reference) return null;
    const newest = { limit: 1, cursor: undefined };
    const { records } = await listTickets(db, { reference }, newest, audienceOf(c.get('caller')));
    return records[0]?.id ?? null;
  }
}

function workerOf(c: Context<ConsoleEnv>) {
  const caller = c.get('caller');
  if (!hasScope(caller, 'work')) throw new HttpProblem('forbidden');
  return caller;
}
