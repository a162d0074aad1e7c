import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { recordPatientReads } from '../audit/patient-read-store.ts';
import { dateIn } from '../domain/calendar-date.ts';
import { isId } from '../domain/id.ts';
import { priorities, queues, ticketStages, ticketStatuses } from '../domain/ticket.ts';
import { actorOf } from '../http/actor-of.ts';
import { audienceOf } from '../http/audience-of.ts';
import { hasScope } from '../http/authenticate.ts';
import { HttpProblem } from '../http/problem.ts';
import { problemOfWork } from '../http/problem-of-work.ts';
import { readerOf } from '../http/reader-of.ts';
import { textField } from '../http/text-field.ts';
import { listPossiblePatients } from '../identity/possible-patient-store.ts';
import { listMessagesByIds } from '../intake/message-store.ts';
import { findPrescriberOf } from '../pipeline/needs/find-prescriber.ts';
import { readEncounter } from '../pipeline/effects/read-encounter.ts';
import { suggestJoins } from '../pipeline/needs/suggest-joins.ts';
import { listThreadReplies } from '../reply/reply-list-store.ts';
import { listTicketConsents } from '../reply/ticket-consent-store.ts';
import { listTasks } from '../tickets/task-store.ts';
import { listTickets, readTicket } from '../tickets/ticket-store.ts';
import { finishPages } from './account-pages.tsx';
import type { ConsoleDeps } from './console-deps.ts';
import { NotFoundPage, page } from './layout.tsx';
import { ListPage } from './list-page.tsx';
import { createConsentPages } from './consent-routes.tsx';
import { createMergePages } from './merge-routes.tsx';
import { createOverviewPages } from './overview-routes.tsx';
import { createReplyPages } from './reply-routes.tsx';
import { createSessions, type ConsoleEnv } from './session.ts';
import { SignInPage } from './sign-in-page.tsx';
import { consoleStyles } from './styles.ts';
import { createRecordsPages } from './records-routes.tsx';
import { createPilotPage } from './pilot-routes.tsx';
import { createSystemsPages } from './systems-routes.tsx';
import { createTaskPages } from './task-routes.tsx';
import { createTemplatePages } from './template-routes.tsx';
import { TicketPage } from './ticket-page.tsx';
import { createUserPages } from './user-routes.tsx';

/** A filter that is empty or unknown shows everything: the page is for looking, not for machines. */
const filterOf = z.object({
  status: z.enum(ticketStatuses).optional().catch(undefined),
  stage: z.enum(ticketStages).optional().catch(undefined),
  queue: z.enum(queues).optional().catch(undefined),
  priority: z.enum(priorities).optional().catch(undefined),
  reference: textField(40).optional().catch(undefined),
  cursor: z.string().refine(isId).optional().catch(undefined),
});

const wholePage = { limit: 50, cursor: undefined };
const staleNotice = 'The ticket has changed meanwhile. Look again before you act.';

/** The staff console at `/console`: sign in with a key, look at tickets, acknowledge pages, do tasks. */
export function createConsoleRoutes(deps: ConsoleDeps): Hono<ConsoleEnv> {
  const { db, clock, timeZone } = deps;
  const sessions = createSessions(deps);
  const routes = new Hono<ConsoleEnv>();

  routes.use('/console/*', finishPages);
  routes.get('/console/console.css', (c) =>
    c.body(consoleStyles, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache' }),
  );
  routes.get('/console/sign-in', (c) => c.html(page(<SignInPage refused={false} />)));
  routes.post('/console/sign-in', sessions.requireOwnPage, async (c) => {
    const { key } = await c.req.parseBody();
    const caller = typeof key === 'string' ? await deps.auth.findCaller(key.trim()) : null;
    if (!caller || !hasScope(caller, 'tickets')) return c.html(page(<SignInPage refused={true} />), 403);
    await sessions.start(c, caller);
    return c.redirect('/console', 303);
  });
  routes.post('/console/sign-out', sessions.requireOwnPage, async (c) => {
    await sessions.end(c);
    return c.redirect('/console/sign-in', 303);
  });

  routes.get('/console', sessions.require, async (c) => {
    const { cursor, ...filter } = filterOf.parse(c.req.query());
    const caller = c.get('caller');
    const { records, nextCursor } = await listTickets(db, filter, { limit: 50, cursor }, audienceOf(caller));
    const tickets = records.map(({ id }) => id);
    await recordPatientReads(db, readerOf(c, clock), 'list', { subject: 'ticket', tickets });
    const list = { tickets: records, nextCursor, filter, signedInAs: caller.name, timeZone };
    return c.html(page(<ListPage {...list} />));
  });

  routes.get('/console/tickets/:id', sessions.require, async (c) => {
    const caller = c.get('caller');
    const audience = audienceOf(caller);
    const ticket = await readTicket(db, c.req.param('id'), audience);
    if (!ticket) return c.html(page(<NotFoundPage signedInAs={caller.name} />), 404);
    const messageIds = [...new Set(ticket.sources.map((source) => source.messageId))];
    const [messages, replies, tasks, suggestions, prescriber] = await Promise.all([
      listMessagesByIds(db, messageIds, audience),
      listThreadReplies(db, ticket.id, messageIds, audience),
      listTasks(db, { ticketId: ticket.id }, wholePage, audience),
      suggestJoins(db, ticket.id, audience),
      findPrescriberOf(db, ticket, dateIn(timeZone, clock.now())),
    ]);
    const encounter = await readEncounter(db, ticket, prescriber, { timeZone, audience });
    const identities = messages.map(({ identity }) => identity);
    const possible = await listPossiblePatients(db, ticket.patient === null ? identities : [], audience);
    await recordPatientReads(db, readerOf(c, clock), 'look_up', {
      subject: 'ticket',
      tickets: [ticket.id],
      patients: possible.map(({ id }) => id),
    });
    const details = {
      ticket,
      prescriber,
      encounter,
      possiblePatients: possible,
      messages,
      replies,
      tasks: tasks.records,
      suggestions,
      consents: caller.facilityId === null ? await listTicketConsents(db, ticket.id) : [],
      mayWork: hasScope(caller, 'work'),
      mayReply: hasScope(caller, 'work') && caller.facilityId === null,
      notice: c.req.query('stale') === undefined ? null : staleNotice,
      signedInAs: caller.name,
      timeZone,
    };
    return c.html(page(<TicketPage {...details} />));
  });

  async function work(c: Context<ConsoleEnv>, readEvent: (form: Record<string, unknown>) => object) {
    const caller = c.get('caller');
    if (!hasScope(caller, 'work')) throw new HttpProblem('forbidden');
    const ticketId = c.req.param('id') ?? '';
    const form = await c.req.parseBody();
    const version = Number(form['version']);
    if (!isId(ticketId) || !Number.isInteger(version)) throw new HttpProblem('not_found');
    const actor = actorOf(caller);
    const result = await deps.workTicket({ ticketId, version, body: readEvent(form), actor });
    if (result.kind === 'stale') return c.redirect(`/console/tickets/${ticketId}?stale`, 303);
    if (result.kind !== 'applied') throw problemOfWork(result);
    return c.redirect(`/console/tickets/${ticketId}`, 303);
  }

  routes.post('/console/tickets/:id/acknowledge', sessions.requireOwnPage, sessions.require, (c) =>
    work(c, () => ({ type: 'acknowledge' })),
  );
  routes.post('/console/tickets/:id/identify', sessions.requireOwnPage, sessions.require, (c) =>
    work(c, ({ patientId }) => ({ type: 'identify', patientId })),
  );
  routes.route('/', createMergePages(deps, sessions));
  routes.route('/', createConsentPages(deps, sessions));
  routes.route('/', createReplyPages(deps, sessions));
  routes.route('/', createTaskPages(deps, sessions));
  routes.route('/', createTemplatePages(deps, sessions));
  routes.route('/', createUserPages(deps));
  routes.route('/', createOverviewPages(deps, sessions));
  routes.route('/', createSystemsPages(deps, sessions));
  routes.route('/', createPilotPage(deps, sessions));
  routes.route('/', createRecordsPages(deps, sessions));
  return routes;
}
