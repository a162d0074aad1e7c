import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { recordPatientReads } from '../audit/patient-read-store.ts';
import { actorOf } from '../http/actor-of.ts';
import { hasScope } from '../http/authenticate.ts';
import { HttpProblem } from '../http/problem.ts';
import { readerOf } from '../http/reader-of.ts';
import type { LastReply } from '../reply/last-reply-store.ts';
import { readAsks } from '../pipeline/replies/staff-reply-choices.ts';
import type { ConsoleDeps } from './console-deps.ts';
import { NotFoundPage, page } from './layout.tsx';
import { ReplyPage } from './reply-page.tsx';
import type { ConsoleEnv, Sessions } from './session.ts';
import { plain } from './words.ts';

const text = z.string().trim().max(60).default('');
const form = z.object({
  template: z.string().min(1).max(60),
  messageId: text,
  date: text,
  asked: z
    .union([z.string(), z.array(z.string())])
    .default('')
    .transform((ticked) => [ticked].flat().flatMap((words) => words.split(',')))
    .transform((ticked) => readAsks(ticked)),
});
type ReplyFields = z.infer<typeof form>;

/** A person's reply: the text is shown first, and sent by a second press under the version that was shown. */
export function createReplyPages(deps: ConsoleDeps, sessions: Sessions): Hono<ConsoleEnv> {
  const routes = new Hono<ConsoleEnv>();
  const path = '/console/tickets/:id';
  routes.post(`${path}/reply-preview`, sessions.requireOwnPage, sessions.require, async (c) =>
    show(c, readForm(await c.req.parseBody({ all: true })), null),
  );
  routes.post(`${path}/reply`, sessions.requireOwnPage, sessions.require, async (c) => {
    const parsed = await c.req.parseBody({ all: true });
    const fields = readForm(parsed);
    const version = Number(parsed['version']);
    if (!Number.isInteger(version)) throw new HttpProblem('invalid_request');
    const work = { ticketId: c.req.param('id'), version, body: bodyOf(fields), actor: workerOf(c) };
    const result = await deps.workTicket(work);
    if (result.kind === 'applied') return c.redirect(`/console/tickets/${work.ticketId}`, 303);
    return show(c, fields, result.kind === 'stale' ? { lastReply: result.lastReply ?? null } : null);
  });
  return routes;

  async function show(
    c: Context<ConsoleEnv>,
    fields: ReplyFields,
    stale: { lastReply: LastReply | null } | null,
  ) {
    const ticketId = c.req.param('id') ?? '';
    const { name } = c.get('caller');
    const planned = await deps.previewReply({ ticketId, body: bodyOf(fields), actor: workerOf(c) });
    if (planned.kind === 'not_found') return c.html(page(<NotFoundPage signedInAs={name} />), 404);
    const read = { subject: 'ticket', tickets: [ticketId] } as const;
    await recordPatientReads(deps.db, readerOf(c, deps.clock), 'work', read);
    const shown = {
      preview: planned.kind === 'planned' ? planned.preview : null,
      refusals: refusalsOf(planned),
      fields: { ...fields, asked: fields.asked.join(',') },
    };
    const props = { ...shown, ticketId, stale, signedInAs: name, timeZone: deps.timeZone };
    const status = stale ? 412 : shown.preview ? 200 : 422;
    return c.html(page(<ReplyPage {...props} />), status);
  }
}

type Planned = Awaited<ReturnType<ConsoleDeps['previewReply']>>;

function refusalsOf(planned: Planned): string[] {
  if (planned.kind === 'invalid') return planned.errors.map(({ message }) => plain(message));
  return planned.kind === 'refused' ? ['the ticket is not where this text says'] : [];
}

function readForm(parsed: Record<string, unknown>): ReplyFields {
  const read = form.safeParse(parsed);
  if (!read.success) throw new HttpProblem('invalid_request');
  return read.data;
}

/** The event, with what was filled in alone. */
function bodyOf({ template, messageId, date, asked }: ReplyFields): object {
  const values = { ...(date === '' ? {} : { date }), ...(asked.length === 0 ? {} : { asked }) };
  return { type: 'reply', template, values, ...(messageId === '' ? {} : { messageId }) };
}

function workerOf(c: Context<ConsoleEnv>) {
  const caller = c.get('caller');
  if (!hasScope(caller, 'work')) throw new HttpProblem('forbidden');
  return actorOf(caller);
}
