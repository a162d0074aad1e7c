import { Hono, type Context } from 'hono';
import { isId } from '../domain/id.ts';
import { HttpProblem } from '../http/problem.ts';
import { readSentRequest } from '../intake/sent-request-store.ts';
import { listStaffWords } from '../reply/reply-list-store.ts';
import { listAskedTickets } from '../tickets/asked-ticket-store.ts';
import { answerInWords, longestAnswer } from './answer-in-words.ts';
import { findForFacility } from './find-residents.ts';
import { followLines, type FollowedLine } from './follow.ts';
import { audienceOf, facilityOf, frameOf, recordReads } from './form-context.ts';
import type { FormDeps, FormEnv } from './form-deps.ts';
import { page } from './layout.tsx';
import { forgetLine } from './list/list-store.ts';
import { streamLines } from './live-stream.ts';
import { ProgressLines, ProgressPage, type Choices, type Outcome, type Progress } from './progress-page.tsx';

const outcomes: readonly Outcome[] = [
  'withdrawn',
  'asked',
  'refused',
  'answered',
  'told',
  'stale',
  'notAnswered',
];

/** `/form/requests/ID`: what became of a request, answering what is asked about it, and taking lines back. */
export function createProgressPages(deps: FormDeps): Hono<FormEnv> {
  const { db, clock } = deps;
  const routes = new Hono<FormEnv>();

  async function load(c: Context<FormEnv>): Promise<Omit<Progress, 'frame' | 'found'>> {
    const audience = audienceOf(c);
    const request = await readSentRequest(db, c.req.param('id') ?? '', audience);
    if (!request) throw new HttpProblem('not_found');
    const lines = followLines(request, await listAskedTickets(db, request.id, audience));
    const said = await listStaffWords(db, request.id, audience);
    return { request, lines, said, choices: await choicesOf(deps, facilityOf(c), lines) };
  }

  async function show(c: Context<FormEnv>, found: Progress['found'], outcome: Outcome | null) {
    const progress = await load(c);
    await recordReads(deps, c, 'own_request', { subject: 'message', messages: [progress.request.id] });
    const frame = await frameOf(deps, c, `/form/requests/${progress.request.id}`);
    const props = { ...progress, frame, found, outcome, now: clock.now() };
    return c.html(page(<ProgressPage {...props} />));
  }

  routes.get('/form/requests/:id', (c) => {
    const said = c.req.query('said');
    return show(c, null, outcomes.find((outcome) => outcome === said) ?? null);
  });

  routes.get('/form/requests/:id/events', async (c) => {
    const first = await load(c);
    await recordReads(deps, c, 'own_request', { subject: 'message', messages: [first.request.id] });
    const frame = await frameOf(deps, c, `/form/requests/${first.request.id}`);
    return streamLines(deps, c, async (last) => {
      const mark = await markOf(first.request.id);
      if (mark === last) return null;
      const progress = await load(c);
      return { mark, html: String(await (<ProgressLines {...progress} frame={frame} found={null} />)) };
    });
  });

  /** Changes with whatever the page shows. */
  async function markOf(messageId: string): Promise<string> {
    const message = await db.inboundMessage.findUnique({
      where: { id: messageId },
      select: {
        state: true,
        replies: { where: { slot: { startsWith: 'staff:' } }, select: { id: true } },
        sources: { select: { withdrawnAt: true, ticket: { select: { version: true } } } },
      },
    });
    return JSON.stringify(message);
  }

  routes.post('/form/requests/:id/withdraw', async (c) => {
    const { request, lines } = await load(c);
    const form = await c.req.formData();
    const ticketId = textOf(form.get('ticket'));
    const line = lines.find(({ ticket }) => ticket?.id === ticketId);
    if (!line) throw new HttpProblem('not_found');
    const actor = c.get('signedIn').name;
    const { kind } = await deps.withdrawLine({
      messageId: request.id,
      ticketId,
      actor,
      audience: audienceOf(c),
    });
    if (kind === 'not_found') throw new HttpProblem('not_found');
    if (kind === 'withdrawn') await forgetLine(db, request.id, line);
    return c.redirect(`/form/requests/${request.id}?said=${kind}`, 303);
  });

  routes.post('/form/requests/:id/answer', async (c) => {
    const { request, lines } = await load(c);
    const form = await c.req.formData();
    const ticketId = textOf(form.get('ticket'));
    const line = lines.find(({ ticket }) => ticket?.id === ticketId);
    if (!line?.ticket) throw new HttpProblem('not_found');
    if (line.question === 'resident' && !form.has('resident')) {
      const found = await findForFacility(deps, c, form.get('find'));
      return show(c, found && { ticketId, found }, null);
    }
    const answer = answerOf(line, form);
    const said = answer === null ? 'notAnswered' : await work(c, line, Number(form.get('version')), answer);
    return c.redirect(`/form/requests/${request.id}?said=${said}`, 303);
  });

  routes.post('/form/requests/:id/reply', async (c) => {
    const { request, lines } = await load(c);
    const form = await c.req.formData();
    const line = lines.find(({ ticket }) => ticket?.id === textOf(form.get('ticket')));
    if (!line) throw new HttpProblem('not_found');
    const text = textOf(form.get('text')).trim().slice(0, longestAnswer);
    const given = textOf(form.get('answer'));
    const answerId = isId(given) ? given : crypto.randomUUID();
    const taken = await answerInWords(deps, c, { request, line, text, answerId });
    return c.redirect(`/form/requests/${request.id}?said=${taken ? 'told' : 'notAnswered'}`, 303);
  });

  async function work(
    c: Context<FormEnv>,
    line: FollowedLine,
    version: number,
    answer: { patientId: string; prescriptionId?: string },
  ): Promise<Outcome> {
    const { name, role } = c.get('signedIn');
    const actor = { name, role, facilityId: facilityOf(c) };
    const body = { type: 'identify', ...answer };
    const ticketId = line.ticket?.id ?? '';
    const result = await deps.workTicket({ ticketId, version, body, actor });
    if (result.kind === 'applied') return 'answered';
    return result.kind === 'stale' ? 'stale' : 'notAnswered';
  }
  return routes;
}

/** The active medicines of each resident of whom it is asked which one is meant. */
async function choicesOf(deps: FormDeps, facilityId: string, lines: FollowedLine[]): Promise<Choices> {
  const asked = lines.flatMap(({ question, ticket }) =>
    question === 'medicine' && ticket?.patientId ? [{ id: ticket.id, patientId: ticket.patientId }] : [],
  );
  if (asked.length === 0) return new Map();
  const residents = await deps.previewMedicines(
    facilityId,
    asked.map(({ patientId }) => patientId),
  );
  return new Map(
    asked.map(({ id, patientId }) => [
      id,
      residents.find((resident) => resident.patientId === patientId)?.medicines ?? [],
    ]),
  );
}

/** Whom or what was chosen; null where the answer is none to this question. */
function answerOf(
  { question, ticket }: FollowedLine,
  form: FormData,
): { patientId: string; prescriptionId?: string } | null {
  const resident = textOf(form.get('resident'));
  const prescription = textOf(form.get('prescription'));
  if (question === 'resident') return resident === '' ? null : { patientId: resident };
  if (question !== 'medicine' || !ticket?.patientId || prescription === '') return null;
  return { patientId: ticket.patientId, prescriptionId: prescription };
}

function textOf(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value : '';
}
